package dev.cairn.imports.mapping;

import dev.cairn.engine.table.Position;
import dev.cairn.engine.table.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Something the author of a file or of its mapping should know. An error refuses the row it stands in; a warning is shown.
 *
 * @param at the cell, row or sheet
 * @param column the column's header, if one column is meant
 * @param text the offending text, as it stands in the cell
 * @param message what is wrong, lower case, names in backticks
 * @param expected what would be right
 * @param nearest the known word that looks most like the text
 */
public record Finding(
        boolean isError,
        Position at,
        @Nullable String column,
        @Nullable String text,
        String message,
        @Nullable String expected,
        @Nullable String nearest) {

    public static Finding error(Position at, String message) {
        return new Finding(true, at, null, null, message, null, null);
    }

    public static Finding warning(Position at, String message) {
        return new Finding(false, at, null, null, message, null, null);
    }

    /** What the table reader found, in our words. */
    public static Finding of(Problem problem) {
        return new Finding(!problem.kind().isWarning(), problem.at(), null, null, problem.message(), null, null);
    }

    public Finding in(Position cell, @Nullable String header, @Nullable String cellText) {
        return new Finding(isError, cell, header, cellText, message, expected, nearest);
    }

    public Finding expecting(@Nullable String what) {
        return new Finding(isError, at, column, text, message, what, nearest);
    }

    public Finding nearest(@Nullable String known) {
        return new Finding(isError, at, column, text, message, expected, known);
    }

    /** One line: place, message, what was expected, what was probably meant. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder(at.toString());
        if (column != null) {
            out.append(" \"").append(column).append('"');
        }
        out.append(": ").append(isError ? "" : "warning: ").append(message);
        if (expected != null) {
            out.append("; expected ").append(expected);
        }
        if (nearest != null) {
            out.append("; did you mean `").append(nearest).append("`?");
        }
        return out.toString();
    }
}
