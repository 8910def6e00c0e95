package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Collects what is found while a book is read, so that an editor learns of all of it at once. */
final class Findings {
    /** Beyond this nobody reads on. */
    private static final int MOST = 2_000;

    private final List<Issue> issues = new ArrayList<>();
    private int errors;

    void add(Issue issue) {
        if (issue.isError()) {
            errors++;
        }
        if (issues.size() < MOST) {
            issues.add(Unseen.named(issue));
        } else if (issues.size() == MOST) {
            issues.add(Issue.error(
                    Place.of(
                            issue.place().file(),
                            issue.place().sheet(),
                            issue.place().row()),
                    null,
                    "there are more issues than are listed; mend those above first"));
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
