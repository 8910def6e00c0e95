package dev.cairn.http.rules;

import dev.cairn.store.Edition;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Facts as the pages say them. */
final class Say {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);

    private Say() {}

    static String when(Instant instant, ZoneId zone) {
        return WHEN.format(instant.atZone(zone));
    }

    static String number(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    /** {@code 1 error}, {@code 1,234 errors}. */
    static String count(long number, String one) {
        return number(number) + " " + one + (number == 1 ? "" : "s");
    }

    static String points(double score) {
        long whole = Math.round(score);
        return Math.abs(score - whole) < 0.05
                ? count(whole, "point")
                : String.format(Locale.ENGLISH, "%.1f points", score);
    }

    /** Messages begin in lower case, as they follow a place; here they stand alone. */
    static String sentence(String message) {
        return message.isEmpty() ? message : message.substring(0, 1).toUpperCase(Locale.ROOT) + message.substring(1);
    }

    /** For the style sheet. */
    static String kind(Edition.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
