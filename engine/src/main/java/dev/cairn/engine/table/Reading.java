package dev.cairn.engine.table;

import java.util.List;

/**
 * The outcome of reading a file: all of it, or none.
 *
 * @param <T> what was asked for: the tables, or the number of rows that a {@link RowConsumer} received
 */
public sealed interface Reading<T> {

    /** Findings that did not keep the file from being read, in the file's order. */
    List<Problem> warnings();

    /** The whole file was read. */
    record Read<T>(T content, List<Problem> warnings) implements Reading<T> {
        public Read {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * The file is refused. Rows that a {@link RowConsumer} received before are to be thrown away.
     *
     * @param problems at least one, at most {@link Limits#problems()} and one that says there are more, in the file's order
     */
    record Refused<T>(List<Problem> problems, List<Problem> warnings) implements Reading<T> {
        public Refused {
            problems = List.copyOf(problems);
            warnings = List.copyOf(warnings);
        }
    }
}
