package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.table.Line;
import dev.cairn.engine.table.Table;
import dev.cairn.engine.table.Value;
import java.util.regex.Pattern;

/**
 * Excel takes a text of a CSV file for a formula when it begins with a certain sign, and an apostrophe before it keeps Excel from that. Here
 * such an apostrophe is put before and taken away again, so that no text is lost or changed. A workbook's cells know that they are texts and
 * need none.
 */
final class Inert {
    private static final char APOSTROPHE = '\'';
    private static final String SIGNS = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

    /** Excel makes a number of it, which harms nobody. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,15}([.,]\\d{1,15})?%?");

    private Inert() {}

    /** The text as a CSV file holds it. */
    static String written(String text) {
        return isFormula(text) ? APOSTROPHE + text : text;
    }

    /** The text that a cell of a CSV file means. */
    static String read(String cell) {
        return !cell.isEmpty() && cell.charAt(0) == APOSTROPHE && isFormula(cell) ? cell.substring(1) : cell;
    }

    /** A CSV file's table with the texts that its cells mean. */
    static Table read(Table table) {
        if (table.lines().stream().noneMatch(Inert::isQuoted)) {
            return table;
        }
        return new Table(
                table.file(),
                table.sheet(),
                table.lines().stream().map(Inert::read).toList());
    }

    private static boolean isQuoted(Line line) {
        return line.values().stream().anyMatch(value -> isQuoted(value.text()));
    }

    private static Line read(Line line) {
        return new Line(
                line.at(),
                line.values().stream()
                        .map(value -> isQuoted(value.text()) ? Value.of(read(value.text())) : value)
                        .toList(),
                line.calculated());
    }

    private static boolean isQuoted(String cell) {
        return !cell.isEmpty() && cell.charAt(0) == APOSTROPHE && isFormula(cell);
    }

    /** Whether a spreadsheet may run the text, apostrophes before it aside. */
    static boolean isFormula(String text) {
        int begin = 0;
        while (begin < text.length() && text.charAt(begin) == APOSTROPHE) {
            begin++;
        }
        if (begin == text.length()) {
            return false;
        }
        char first = text.charAt(begin);
        int sign = begin;
        while (sign < text.length() && isBlank(text.charAt(sign))) {
            sign++;
        }
        boolean signed = sign < text.length() && SIGNS.indexOf(text.charAt(sign)) >= 0;
        return first == '\t'
                || first == '\r'
                || first == '\n'
                || (signed && !NUMBER.matcher(text.substring(begin)).matches());
    }

    private static boolean isBlank(char c) {
        return c <= ' ' || Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT;
    }
}
