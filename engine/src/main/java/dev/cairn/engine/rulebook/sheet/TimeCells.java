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
    /** As people write it elsewhere: {@code 6-9}, {@code 9.30 to 17}, {@code 9am-5pm}. Never read, only mended. */
    private static final Pattern LOOSE = Pattern.compile(
            "(\\d{1,2})(?:[:.h](\\d{2}))? ?(am|pm)? ?(?:-|\u2013|\u2014|\\.\\.|to|till|until) ?(\\d{1,2})(?:[:.h](\\d{2}))? ?(am|pm)?",
            Pattern.CASE_INSENSITIVE);

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
            throw new Misread("`" + text + "` is not a span of times")
                    .expecting(Form.TIMES.words())
                    .nearest(mended(text));
        }
        int from = minute(times.group(1));
        int to = minute(times.group(2));
        if (from == to || from == DAY) {
            throw new Misread("`" + text + "` begins where it ends: nothing, or the whole day?")
                    .expecting("two different times; leave the cell empty for the whole day");
        }
        return Demand.any(new Cell.TimeBetween(from, to), "between " + clock(from) + " and " + clock(to));
    }

    /** What was meant, where that is plain; else null. */
    private static @Nullable String mended(String text) {
        Matcher loose = LOOSE.matcher(text);
        if (!loose.matches() || (loose.group(3) == null) != (loose.group(6) == null)) {
            return null;
        }
        int from = minute(loose.group(1), loose.group(2), loose.group(3));
        int to = minute(loose.group(4), loose.group(5), loose.group(6));
        return from < 0 || to < 0 || from == to || from == DAY ? null : clock(from) + "-" + clock(to);
    }

    /** Less than 0 where there is no such time. */
    private static int minute(String hours, @Nullable String minutes, @Nullable String half) {
        int hour = Integer.parseInt(hours);
        int minute = minutes == null ? 0 : Integer.parseInt(minutes);
        if (half != null) {
            if (hour < 1 || hour > 12) {
                return -1;
            }
            hour = hour % 12 + (half.equalsIgnoreCase("pm") ? 12 : 0);
        }
        return minute > 59 || hour * 60 + minute > DAY ? -1 : hour * 60 + minute;
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
