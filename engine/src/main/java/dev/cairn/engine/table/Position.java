package dev.cairn.engine.table;

/**
 * A place in a file, as its author sees it in a spreadsheet.
 *
 * @param file the name as it was given, with its extension
 * @param sheet the sheet's name; of a CSV file its base name without extension; empty for a place that is the whole file
 * @param row counted from 1, blank rows included, as a spreadsheet numbers them; 0 for the whole sheet
 * @param column counted from 1; 0 for the whole row
 * @param line the line in a text editor, counted from 1, on which the row begins: more than {@code row} once a cell above holds several
 *     lines; in a workbook the same as {@code row}
 */
public record Position(String file, String sheet, int row, int column, int line) {

    public Position {
        if (row < 0 || column < 0 || line < 0) {
            throw new IllegalArgumentException(
                    "row, column and line count from 1: " + row + ", " + column + ", " + line);
        }
    }

    /** A place whose line is its row. */
    public Position(String file, String sheet, int row, int column) {
        this(file, sheet, row, column, row);
    }

    /** The whole file. */
    public static Position of(String file) {
        return new Position(file, "", 0, 0);
    }

    /** The whole sheet of the same file. */
    public Position atSheet(String name) {
        return new Position(file, name, 0, 0);
    }

    /** A whole row of the same sheet. */
    public Position atRow(int otherRow, int otherLine) {
        return new Position(file, sheet, otherRow, 0, otherLine);
    }

    /** A cell of the same row. */
    public Position atColumn(int otherColumn) {
        return new Position(file, sheet, row, otherColumn, line);
    }

    /** The cell as a spreadsheet names it: {@code C14}; without its row {@code C}, without its column {@code 14}. */
    public String cellName() {
        return columnName(column) + (row == 0 ? "" : row);
    }

    /** {@code content-rules.csv, row 14, column C}; a workbook's sheet, and the line where it is not the row, are told too. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(file);
        if (!sheet.isEmpty() && (!sheet.equals(baseName(file)) || file.endsWith(".xlsx"))) {
            text.append(", sheet ").append(sheet);
        }
        if (row > 0) {
            text.append(", row ").append(row);
            if (line != row) {
                text.append(" (line ").append(line).append(')');
            }
        }
        if (column > 0) {
            text.append(", column ").append(columnName(column));
        }
        return text.toString();
    }

    /** 1 is {@code A}, 27 is {@code AA}; 0 is the empty text. */
    public static String columnName(int column) {
        StringBuilder name = new StringBuilder();
        for (int rest = column; rest > 0; rest = (rest - 1) / 26) {
            name.append((char) ('A' + (rest - 1) % 26));
        }
        return name.reverse().toString();
    }

    /** {@code rules/guards.csv} is {@code guards}. */
    static String baseName(String file) {
        String name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
