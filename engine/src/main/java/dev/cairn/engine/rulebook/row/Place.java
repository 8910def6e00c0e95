package dev.cairn.engine.rulebook.row;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where something stands in a rule book.
 *
 * @param sheet of an expert's rule the file's name
 * @param row as the spreadsheet numbers it, or the line of a .drl file, from 1; 0 means the whole sheet
 * @param column the header's text, if one column is meant
 * @param cell the spreadsheet's own name of the cell, such as {@code C14}; in a .drl file the position in the line, from 1
 */
public record Place(
        String file,
        String sheet,
        int row,
        @Nullable String column,
        @Nullable String cell) implements Comparable<Place> {
    public static Place of(String file, String sheet, int row) {
        return new Place(file, sheet, row, null, null);
    }

    public Place column(String title, @Nullable String cellName) {
        return new Place(file, sheet, row, title, cellName);
    }

    @Override
    public int compareTo(Place other) {
        int byFile = file.compareTo(other.file);
        int bySheet = byFile != 0 ? byFile : sheet.compareTo(other.sheet);
        int byRow = bySheet != 0 ? bySheet : Integer.compare(row, other.row);
        return byRow != 0 ? byRow : Integer.compare(columnNumber(), other.columnNumber());
    }

    /** Whether it is in an expert's file, which has lines instead of rows and cells. */
    public boolean isExpert() {
        return file.toLowerCase(Locale.ROOT).endsWith(".drl");
    }

    private int columnNumber() {
        int number = 0;
        if (cell != null && isExpert()) {
            return Integer.parseInt(cell);
        }
        if (cell != null) {
            for (int i = 0; i < cell.length() && Character.isLetter(cell.charAt(i)); i++) {
                number = number * 26 + (cell.charAt(i) - 'A' + 1);
            }
        }
        return number;
    }

    /**
     * {@code content-rules.csv, row 14, column "Stage"}, for a workbook {@code book.xlsx, sheet "guards", C14}, and
     * {@code experts.drl, line 7, position 12}.
     */
    @Override
    public String toString() {
        if (isExpert()) {
            return file + (row > 0 ? ", line " + row : "") + (cell == null ? "" : ", position " + cell);
        }
        StringBuilder out = new StringBuilder(file);
        if (!file.endsWith(".csv") && !sheet.isEmpty()) {
            out.append(", sheet \"").append(sheet).append('"');
        }
        if (row > 0) {
            out.append(", row ").append(row);
        }
        if (column != null) {
            out.append(", column \"").append(column).append('"');
        }
        if (cell != null) {
            out.append(" (").append(cell).append(')');
        }
        return out.toString();
    }
}
