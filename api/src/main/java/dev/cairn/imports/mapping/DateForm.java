package dev.cairn.imports.mapping;

import dev.cairn.engine.table.Value;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;

/** A day in a pattern. What the pattern leaves out is the first: a year alone is its 1 January. */
record DateForm(String words, String pattern, DateTimeFormatter formatter) implements Form {
    static final DateForm ISO = new DateForm("date", "yyyy-MM-dd", formatter("yyyy-MM-dd"));
    static final DateForm YEAR = new DateForm("year", "yyyy", formatter("yyyy"));

    static Optional<DateForm> of(String pattern) {
        try {
            return Optional.of(new DateForm("date " + pattern, pattern, formatter(pattern)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static DateTimeFormatter formatter(String pattern) {
        return new DateTimeFormatterBuilder()
                // strict resolving knows years of an era only as u
                .appendPattern(pattern.replace('y', 'u'))
                .parseDefaulting(ChronoField.MONTH_OF_YEAR, 1)
                .parseDefaulting(ChronoField.DAY_OF_MONTH, 1)
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    @Override
    public Formed read(Value cell, ZoneId zone) {
        if (cell instanceof Value.Date date) {
            return Formed.of(date.value().toString());
        } else if (cell instanceof Value.DateTime time) {
            return Formed.of(time.value().toLocalDate().toString());
        }
        try {
            return Formed.of(LocalDate.parse(cell.text().strip(), formatter).toString());
        } catch (DateTimeException e) {
            return Formed.misfit(
                    "`" + Shape.shortened(cell.text()) + "` is not a date of the form `" + pattern + "`",
                    "one such as `" + formatter.format(LocalDate.of(2026, 3, 31)) + "`");
        }
    }
}
