package dev.cairn.publishing;

import dev.cairn.engine.rulebook.row.Place;
import java.util.List;

/**
 * An example that does not come out as its author expects.
 *
 * @param place of its row
 * @param failures what was expected, what came, and why: a sentence each
 */
public record FailedExample(String name, Place place, List<String> failures, Cause cause) {
    public FailedExample {
        failures = List.copyOf(failures);
    }

    public enum Cause {
        /** It fails on the book's own contents too: rows are to blame. Stops the book. */
        ROWS,
        /** It fails on the live catalogue only, and did not before. Stops the book, unless an administrator accepts it. */
        CATALOG,
        /** The live book fails it too, because the catalogue moved. A warning. */
        CATALOG_MOVED
    }

    /** @param accepted whether an administrator accepts what only the live catalogue fails */
    boolean stops(boolean accepted) {
        return cause == Cause.ROWS || (cause == Cause.CATALOG && !accepted);
    }
}
