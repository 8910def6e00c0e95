package dev.cairn.engine.decision;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a content is not on a learner's list, or where on it it stands.
 *
 * @param content its id
 * @param position where it stands on the list, from 1; null when it is not on it
 * @param heldBack every cause that makes it ineligible, in the order in which they are tried
 * @param rows each row that could show or hide it, with the cells that missed; rows that miss least come first
 * @param points the sum of the rows that show it now; 0 or less keeps it away
 * @param changes the smallest changes that would let it in, at most three, each verified by deciding again; empty when
 *     none of at most three facts does
 */
public record WhyNot(
        String content,
        @Nullable Integer position,
        List<HeldBack> heldBack,
        List<RowAsked> rows,
        int points,
        List<Change> changes) {
    public WhyNot {
        heldBack = List.copyOf(heldBack);
        rows = List.copyOf(rows);
        changes = List.copyOf(changes);
    }

    /**
     * A row that finds the content, asked about the learner and the moment.
     *
     * @param hides whether it is a guard
     * @param points 0 for a guard
     * @param missed empty when the row fires
     */
    public record RowAsked(
            String sheet, int row, String rule, String sentence, boolean hides, int points, List<Missed> missed) {
        public RowAsked {
            missed = List.copyOf(missed);
        }

        public boolean fires() {
            return missed.isEmpty();
        }
    }

    /**
     * A cell that did not hold.
     *
     * @param column the header's text
     * @param wanted what the cell says
     * @param found the fact as it is, {@code unknown} when nobody knows
     */
    public record Missed(String column, String wanted, String found) {}

    /**
     * Facts that would have to be different, all of them.
     *
     * @param position where the content would then stand on the list, from 1
     */
    public record Change(List<Step> steps, int position) {
        public Change {
            steps = List.copyOf(steps);
        }
    }

    /** One base fact that would have to be different. */
    public record Step(Subject subject, String fact, String from, String to) {

        /** {@code the moment's Device: mobile instead of desktop}. */
        @Override
        public String toString() {
            return "the " + subject.word + "'s " + fact + ": " + to + " instead of " + from;
        }
    }

    /** Whose fact a step changes. */
    public enum Subject {
        LEARNER("learner"),
        MOMENT("moment"),
        CONTENT("content");

        private final String word;

        Subject(String word) {
            this.word = word;
        }
    }
}
