package dev.cairn.engine.rehearsal;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.rulebook.RuleBook;
import java.util.List;

/** Runs a book's examples. */
public final class Rehearsal {
    private Rehearsal() {}

    /** Runs every example of the book on a catalogue, in the sheet's order. */
    public static List<Outcome> run(RuleBook book, Catalog catalog) {
        throw new UnsupportedOperationException();
    }

    /** The catalogue of the book's own stand-in contents. */
    public static Catalog sampleCatalog(RuleBook book) {
        throw new UnsupportedOperationException();
    }

    /**
     * What became of one example.
     *
     * @param failures what was expected, what came, and why; empty when it passed
     */
    public record Outcome(String example, int row, List<String> failures) {
        public boolean passed() {
            return failures.isEmpty();
        }
    }
}
