package dev.cairn.publishing;

import dev.cairn.engine.rehearsal.BookDifference;
import dev.cairn.engine.rulebook.RuleBook;
import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.store.Edition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an examination found in rule files.
 *
 * @param issues errors and warnings, sorted by place; examples that the moved catalogue fails are warnings here
 * @param failures examples that do not come out, in the sheet's order, whatever the cause; empty where nothing compiled
 * @param book what the files make, ready to decide on the live catalogue, unnumbered; null where they do not compile
 * @param difference against the live book; null where they do not compile
 * @param newest where the files were made on another version than the newest that stands: that one; else null
 */
public record Findings(
        List<Issue> issues,
        List<FailedExample> failures,
        @Nullable RuleBook book,
        @Nullable BookDifference difference,
        @Nullable Edition newest) {
    public Findings {
        issues = List.copyOf(issues);
        failures = List.copyOf(failures);
    }

    /** Whether it may be published as it is, by anyone who may publish such files. */
    public boolean publishable() {
        return publishable(false);
    }

    /** @param acceptExamples whether an administrator accepts what only the live catalogue fails */
    public boolean publishable(boolean acceptExamples) {
        return book != null
                && issues.stream().noneMatch(Issue::isError)
                && failures.stream().noneMatch(failure -> failure.stops(acceptExamples));
    }

    /** What is different from the live book, in plain words; empty where the files do not compile. */
    public List<String> sentences() {
        return difference == null ? List.of() : difference.sentences();
    }
}
