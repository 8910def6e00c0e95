package dev.cairn.engine.decision;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a content is not on a learner's list, or where on it it stands; and the smallest changes that would let it in.
 *
 * <p>A change sets base facts to other values: facts that are told to Cairn, never ones that it derives (a segment, the
 * persona and a skill gap are traced to what they come from). Base facts are
 *
 * <ul>
 *   <li>of the learner: role, target role, department, country, manager, languages, first day, mobile share; each
 *       attribute; the held level of each skill; the place in each program, with since when; each hour of activity;
 *       of each content whether it is completed, dismissed, known, snoozed; each count of signals that a column reads;
 *   <li>of the moment: device, channel, touch point, language, minutes, the day, the time of day;
 *   <li>of the content asked about: status, valid from, valid until.
 * </ul>
 *
 * <p>The smallest change is the one with the fewest base facts, at most three, however far each is moved. Of those with
 * equally many, the moment's facts come before the learner's, those before the content's, the day and the time of day
 * last; then they go by name. Each set of facts is named once, with known values before unnamed ones and near values before far ones. Each is verified by
 * deciding again as things would be.
 *
 * @param content its id
 * @param position where it stands on the list, from 1; null when it is not on it
 * @param fallback whether the list is only the best of the rest, because no row finds anything eligible; the changes
 *     are then those that let it in by a row
 * @param heldBack every cause that makes it ineligible, in the order in which they are tried
 * @param rows each row that could show or hide it, with its cells; rows that miss least come first
 * @param points the sum of the rows that show it now; 0 or less keeps it away
 * @param changes the smallest changes that would let it in, at most three, all with equally many facts
 * @param none why there are no changes; null where there are, or where a row put it on the list
 */
public record WhyNot(
        String content,
        @Nullable Integer position,
        boolean fallback,
        List<HeldBack> heldBack,
        List<RowAsked> rows,
        int points,
        List<Change> changes,
        @Nullable None none) {
    public WhyNot {
        heldBack = List.copyOf(heldBack);
        rows = List.copyOf(rows);
        changes = List.copyOf(changes);
    }

    /** Why there is no change to name. */
    public enum None {
        /** No row of the book shows such a content to anyone. */
        NO_ROW,
        /** All changes of at most three base facts were looked at, and none lets it in. */
        NO_CHANGE,
        /** The search was ended before it had looked at all; none was found until then. */
        GAVE_UP
    }

    /**
     * A row that finds the content, asked about the learner and the moment: for the journey, and of an expert's
     * alternatives for the one, in which it misses least.
     *
     * @param hides whether it is a guard
     * @param points 0 for a guard
     * @param finds whether the content is among what the row shows or hides; false only where that follows the learner,
     *     such as {@code same as learner}, and is something else for this one
     * @param cells its filled condition cells, in the sheet's order
     */
    public record RowAsked(
            String sheet,
            int row,
            String rule,
            String sentence,
            boolean hides,
            int points,
            boolean finds,
            List<CellAsked> cells) {
        public RowAsked {
            cells = List.copyOf(cells);
        }

        /** Whether all cells hold. */
        public boolean fires() {
            return missed().isEmpty();
        }

        public List<CellAsked> missed() {
            return cells.stream().filter(cell -> !cell.holds()).toList();
        }
    }

    /**
     * A cell, and the fact that it asks for.
     *
     * @param column the header's text
     * @param wanted what the cell says
     * @param found the fact as it is, {@code unknown} when nobody knows
     */
    public record CellAsked(String column, String wanted, String found, boolean holds) {}

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
