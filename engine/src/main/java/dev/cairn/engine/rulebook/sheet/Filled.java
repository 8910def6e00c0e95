package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.Place;
import dev.cairn.engine.table.Value;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A cell in which something stands, and the way to say what is wrong with it.
 *
 * @param text the text to be read: see {@link Texts#tidy}
 */
record Filled(Place place, Heading heading, Value value, String text, Consumer<Issue> findings) {

    /** As the editor wrote it, blanks at its ends aside. */
    String raw() {
        return value.text().strip();
    }

    /** The text as the name of one thing: quotation marks around it are no more part of it than where it is named again. */
    String name() {
        return Pieces.whole(text);
    }

    /** Whether a spreadsheet holds a number here: its text has a point, whatever the book's decimal mark is. */
    boolean isNumber() {
        return value instanceof Value.Number || value instanceof Value.Percent;
    }

    void error(Misread misread) {
        findings.accept(new Issue(
                Issue.Severity.ERROR, place, raw(), misread.message(), misread.expected(), misread.nearest()));
    }

    void error(String message) {
        findings.accept(Issue.error(place, raw(), message));
    }

    void error(String message, @Nullable String expected, @Nullable String nearest) {
        findings.accept(new Issue(Issue.Severity.ERROR, place, raw(), message, expected, nearest));
    }

    void warning(String message) {
        findings.accept(Issue.warning(place, raw(), message));
    }
}
