package dev.cairn.http.rules;

import dev.cairn.engine.rehearsal.BookDifference;
import dev.cairn.engine.rehearsal.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A difference as a page shows it.
 *
 * @param headline where there is more to say than the changes themselves; else empty
 */
record ChangesView(String headline, List<Group> groups) {
    private static final int SHOWN = 100;

    ChangesView {
        groups = List.copyOf(groups);
    }

    /**
     * @param kind for the style sheet
     * @param more how many there are that the page does not show
     */
    record Group(String title, String kind, List<Change> changes, int more) {
        Group {
            changes = List.copyOf(changes);
        }
    }

    static ChangesView of(BookDifference difference) {
        List<Change> changes = difference.changes();
        String headline = changes.isEmpty()
                ? "Nothing: the books say the same."
                : difference.onlyReorders() ? difference.sentences().get(0) : "";
        List<Group> groups = new ArrayList<>();
        for (Change.Kind kind : Change.Kind.values()) {
            List<Change> such =
                    changes.stream().filter(change -> change.kind() == kind).toList();
            if (!such.isEmpty()) {
                groups.add(new Group(
                        title(kind) + " (" + Say.number(such.size()) + ")",
                        kind.name().toLowerCase(Locale.ROOT),
                        such.subList(0, Math.min(SHOWN, such.size())),
                        Math.max(0, such.size() - SHOWN)));
            }
        }
        return new ChangesView(headline, groups);
    }

    boolean isEmpty() {
        return groups.isEmpty();
    }

    private static String title(Change.Kind kind) {
        return switch (kind) {
            case ADDED -> "New";
            case REMOVED -> "Gone";
            case CHANGED -> "Changed";
            case REORDERED -> "Moved";
        };
    }
}
