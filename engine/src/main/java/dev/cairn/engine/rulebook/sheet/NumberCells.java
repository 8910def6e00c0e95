package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.rulebook.row.Cell;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads cells that compare numbers and percentages. */
final class NumberCells {
    private static final Pattern COMPARISON = Pattern.compile("(<=|>=|<|>|\u2264|\u2265) ?([^=].*)");
    private static final Pattern RANGE = Pattern.compile("(.+?) ?(?:\\.\\.\\.?|\u2026) ?(.+)");
    private static final Pattern TWO_READINGS = Pattern.compile(".*\\d,\\d.*");
    private static final String COMMA = ",";
    private static final String COMMA_OUTSIDE_NUMBERS = "(?<!\\d),|,(?!\\d)";

    private final Filled cell;
    private final Formats formats;
    private final boolean percent;

    private NumberCells(Filled cell, Formats formats, boolean percent) {
        this.cell = cell;
        this.formats = formats;
        this.percent = percent;
    }

    static Demand read(Filled cell, Formats formats, boolean percent) {
        NumberCells cells = new NumberCells(cell, formats, percent);
        boolean point = formats.decimalMark() != ',';
        if (point && TWO_READINGS.matcher(cell.text()).matches()) {
            throw new Misread("`" + cell.text() + "` may be one number or a list")
                    .expecting("a blank after the comma of a list (`1, 5`), or a point in a number (`1.5`)");
        }
        return FormCells.read(cell, point ? COMMA : COMMA_OUTSIDE_NUMBERS, cells::one);
    }

    private Demand one(String text) {
        Matcher range = RANGE.matcher(text);
        if (range.matches()) {
            double low = number(range.group(1));
            double high = number(range.group(2));
            if (low > high) {
                throw new Misread("`" + text + "` ends before it begins")
                        .expecting("`" + range.group(2) + ".." + range.group(1) + "`");
            }
            return Demand.any(new Cell.Between(low, true, high, true), shown(low) + " to " + shown(high));
        }
        Matcher comparison = COMPARISON.matcher(text);
        if (!comparison.matches()) {
            double exactly = number(text);
            return Demand.any(new Cell.Between(exactly, true, exactly, true), shown(exactly));
        }
        double bound = number(comparison.group(2));
        return switch (comparison.group(1)) {
            case "<" -> {
                if (bound <= 0) {
                    throw new Misread("nothing is less than 0 here, so the cell never holds");
                }
                yield Demand.any(below(bound, false), "less than " + shown(bound));
            }
            case "<=", "\u2264" -> Demand.any(below(bound, true), "at most " + shown(bound));
            case ">" -> Demand.any(above(bound, false), "more than " + shown(bound));
            default -> Demand.any(above(bound, true), "at least " + shown(bound));
        };
    }

    private static Cell below(double bound, boolean in) {
        return new Cell.Between(Double.NEGATIVE_INFINITY, false, bound, in);
    }

    private static Cell above(double bound, boolean in) {
        return new Cell.Between(bound, in, Double.POSITIVE_INFINITY, false);
    }

    private String shown(double number) {
        return Formats.plain(number) + (percent ? " %" : "");
    }

    private double number(String text) {
        String digits = text.strip();
        boolean marked = digits.endsWith("%");
        if (marked && !percent) {
            throw new Misread("`" + text + "` is a percentage, and the column is not")
                    .expecting(cell.heading().column().form().words());
        }
        double number;
        try {
            number = formats.number(
                    marked ? digits.substring(0, digits.length() - 1).strip() : digits, cell.isNumber());
        } catch (Misread misread) {
            throw new Misread(misread.message())
                    .expecting(cell.heading().column().form().words());
        }
        if (number < 0) {
            throw new Misread("`" + text + "` is less than 0, which nothing here can be")
                    .expecting(cell.heading().column().form().words());
        }
        return percent ? percentage(text, number, marked) : number;
    }

    /** Half a percent or a half? A share without its sign is taken only where it cannot be a fraction. */
    static double percentage(String text, double number, boolean marked) {
        if (!marked && number > 0 && number <= 1) {
            throw new Misread("`" + text + "` may mean " + Formats.plain(number) + " % or "
                            + Formats.plain(number * 100) + " %")
                    .expecting("`" + Formats.plain(number * 100) + "%`");
        }
        if (number > 100 || number < 0) {
            throw new Misread("`" + text + "` is not a share").expecting("0% to 100%");
        }
        return number;
    }
}
