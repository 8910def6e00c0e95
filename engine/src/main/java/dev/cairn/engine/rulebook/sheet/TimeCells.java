package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.rulebook.row.Cell;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads cells of times of day and of weekdays. */
final class TimeCells {
    private static final Pattern TIMES =
            Pattern.compile("(\\d{1,2}:\\d{2}) ?(?:-|\u2013|\u2014|\\.\\.) ?(\\d{1,2}:\\d{2})");
    private static final Pattern DAYS = Pattern.compile("(\\p{Alpha}+) ?(?:-|\u2013|\u2014|\\.\\.) ?(\\p{Alpha}+)");
    private static final int DAY = 24 * 60;

    private TimeCells() {}

    static Demand times(Filled cell) {
        return FormCells.read(cell, ",", TimeCells::between);
    }

    /** Hours of which one begins within the times. */
    static Demand hours(Filled cell) {
        return FormCells.read(cell, ",", text -> {
            Demand times = between(text);
            return new Demand(new Cell.HoursWithin((Cell.TimeBetween) times.cell()), times.tone(), times.items());
        });
    }

    static Demand weekdays(Filled cell) {
        return FormCells.read(cell, ",", TimeCells::days);
    }

    private static Demand between(String text) {
        Matcher times = TIMES.matcher(text);
        if (!times.matches()) {
            throw new Misread("`" + text + "` is not a span of times").expecting(Form.TIMES.words());
        }
        int from = minute(times.group(1));
        int to = minute(times.group(2));
        if (from == to || from == DAY) {
            throw new Misread("`" + text + "` begins where it ends: nothing, or the whole day?")
                    .expecting("two different times; leave the cell empty for the whole day");
        }
        return Demand.any(new Cell.TimeBetween(from, to), "between " + clock(from) + " and " + clock(to));
    }

    private static int minute(String clock) {
        int colon = clock.indexOf(':');
        int hour = Integer.parseInt(clock.substring(0, colon));
        int minute = Integer.parseInt(clock.substring(colon + 1));
        int sum = hour * 60 + minute;
        if (minute > 59 || sum > DAY) {
            throw new Misread("`" + clock + "` is not a time of day").expecting("`00:00` to `24:00`");
        }
        return sum;
    }

    private static String clock(int minute) {
        return String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
    }

    private static Demand days(String text) {
        Matcher range = DAYS.matcher(text);
        if (!range.matches()) {
            DayOfWeek day = day(text);
            return Demand.any(new Cell.Weekdays(Set.of(day)), name(day));
        }
        DayOfWeek first = day(range.group(1));
        DayOfWeek last = day(range.group(2));
        EnumSet<DayOfWeek> days = EnumSet.of(first, last);
        for (DayOfWeek day = first; day != last; day = day.plus(1)) {
            days.add(day);
        }
        return Demand.any(new Cell.Weekdays(days), name(first) + " to " + name(last));
    }

    private static DayOfWeek day(String text) {
        List<String> names = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            if (name(day).equalsIgnoreCase(text) || shortName(day, text) != null) {
                return day;
            }
            names.add(name(day));
        }
        throw new Misread("`" + text + "` is not a day of the week")
                .expecting(Form.WEEKDAYS.words())
                .nearest(Nearest.of(text, names));
    }

    /** The text, if it is a usual short form: its first three letters, or {@code Tues}, {@code Thur}, {@code Thurs}. */
    private static @Nullable String shortName(DayOfWeek day, String text) {
        String plain = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        boolean begins = plain.length() >= 3
                && plain.length() <= 5
                && name(day).toLowerCase(Locale.ROOT).startsWith(plain.toLowerCase(Locale.ROOT));
        return begins ? plain : null;
    }

    private static String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }
}
