package dev.cairn.publishing;

import dev.cairn.engine.rulebook.row.Issue;
import java.util.List;

/** There is no rule book to decide by: none was published, and the one to begin with does not compile. */
public final class NoBook extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Issue> issues;

    NoBook(List<Issue> issues) {
        super("no rule book can be built: " + (issues.isEmpty() ? "no files" : issues.get(0)));
        this.issues = List.copyOf(issues);
    }

    public List<Issue> issues() {
        return issues;
    }
}
