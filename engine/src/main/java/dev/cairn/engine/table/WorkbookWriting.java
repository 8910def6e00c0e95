package dev.cairn.engine.table;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.streaming.DeferredSXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Writes an XLSX workbook: each sheet with a bold header that stays in sight, filters, drop-down lists and notes. Rows are drawn one by one
 * while the bytes go out; no file is used.
 */
public final class WorkbookWriting {

    /** The hidden sheet that holds the entries of drop-down lists; {@link Tables} passes over it. */
    public static final String CHOICES = "note-choices";

    private WorkbookWriting() {}

    /**
     * One sheet.
     *
     * @param name at most 31 characters, none of {@code \ / ? * [ ] :}, another than any other sheet's
     * @param columns at most 16,384
     * @param rows below the header, at most 1,048,575; gone through once. A number is kept to 15 digits, a text to 32,767 characters. A day
     *     before 1900-03-01, which Excel cannot count, is written as text
     */
    public record Sheet(String name, List<Column> columns, Iterable<? extends List<? extends Value>> rows) {
        public Sheet {
            WorkbookUtil.validateSheetName(name);
            columns = List.copyOf(columns);
        }
    }

    /**
     * One column.
     *
     * @param header what stands in row 1
     * @param width in characters, at most 255; 0 for one that fits the header
     * @param note shown when the pointer rests on the header; empty for none
     * @param choices what Excel offers in a list, up to 255 characters each; empty for no list
     * @param onlyChoices whether Excel refuses to take anything else
     */
    public record Column(String header, int width, String note, List<String> choices, boolean onlyChoices) {
        public Column {
            choices = List.copyOf(choices);
        }

        /** A column of its header's width without note or list. */
        public static Column of(String header) {
            return new Column(header, 0, "", List.of(), false);
        }

        public Column withWidth(int characters) {
            return new Column(header, characters, note, choices, onlyChoices);
        }

        public Column withNote(String text) {
            return new Column(header, width, text, choices, onlyChoices);
        }

        /** Offers these, and takes anything else too. */
        public Column offering(List<String> values) {
            return new Column(header, width, note, values, false);
        }

        /** Offers these and takes nothing else. */
        public Column onlyOneOf(List<String> values) {
            return new Column(header, width, note, values, true);
        }
    }

    /**
     * Writes the workbook. The stream is not closed.
     *
     * @throws IOException as {@code out} throws it
     * @throws IllegalArgumentException when a sheet does not keep to what its description says; what its rows throw comes as it is
     */
    public static void write(OutputStream out, List<Sheet> sheets) throws IOException {
        try (XSSFWorkbook frame = new XSSFWorkbook();
                DeferredSXSSFWorkbook workbook = new DeferredSXSSFWorkbook(frame, 1)) {
            SheetWriting writing = new SheetWriting(workbook);
            for (Sheet sheet : sheets) {
                writing.add(sheet);
            }
            writing.addChoices();
            workbook.writeAvoidingTempFiles(out);
        } catch (IOException e) {
            // what the rows themselves throw comes wrapped
            if (e.getCause() instanceof RuntimeException fromRows) {
                throw fromRows;
            }
            throw e;
        }
    }
}
