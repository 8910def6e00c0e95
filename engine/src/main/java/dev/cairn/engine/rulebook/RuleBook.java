package dev.cairn.engine.rulebook;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.decision.Decision;
import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.rulebook.row.CheckedRows;
import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.RuleFile;
import java.util.List;

/** All rule sheets of one version, ready to decide. Safe for use by many threads. */
public final class RuleBook {
    private RuleBook() {}

    /** Reads, checks and builds. No catalogue is needed: a published book loads whatever became of the catalogue. */
    public static Compilation compile(List<RuleFile> files) {
        throw new UnsupportedOperationException();
    }

    /** The same book under the number it was published as; 0 is never published. */
    public RuleBook numbered(long version) {
        throw new UnsupportedOperationException();
    }

    public long version() {
        throw new UnsupportedOperationException();
    }

    /** SHA-256 over the files' names and bytes, hexadecimal; the order of files does not matter. */
    public String hash() {
        throw new UnsupportedOperationException();
    }

    public CheckedRows rows() {
        throw new UnsupportedOperationException();
    }

    public Needs needs() {
        throw new UnsupportedOperationException();
    }

    /** Issues of this book against a catalogue: values and selectors that nothing there has (warnings, or errors where a misspelling is likely). */
    public List<Issue> check(Catalog catalog) {
        throw new UnsupportedOperationException();
    }

    public Classification classify(Learner learner, Catalog catalog, Moment moment) {
        throw new UnsupportedOperationException();
    }

    /** @param wanted how many picks at most, 1 to 1,000 */
    public Decision decide(Learner learner, Catalog catalog, Moment moment, int wanted) {
        throw new UnsupportedOperationException();
    }

    /** The moves of the learner's journeys that are due at the moment, in the order in which they happen; pure. */
    public List<Transition> advance(Learner learner, Catalog catalog, Moment moment) {
        throw new UnsupportedOperationException();
    }
}
