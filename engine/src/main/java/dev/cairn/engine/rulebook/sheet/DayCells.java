package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.rulebook.row.Cell;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads cells that say where today stands to a day: before it, on it, after it. Values count today minus that day. */
final class DayCells {
    private static final String UNIT = " ?(days?|weeks?)";
    private static final Pattern ON = Pattern.compile("(?i)on the(?: first)? day");
    private static final Pattern SIDE = Pattern.compile("(?i)(before|after)(?: the day)?");
    private static final Pattern COUNT = Pattern.compile("(?i)(<=|>=|<|>)? ?(\\d{1,5})" + UNIT + " (before|after)");
    private static final Pattern RANGE =
            Pattern.compile("(?i)(\\d{1,5}) ?\\.\\.\\.? ?(\\d{1,5})" + UNIT + " (before|after)");
    private static final Pattern ACROSS = Pattern.compile("(.+?) ?\\.\\.\\.? ?(\\D.*|\\d.* .*)");
    private static final Pattern WITHIN = Pattern.compile("(?i)within (\\d{1,5})" + UNIT);
    private static final Pattern HOURS = Pattern.compile("(?i).*\\bhours?\\b.*");

    private final Filled cell;
    private final Formats formats;

    private DayCells(Filled cell, Formats formats) {
        this.cell = cell;
        this.formats = formats;
    }

    static Demand read(Filled cell, Formats formats) {
        DayCells cells = new DayCells(cell, formats);
        return FormCells.read(cell, ",", cells::one);
    }

    /** The one day that a text means, as today minus it; for cells that state a day. */
    static int single(String text) {
        if (ON.matcher(text).matches()) {
            return 0;
        }
        Matcher count = COUNT.matcher(text);
        if (!count.matches() || count.group(1) != null) {
            throw new Misread("`" + text + "` is not one day").expecting(Form.GIVEN_DAY.words());
        }
        return signed(count.group(2), count.group(3), count.group(4));
    }

    private Demand one(String text) {
        if (ON.matcher(text).matches()) {
            return between(0, 0, "on");
        }
        Matcher side = SIDE.matcher(text);
        if (side.matches()) {
            return isBefore(side.group(1))
                    ? between(Double.NEGATIVE_INFINITY, -1, "before")
                    : between(1, Double.POSITIVE_INFINITY, "after");
        }
        Matcher within = WITHIN.matcher(text);
        if (within.matches()) {
            int days = days(within.group(1), within.group(2));
            if (days == 0) {
                throw new Misread("`" + text + "` never holds").expecting("`within 1 day` for today");
            }
            return between(0, days - 1, "within " + counted(days) + " of");
        }
        Matcher range = RANGE.matcher(text);
        if (range.matches()) {
            return range(range, text);
        }
        Matcher count = COUNT.matcher(text);
        if (count.matches()) {
            return count(count);
        }
        Matcher across = ACROSS.matcher(text);
        if (across.matches()) {
            return across(across, text);
        }
        throw unreadable(text);
    }

    private static Demand range(Matcher range, String text) {
        int first = days(range.group(1), range.group(3));
        int last = days(range.group(2), range.group(3));
        if (first > last) {
            throw new Misread("`" + text + "` ends before it begins").expecting("the smaller number first");
        }
        String words = first + " to " + counted(last) + " " + range.group(4).toLowerCase(Locale.ROOT);
        return isBefore(range.group(4)) ? between(-last, -first, words) : between(first, last, words);
    }

    /** A comparison stays on its side of the day: {@code <= 3 days after} does not reach before it. */
    private static Demand count(Matcher count) {
        int days = days(count.group(2), count.group(3));
        boolean before = isBefore(count.group(4));
        String side = before ? " before" : " after";
        String comparison = count.group(1) == null ? "" : count.group(1);
        if (comparison.equals("<") && days == 0) {
            throw new Misread("nothing is less than 0 days away, so the cell never holds");
        }
        int near = comparison.startsWith("<") ? 0 : comparison.equals(">") ? days + 1 : days;
        double far =
                switch (comparison) {
                    case "" -> days;
                    case "<" -> days - 1;
                    case "<=" -> days;
                    default -> Double.POSITIVE_INFINITY;
                };
        String words =
                switch (comparison) {
                    case "" -> "";
                    case "<" -> "less than ";
                    case "<=" -> "at most ";
                    case ">" -> "more than ";
                    default -> "at least ";
                };
        return before
                ? between(-far, near == 0 ? 0 : -near, words + counted(days) + side)
                : between(near, far, words + counted(days) + side);
    }

    private Demand across(Matcher across, String text) {
        int from = single(across.group(1).strip());
        int to = single(across.group(2).strip());
        if (from > to) {
            throw new Misread("`" + text + "` ends before it begins").expecting("the earlier day first");
        }
        return between(
                from, to, across.group(1).strip() + " to " + across.group(2).strip());
    }

    private Misread unreadable(String text) {
        if (formats.isDate(text)) {
            return new Misread(
                            "`" + text + "` is a fixed date; `" + cell.heading().text() + "` is compared with today")
                    .expecting(Form.DAYS.words() + "; `From` and `Until` take fixed dates");
        }
        if (HOURS.matcher(text).matches()) {
            return new Misread("a day has no hours to count").expecting(Form.DAYS.words());
        }
        return new Misread("`" + text + "` does not say where today stands to the day").expecting(Form.DAYS.words());
    }

    private static boolean isBefore(String side) {
        return side.equalsIgnoreCase("before");
    }

    private static int signed(String number, String unit, String side) {
        int days = days(number, unit);
        return isBefore(side) ? -days : days;
    }

    static int days(String number, String unit) {
        return Integer.parseInt(number) * (unit.toLowerCase(Locale.ROOT).startsWith("week") ? 7 : 1);
    }

    static String counted(int days) {
        return days == 1 ? "1 day" : days + " days";
    }

    /** Adding 0 turns minus zero, which is unequal to zero in a record, into zero. */
    private static Demand between(double low, double high, String words) {
        return Demand.any(
                new Cell.Between(low + 0.0, !Double.isInfinite(low), high + 0.0, !Double.isInfinite(high)), words);
    }
}
