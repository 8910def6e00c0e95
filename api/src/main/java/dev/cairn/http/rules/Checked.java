package dev.cairn.http.rules;

import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.RuleFile;
import dev.cairn.publishing.FailedExample;
import dev.cairn.publishing.Findings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of an examination: all that a page shows, and not the book itself, which is large.
 *
 * @param files the whole book that was examined
 * @param changes null where the files do not compile
 * @param publishable whether an editor may publish it
 * @param acceptable whether an administrator may
 */
record Checked(
        List<RuleFile> files,
        List<Issue> issues,
        List<FailedExample> failures,
        @Nullable ChangesView changes,
        boolean publishable,
        boolean acceptable) {

    static Checked of(List<RuleFile> files, Findings findings) {
        return new Checked(
                List.copyOf(files),
                findings.issues(),
                findings.failures(),
                findings.difference() == null ? null : ChangesView.of(findings.difference()),
                findings.publishable(),
                findings.publishable(true));
    }

    boolean compiles() {
        return changes != null;
    }

    /** All that is to be said of cells: the issues, and each example that does not come out, at its row. */
    List<Issue> remarks() {
        List<Issue> remarks = new ArrayList<>(issues);
        for (FailedExample failure : failures) {
            if (failure.cause() != FailedExample.Cause.CATALOG_MOVED) {
                remarks.add(Issue.error(failure.place(), failure.name(), String.join("; ", failure.failures())));
            }
        }
        remarks.sort(null);
        return remarks;
    }
}
