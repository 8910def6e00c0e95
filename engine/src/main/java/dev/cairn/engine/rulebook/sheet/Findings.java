package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Collects what is found while a book is read, so that an editor learns of all of it at once. Errors and warnings are
 * bounded each by itself: however many warnings there are, they neither hide an error nor become one.
 */
final class Findings {
    /** Beyond this nobody reads on. */
    private static final int MOST = 2_000;

    private final List<Issue> issues = new ArrayList<>();
    private int errors;
    private int warnings;

    void add(Issue issue) {
        int before = issue.isError() ? errors++ : warnings++;
        if (before < MOST) {
            issues.add(Unseen.named(issue));
        } else if (before == MOST) {
            Place row = Place.of(
                    issue.place().file(), issue.place().sheet(), issue.place().row());
            issues.add(
                    issue.isError()
                            ? Issue.error(row, null, "there are more issues than are listed; mend those above first")
                            : Issue.warning(row, null, "there are more warnings than are listed"));
        }
    }

    /** How many errors were found so far; grows with each, whatever is listed. */
    int errors() {
        return errors;
    }

    List<Issue> sorted() {
        List<Issue> sorted = new ArrayList<>(issues);
        Collections.sort(sorted);
        return List.copyOf(sorted);
    }
}
