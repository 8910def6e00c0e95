package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.rulebook.row.CheckedRows;
import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.RuleFile;
import java.util.List;

/** Rule files in, checked rows out. */
public final class Sheets {
    private Sheets() {}

    /** What became of the files. */
    public sealed interface Reading {}

    public record Checked(CheckedRows rows) implements Reading {}

    /** @param issues errors and warnings, sorted by place */
    public record Broken(List<Issue> issues) implements Reading {}

    public static Reading read(List<RuleFile> files) {
        throw new UnsupportedOperationException();
    }
}
