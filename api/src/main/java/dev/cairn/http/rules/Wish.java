package dev.cairn.http.rules;

import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wrote into a form that publishes, as they wrote it.
 *
 * @param problems what is wrong, by field; empty where nothing is
 */
record Wish(String author, String comment, String validFrom, Map<String, String> problems) {
    static final Wish NONE = new Wish("", "", "", Map.of());
    private static final int LONGEST_AUTHOR = 100;
    private static final int LONGEST_COMMENT = 2_000;
    private static final String UNWRITABLE = "It holds signs that nobody sees; write it anew.";

    Wish {
        problems = Map.copyOf(problems);
    }

    /** Read and checked. The time is in the book's zone; the author is the visitor, and only where nobody knows them what they say. */
    static Wish of(Form form, boolean comments, Desk desk, RoutingContext context) {
        String visitor = desk.door().name(context);
        String author = visitor == null ? form.text("author") : visitor;
        return of(new Wish(author, form.text("comment"), form.text("validFrom"), Map.of()), comments, desk);
    }

    private static Wish of(Wish said, boolean comments, Desk desk) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (said.author.isEmpty()) {
            problems.put("author", "Say who you are.");
        } else if (said.author.length() > LONGEST_AUTHOR) {
            problems.put("author", "A name has at most " + LONGEST_AUTHOR + " characters.");
        }
        if (comments && said.comment.isEmpty()) {
            problems.put("comment", "Say what changed, and why.");
        } else if (said.comment.length() > LONGEST_COMMENT) {
            problems.put("comment", "A comment has at most " + Say.number(LONGEST_COMMENT) + " characters.");
        }
        if (unwritable(said.author)) {
            problems.put("author", UNWRITABLE);
        }
        if (unwritable(said.comment)) {
            problems.put("comment", UNWRITABLE);
        }
        if (!said.validFrom.isEmpty()) {
            Instant from = said.from(desk.zone());
            if (from == null) {
                problems.put("validFrom", "Write a day and a time, such as 2026-12-01T08:00, or nothing at all.");
            } else if (!from.isAfter(desk.now())) {
                problems.put("validFrom", "That time is past. Leave it empty to go live at once.");
            }
        }
        return new Wish(said.author, said.comment, said.validFrom, problems);
    }

    /** What a database does not take, and signs that turn the order of what colleagues read. */
    private static boolean unwritable(String text) {
        return text.codePoints()
                .anyMatch(sign -> (Character.isISOControl(sign) && sign != '\n' && sign != '\r' && sign != '\t')
                        || (sign >= 0x202A && sign <= 0x202E)
                        || (sign >= 0x2066 && sign <= 0x2069)
                        || (sign >= Character.MIN_SURROGATE && sign <= Character.MAX_SURROGATE));
    }

    /** Null where nothing, or nothing readable, is said. */
    @Nullable
    Instant from(ZoneId zone) {
        if (validFrom.isEmpty()) {
            return null;
        }
        try {
            return LocalDateTime.parse(validFrom.replace(' ', 'T')).atZone(zone).toInstant();
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    /** Empty where the field is in order. */
    String problem(String field) {
        return problems.getOrDefault(field, "");
    }

    /** In the order of the form. */
    List<Link> links() {
        List<Link> links = new ArrayList<>();
        for (String field : List.of("author", "comment", "validFrom")) {
            if (problems.containsKey(field)) {
                links.add(new Link(field, problem(field)));
            }
        }
        return links;
    }
}
