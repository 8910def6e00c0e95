package dev.cairn.imports.mapping;

import dev.cairn.engine.table.Value;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/**
 * A day and a time of day in a pattern. Without an offset it is read in the mapping's time zone: an hour that the clocks repeat is its first
 * pass, one that they skip is counted on from before the skip.
 */
record TimeForm(String words, String pattern, DateTimeFormatter formatter) implements Form {
    static final TimeForm ISO = new TimeForm(
            "time",
            "yyyy-MM-ddTHH:mm:ss",
            formatter("yyyy-MM-dd['T'][ ]HH:mm[:ss][.SSSSSSSSS][.SSSSSS][.SSS][XXX][X]"));

    static Optional<TimeForm> of(String pattern) {
        try {
            return Optional.of(new TimeForm("time " + pattern, pattern, formatter(pattern)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static DateTimeFormatter formatter(String pattern) {
        return new DateTimeFormatterBuilder()
                // strict resolving knows years of an era only as u
                .appendPattern(pattern.replace('y', 'u'))
                .parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0)
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    @Override
    public Formed read(Value cell, ZoneId zone) {
        if (cell instanceof Value.DateTime time) {
            return at(time.value(), zone);
        } else if (cell instanceof Value.Date date) {
            return at(date.value().atStartOfDay(), zone);
        }
        try {
            TemporalAccessor parsed =
                    formatter.parseBest(cell.text().strip(), ZonedDateTime::from, LocalDateTime::from, LocalDate::from);
            if (parsed instanceof ZonedDateTime zoned) {
                return Formed.of(zoned.toInstant().toString());
            } else if (parsed instanceof LocalDate day) {
                return at(day.atStartOfDay(), zone);
            }
            return at((LocalDateTime) parsed, zone);
        } catch (DateTimeException e) {
            return Formed.misfit(
                    "`" + Shape.shortened(cell.text()) + "` is not a time of the form `" + pattern + "`",
                    "one such as `" + sample() + "`");
        }
    }

    private static Formed at(LocalDateTime local, ZoneId zone) {
        Instant instant = local.atZone(zone).toInstant();
        return Formed.of(instant.toString());
    }

    private String sample() {
        return words.equals("time")
                ? "2026-03-31T09:30:00"
                : formatter.format(ZonedDateTime.of(2026, 3, 31, 9, 30, 0, 0, ZoneOffset.UTC));
    }
}
