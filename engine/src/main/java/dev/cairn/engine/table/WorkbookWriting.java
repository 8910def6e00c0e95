package dev.cairn.engine.table;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.streaming.DeferredSXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

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
     * @param above how many blank rows stand above the header
     */
    public record Sheet(String name, List<Column> columns, Iterable<? extends List<? extends Value>> rows, int above) {
        public Sheet {
            WorkbookUtil.validateSheetName(name);
            columns = List.copyOf(columns);
        }

        /** A sheet whose header is row 1. */
        public Sheet(String name, List<Column> columns, Iterable<? extends List<? extends Value>> rows) {
            this(name, columns, rows, 0);
        }
    }

    /** What Excel makes of something typed into a column. */
    public enum Look {
        /** What it likes: a number, a date, a text. */
        ANY,
        /** A text: {@code 0042} and {@code 1-3} stay as they are typed. */
        TEXT,
        /** A day, shown as {@code 2026-03-31}. */
        DATE
    }

    /**
     * One column.
     *
     * @param header what stands in the header row
     * @param width in characters, at most 255; 0 for one that fits the header
     * @param note shown when the pointer rests on the header; empty for none
     * @param choices what Excel offers in a list, up to 255 characters each; empty for no list
     * @param onlyChoices whether Excel refuses to take anything else
     * @param look what a cell becomes that is typed into
     */
    public record Column(String header, int width, String note, List<String> choices, boolean onlyChoices, Look look) {
        public Column {
            choices = List.copyOf(choices);
        }

        /** A column of its header's width without note or list. */
        public static Column of(String header) {
            return new Column(header, 0, "", List.of(), false, Look.ANY);
        }

        public Column withWidth(int characters) {
            return new Column(header, characters, note, choices, onlyChoices, look);
        }

        public Column withNote(String text) {
            return new Column(header, width, text, choices, onlyChoices, look);
        }

        public Column looking(Look other) {
            return new Column(header, width, note, choices, onlyChoices, other);
        }

        /** Offers these, and takes anything else too. */
        public Column offering(List<String> values) {
            return new Column(header, width, note, values, false, look);
        }

        /** Offers these and takes nothing else. */
        public Column onlyOneOf(List<String> values) {
            return new Column(header, width, note, values, true, look);
        }
    }

    /** Whether a cell holds the text: escapes of the format included, Excel ends at 32,767 characters. */
    public static boolean fits(String text) {
        return CellText.encoded(text).length() <= CellWriting.LONGEST;
    }

    /**
     * Writes the workbook. The stream is not closed.
     *
     * @throws IOException as {@code out} throws it
     * @throws IllegalArgumentException when a sheet does not keep to what its description says; what its rows throw comes as it is
     */
    public static void write(OutputStream out, List<Sheet> sheets) throws IOException {
        write(out, sheets, null);
    }

    /**
     * The same.
     *
     * @param origin from where it comes, at most 200 characters; {@link Origin#of} reads it; null says nothing
     */
    public static void write(OutputStream out, List<Sheet> sheets, @Nullable String origin) throws IOException {
        try (XSSFWorkbook frame = new XSSFWorkbook();
                DeferredSXSSFWorkbook workbook = new DeferredSXSSFWorkbook(frame, 1)) {
            Origin.write(frame, origin);
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
