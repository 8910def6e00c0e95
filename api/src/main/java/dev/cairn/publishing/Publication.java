package dev.cairn.publishing;

import dev.cairn.engine.rehearsal.Rehearsal;
import dev.cairn.engine.rulebook.row.Issue;
import java.util.List;

/** What became of rule files that were to go live. */
public sealed interface Publication {
    /** @param warnings of the sheets, against the catalogue, and of examples that only the catalogue broke */
    record Published(long version, List<Issue> warnings) implements Publication {
        public Published {
            warnings = List.copyOf(warnings);
        }
    }

    /** The files are those of the live book. */
    record Unchanged(long version) implements Publication {}

    /** @param issues errors and warnings, sorted by place */
    record Rejected(List<Issue> issues) implements Publication {
        public Rejected {
            issues = List.copyOf(issues);
        }
    }

    /** @param failures examples that do not come out as their author expects */
    record ExamplesFailed(List<Rehearsal.Outcome> failures, List<Issue> warnings) implements Publication {
        public ExamplesFailed {
            failures = List.copyOf(failures);
            warnings = List.copyOf(warnings);
        }
    }
}
