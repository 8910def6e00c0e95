package dev.cairn.engine.rulebook.row;

import org.jspecify.annotations.Nullable;

/**
 * Something an editor should know about a rule book. An error stops the book, a warning is shown.
 *
 * @param text the offending text, as it stands in the cell
 * @param message what is wrong, lower case, names in backticks
 * @param expected what would be right
 * @param nearest the known value that looks most like the text
 */
public record Issue(
        Severity severity,
        Place place,
        @Nullable String text,
        String message,
        @Nullable String expected,
        @Nullable String nearest)
        implements Comparable<Issue> {
    public enum Severity {
        ERROR,
        WARNING
    }

    public static Issue error(Place place, @Nullable String text, String message) {
        return new Issue(Severity.ERROR, place, text, message, null, null);
    }

    public static Issue warning(Place place, @Nullable String text, String message) {
        return new Issue(Severity.WARNING, place, text, message, null, null);
    }

    public Issue expecting(String what) {
        return new Issue(severity, place, text, message, what, nearest);
    }

    public Issue nearest(@Nullable String known) {
        return new Issue(severity, place, text, message, expected, known);
    }

    public Issue asWarning() {
        return new Issue(Severity.WARNING, place, text, message, expected, nearest);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    @Override
    public int compareTo(Issue other) {
        int byPlace = place.compareTo(other.place);
        return byPlace != 0 ? byPlace : message.compareTo(other.message);
    }

    /** One or two lines for a terminal: place, message, what was expected, what was probably meant. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        out.append(place)
                .append(": ")
                .append(severity == Severity.WARNING ? "warning: " : "")
                .append(message);
        if (expected != null) {
            out.append("; expected ").append(expected);
        }
        if (nearest != null) {
            out.append("; did you mean `").append(nearest).append("`?");
        }
        return out.toString();
    }
}
