package dev.cairn.engine.rulebook;

import dev.cairn.engine.rulebook.row.Issue;
import java.util.List;

/** What became of rule files: a book, or all the reasons why there is none. */
public sealed interface Compilation {

    record Compiled(RuleBook book, List<Issue> warnings) implements Compilation {
        public Compiled {
            warnings = List.copyOf(warnings);
        }
    }

    record Rejected(List<Issue> issues) implements Compilation {
        public Rejected {
            issues = List.copyOf(issues);
        }
    }
}
