package dev.cairn.imports.mapping;

import dev.cairn.engine.table.Value;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A length as a clock shows it, {@code 1:05:30} or {@code 5:30}; it becomes whole minutes, rounded up. */
final class ClockForm implements Form {
    private static final Pattern CLOCK = Pattern.compile("(?:(\\d{1,4}):)?(\\d{1,4}):([0-5]\\d)");

    @Override
    public Formed read(Value cell, ZoneId zone) {
        if (cell instanceof Value.Time time) {
            LocalTime length = time.value();
            return Formed.of(minutes(length.toSecondOfDay()));
        }
        Matcher clock = CLOCK.matcher(cell.text().strip());
        if (!clock.matches()) {
            return Formed.misfit(
                    "`" + Shape.shortened(cell.text()) + "` is not a length",
                    "hours, minutes and seconds such as `1:05:30`");
        }
        long hours = clock.group(1) == null ? 0 : Long.parseLong(clock.group(1));
        return Formed.of(minutes(hours * 3600 + Long.parseLong(clock.group(2)) * 60 + Long.parseLong(clock.group(3))));
    }

    private static String minutes(long seconds) {
        return String.valueOf((seconds + 59) / 60);
    }

    @Override
    public String words() {
        return "clock";
    }
}
