package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.Place;
import java.lang.Character.UnicodeScript;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Signs that nobody sees and letters that look like others: what an editor reads names them. */
final class Unseen {
    private Unseen() {}

    /** The first sign that turns the direction of letters, as {@code U+202E}; null when there is none. */
    static @Nullable String turning(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069')) {
                return code(c);
            }
        }
        return null;
    }

    /** The issue with every sign that nobody sees written out, and a hint where a letter only looks like the one that is meant. */
    static Issue named(Issue issue) {
        String text = issue.text();
        String message = shown(issue.message());
        String hint = text == null || issue.nearest() == null ? "" : lookAlike(text, issue.nearest());
        if (text != null && text.codePoints().anyMatch(Unseen::isUnseen) && !message.contains("U+")) {
            int sign = text.codePoints().filter(Unseen::isUnseen).findFirst().orElseThrow();
            hint += "; the cell holds " + code(sign) + ", which nobody sees";
        }
        return new Issue(
                issue.severity(),
                named(issue.place()),
                text == null ? null : shown(text),
                message + hint,
                issue.expected() == null ? null : shown(issue.expected()),
                issue.nearest() == null ? null : shown(issue.nearest()));
    }

    private static Place named(Place place) {
        return new Place(
                shown(place.file()),
                shown(place.sheet()),
                place.row(),
                place.column() == null ? null : shown(place.column()),
                place.cell());
    }

    private static String shown(String text) {
        if (text.codePoints().noneMatch(Unseen::isUnseen)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (isUnseen(c)) {
                shown.append('<').append(code(c)).append('>');
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }

    private static boolean isUnseen(int c) {
        int type = Character.getType(c);
        boolean control = type == Character.CONTROL && c != '\n' && c != '\r' && c != '\t';
        return control
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.PRIVATE_USE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }

    /** Cyrillic and Greek have letters that look Latin. */
    private static String lookAlike(String text, String meant) {
        for (int c : text.codePoints().toArray()) {
            UnicodeScript script = UnicodeScript.of(c);
            boolean foreign = script == UnicodeScript.CYRILLIC || script == UnicodeScript.GREEK;
            if (foreign && meant.codePoints().noneMatch(other -> UnicodeScript.of(other) == script)) {
                return ", whose letter `" + Character.toString(c) + "` is " + word(script) + " (" + code(c)
                        + ") and only looks like the one meant";
            }
        }
        return "";
    }

    private static String word(UnicodeScript script) {
        String name = script.name().toLowerCase(Locale.ROOT);
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private static String code(int c) {
        return String.format("U+%04X", c);
    }
}
