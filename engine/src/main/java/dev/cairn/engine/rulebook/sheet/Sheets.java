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
    public record Broken(List<Issue> issues) implements Reading {
        public Broken {
            issues = List.copyOf(issues);
        }
    }

    /** All sheets of a book, whatever the order of its files; or every issue of every cell. */
    public static Reading read(List<RuleFile> files) {
        return BookReading.of(files);
    }
}
