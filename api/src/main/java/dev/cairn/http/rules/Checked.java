package dev.cairn.http.rules;

import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.RuleFile;
import dev.cairn.publishing.FailedExample;
import dev.cairn.publishing.Findings;
import dev.cairn.store.Edition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of an examination: all that a page shows, and not the book itself, which is large.
 *
 * @param files the whole book that was examined
 * @param changes null where the files do not compile
 * @param publishable whether an editor may publish it
 * @param acceptable whether an administrator may
 * @param newest the version that somebody else published meanwhile, if so
 */
record Checked(
        List<RuleFile> files,
        List<Issue> issues,
        List<FailedExample> failures,
        @Nullable ChangesView changes,
        boolean publishable,
        boolean acceptable,
        @Nullable Edition newest) {

    static Checked of(List<RuleFile> files, Findings findings) {
        return new Checked(
                List.copyOf(files),
                findings.issues(),
                findings.failures(),
                findings.difference() == null ? null : ChangesView.of(findings.difference()),
                findings.publishable(),
                findings.publishable(true),
                findings.newest());
    }

    boolean compiles() {
        return changes != null;
    }
}
