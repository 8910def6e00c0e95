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
 * @param errors the first of them as a page shows them; {@code warnings} likewise
 * @param errorCount how many there are
 * @param changes null where the files do not compile
 * @param publishable whether an editor may publish it
 * @param acceptable whether an administrator may
 * @param size in bytes, roughly: what it holds besides the files
 */
record Checked(
        List<RuleFile> files,
        List<Issue> issues,
        List<SheetIssues> errors,
        int errorCount,
        List<SheetIssues> warnings,
        List<FailedExample> failures,
        @Nullable ChangesView changes,
        boolean publishable,
        boolean acceptable,
        long size) {
    /** An issue with its place; likewise a change with its sentences, beside their letters. */
    private static final long A_RECORD = 200;

    private static final int MOST_CHANGES = 1_000;

    /** Some ten milliseconds where a hundred thousand cells are wrong: off the event loop. */
    static Checked of(List<RuleFile> files, Findings findings) {
        List<Issue> errors = findings.issues().stream().filter(Issue::isError).toList();
        List<Issue> warnings =
                findings.issues().stream().filter(issue -> !issue.isError()).toList();
        return new Checked(
                List.copyOf(files),
                findings.issues(),
                SheetIssues.of(errors, "error"),
                errors.size(),
                SheetIssues.of(warnings, "warning"),
                findings.failures(),
                findings.difference() == null ? null : ChangesView.of(findings.difference()),
                findings.publishable(),
                findings.publishable(true),
                size(findings));
    }

    private static long size(Findings findings) {
        long size = 0;
        for (Issue issue : findings.issues()) {
            size += A_RECORD
                    + letters(issue.text())
                    + letters(issue.message())
                    + letters(issue.expected())
                    + letters(issue.nearest());
        }
        for (FailedExample failure : findings.failures()) {
            size += A_RECORD;
            for (String sentence : failure.failures()) {
                size += letters(sentence);
            }
        }
        // of a kind at most some hundred changes are kept, each with a sentence or two
        return size
                + findings.sentences().stream()
                        .limit(MOST_CHANGES)
                        .mapToLong(Checked::letters)
                        .sum();
    }

    /** Two bytes each, where one is no Latin letter. */
    private static long letters(@Nullable String text) {
        return text == null ? 0 : 56 + 2L * text.length();
    }

    int warningCount() {
        return issues.size() - errorCount;
    }

    /** Examples that stop a publication. */
    List<FailedExample> stopping() {
        return failures.stream()
                .filter(failure -> failure.cause() != FailedExample.Cause.CATALOG_MOVED)
                .toList();
    }

    /** All that is to be said of cells: the issues, and each example that does not come out, at its row. */
    List<Issue> remarks() {
        List<Issue> remarks = new ArrayList<>(issues);
        for (FailedExample failure : stopping()) {
            remarks.add(Issue.error(failure.place(), failure.name(), String.join("; ", failure.failures())));
        }
        remarks.sort(null);
        return remarks;
    }
}
