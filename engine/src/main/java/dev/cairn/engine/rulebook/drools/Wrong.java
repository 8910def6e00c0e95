package dev.cairn.engine.rulebook.drools;

import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.Place;
import org.jspecify.annotations.Nullable;

/** A rule cannot be read any further. Becomes an issue; never leaves this package. */
final class Wrong extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Issue issue;

    private Wrong(Issue issue) {
        super(issue.message(), null, false, false);
        this.issue = issue;
    }

    static Wrong at(Place place, @Nullable String text, String message, String expected) {
        return new Wrong(Issue.error(place, text, message).expecting(expected));
    }

    Issue issue() {
        return issue;
    }
}
