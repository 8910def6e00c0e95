package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.RuleFile;
import java.util.List;

/** What became of a book that was to be written in another form. */
public sealed interface Conversion {

    /**
     * The whole book in its other form.
     *
     * @param warnings what its author should know, such as formulas of which only the results went along
     */
    record Converted(List<RuleFile> files, List<Issue> warnings) implements Conversion {
        public Converted {
            files = List.copyOf(files);
            warnings = List.copyOf(warnings);
        }
    }

    /** Nothing was converted, lest something be lost. */
    record Refused(List<Issue> issues) implements Conversion {
        public Refused {
            issues = List.copyOf(issues);
        }
    }
}
