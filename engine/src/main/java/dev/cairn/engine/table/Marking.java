package dev.cairn.engine.table;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Hyperlink;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * Writes remarks into a workbook that is there already: a note and a tint in each cell meant, and a first sheet that lists them all. All else
 * of the workbook stays, its author's own notes, colours and widths included. Remarks of an earlier time go.
 */
public final class Marking {

    /** Unpacked bytes; the library that opens a whole workbook takes some twenty times as much memory. */
    private static final long MOST_UNPACKED = 10_000_000;

    private static final int MOST_MARKS = 1_000;
    private static final int LONGEST = 32_000;

    private Marking() {}

    /**
     * A remark in a cell.
     *
     * @param row counted from 1
     * @param column counted from 1
     * @param error tinted red; else yellow
     */
    public record Mark(String sheet, int row, int column, String text, boolean error) {
        boolean isInSheet() {
            return row >= 1
                    && column >= 1
                    && row <= SpreadsheetVersion.EXCEL2007.getMaxRows()
                    && column <= SpreadsheetVersion.EXCEL2007.getMaxColumns();
        }
    }

    /**
     * One line of the list.
     *
     * @param at where the cell of the list's link column leads; null leads nowhere
     */
    public record Entry(List<String> texts, @Nullable Mark at) {
        public Entry {
            texts = List.copyOf(texts);
        }
    }

    /**
     * The list of all remarks.
     *
     * @param sheet its name; a sheet of that name is replaced
     * @param columns headers with their widths; notes and lists of them are not written
     * @param linked the column, counted from 1, whose cells lead to the places meant
     */
    public record Listing(String sheet, List<WorkbookWriting.Column> columns, int linked, List<Entry> entries) {
        public Listing {
            columns = List.copyOf(columns);
            entries = List.copyOf(entries);
        }
    }

    /**
     * The workbook with these remarks and no older ones.
     *
     * @param workbook null for one that holds the list alone
     * @param marks at most 1,000 are written into cells, the first; those of one cell share its note
     * @param origin see {@link Origin}; null leaves what it says
     * @return empty when the workbook is not opened: it is too large for it (10 MB unpacked), or not safe or sound
     */
    public static Optional<byte[]> mark(
            String fileName, byte @Nullable [] workbook, List<Mark> marks, Listing listing, @Nullable String origin) {
        if (workbook != null && !isSafe(fileName, workbook)) {
            return Optional.empty();
        }
        try (XSSFWorkbook book =
                workbook == null ? new XSSFWorkbook() : new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            for (int i = book.getNumberOfSheets() - 1; i >= 0; i--) {
                if (book.getSheetName(i).equalsIgnoreCase(listing.sheet()) && book.getNumberOfSheets() > 1) {
                    book.removeSheetAt(i);
                }
            }
            book.sheetIterator().forEachRemaining(sheet -> SheetMarks.clear((XSSFSheet) sheet));
            List<Mark> first = marks.stream()
                    .filter(Mark::isInSheet)
                    .filter(mark -> book.getSheet(mark.sheet()) != null)
                    .limit(MOST_MARKS)
                    .toList();
            for (XSSFSheet sheet : sheets(book)) {
                SheetMarks.write(
                        sheet,
                        first.stream()
                                .filter(mark -> sheet.getSheetName().equalsIgnoreCase(mark.sheet()))
                                .toList());
            }
            if (!listing.entries().isEmpty() || book.getNumberOfSheets() == 0) {
                list(book, listing);
            }
            Origin.write(book, origin);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            book.write(out);
            return Optional.of(out.toByteArray());
        } catch (IOException | RuntimeException e) {
            // the library meets what it does not know with exceptions of many kinds
            return Optional.empty();
        }
    }

    private static boolean isSafe(String fileName, byte[] workbook) {
        Position file = Position.of(fileName);
        Limits limits = Limits.standard().withUnpacked(MOST_UNPACKED);
        if (workbook.length > limits.packed()) {
            return false;
        }
        try (Archive archive = Archive.open(file, workbook, limits)) {
            WorkbookParts.of(file, archive);
            return true;
        } catch (Stop stop) {
            return false;
        }
    }

    private static List<XSSFSheet> sheets(XSSFWorkbook book) {
        List<XSSFSheet> sheets = new ArrayList<>();
        book.sheetIterator().forEachRemaining(sheet -> sheets.add((XSSFSheet) sheet));
        return sheets;
    }

    private static void list(XSSFWorkbook book, Listing listing) {
        int there = book.getSheetIndex(listing.sheet());
        if (there >= 0) {
            // the only sheet of an earlier list: a workbook cannot be without one
            book.setSheetName(there, "note-before");
        }
        XSSFSheet sheet = book.createSheet(listing.sheet());
        if (there >= 0) {
            book.removeSheetAt(there);
        }
        CellStyle header = CellWriting.header(book);
        CellStyle text = CellWriting.text(book);
        text.setWrapText(true);
        text.setQuotePrefixed(true);
        CellStyle link = CellWriting.link(book);
        Row first = sheet.createRow(0);
        for (int i = 0; i < listing.columns().size(); i++) {
            WorkbookWriting.Column column = listing.columns().get(i);
            fill(first, i, column.header(), header);
            sheet.setColumnWidth(i, Math.min(255, column.width()) * 256);
        }
        for (int i = 0; i < listing.entries().size(); i++) {
            Entry entry = listing.entries().get(i);
            Row row = sheet.createRow(i + 1);
            for (int column = 0; column < entry.texts().size(); column++) {
                Mark at = entry.at();
                boolean leads = column == listing.linked() - 1;
                if (at == null || !leads || book.getSheet(at.sheet()) == null) {
                    fill(row, column, entry.texts().get(column), text);
                } else {
                    fill(row, column, entry.texts().get(column), link);
                    Hyperlink way = book.getCreationHelper().createHyperlink(HyperlinkType.DOCUMENT);
                    way.setAddress(
                            "'" + at.sheet().replace("'", "''") + "'!" + Position.columnName(at.column()) + at.row());
                    row.getCell(column).setHyperlink(way);
                }
            }
        }
        sheet.createFreezePane(0, 1);
        sheet.setAutoFilter(new CellRangeAddress(
                0, listing.entries().size(), 0, listing.columns().size() - 1));
        book.setSheetOrder(listing.sheet(), 0);
        book.setActiveSheet(0);
        book.setSelectedTab(0);
    }

    private static void fill(Row row, int column, String text, CellStyle style) {
        Cell cell = row.createCell(column);
        cell.setCellValue(shortened(CellText.encoded(text)));
        cell.setCellStyle(style);
    }

    static String shortened(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
    }
}
