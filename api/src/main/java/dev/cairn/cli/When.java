package dev.cairn.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A moment as a person types it: in the book's zone, unless it names one. And as it is said back. */
record When(@Nullable Instant instant, @Nullable LocalDateTime local) {
    static final String FORMS = "such as `2026-12-01 06:00` in the book's time zone, or 2026-12-01T05:00:00Z";

    private static final DateTimeFormatter LISTED = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    /** For picocli: whether a text is a moment is seen before anything is opened. */
    static final class Typed implements ITypeConverter<When> {
        @Override
        public When convert(String text) {
            String plain = text.strip().replaceFirst("(?<=\\d) (?=\\d)", "T");
            try {
                if (DAY.matcher(plain).matches()) {
                    return new When(null, LocalDateTime.parse(plain + "T00:00"));
                }
                return plain.matches(".*T.*([zZ]|[+-]\\d{2}(:?\\d{2})?)")
                        ? new When(OffsetDateTime.parse(plain).toInstant(), null)
                        : new When(null, LocalDateTime.parse(plain));
            } catch (DateTimeException unreadable) {
                throw new TypeConversionException("`" + text + "` is no moment; expected one " + FORMS);
            }
        }
    }

    Instant in(ZoneId zone) {
        return instant != null
                ? instant
                : Objects.requireNonNull(local).atZone(zone).toInstant();
    }

    /** {@code 2026-12-01 06:00:00 Europe/Berlin}: in a list all are equally long. */
    static String listed(Instant at, ZoneId zone) {
        return LISTED.format(at.atZone(zone)) + " " + zone.getId();
    }

    /** {@code 2026-12-01 06:00 Europe/Berlin} */
    static String said(Instant at, ZoneId zone) {
        return LocalDateTime.ofInstant(at, zone)
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString()
                        .replace('T', ' ')
                + " " + zone.getId();
    }
}
