package dev.cairn.engine.rulebook.row;

import dev.cairn.engine.content.Selector;
import org.jspecify.annotations.Nullable;

/** One rule. Within a sheet, rows stand in the order in which they are tried (Order beats position). */
public sealed interface Row {
    RowHead head();

    Stratum stratum();

    /** Which contents the row shows or hides; null for a row that is not about contents. */
    default @Nullable Selector selector() {
        return null;
    }

    /** The learner is in the segment. */
    record SegmentRow(RowHead head, String segment) implements Row {
        @Override
        public Stratum stratum() {
            return Stratum.SEGMENT;
        }
    }

    /** The learner's persona, if no row before it decided. */
    record PersonaRow(RowHead head, String persona) implements Row {
        @Override
        public Stratum stratum() {
            return Stratum.PERSONA;
        }
    }

    /**
     * A journey moves. Program, From stage, signal counts and silence stand among the conditions.
     *
     * @param fromNamed whether the row names the stage it leads from; only then may it lead backwards
     * @param toStage null for {@code exit}
     */
    record StageRow(
            RowHead head,
            String program,
            boolean fromNamed,
            @Nullable String toStage) implements Row {
        @Override
        public Stratum stratum() {
            return Stratum.STAGE;
        }
    }

    /**
     * Contents gain points, or become mandatory.
     *
     * @param group rows of one group add only their highest points
     */
    record ContentRow(
            RowHead head,
            Selector show,
            int points,
            boolean alwaysFirst,
            @Nullable String group,
            boolean require,
            @Nullable Due due)
            implements Row {
        @Override
        public Selector selector() {
            return show;
        }

        @Override
        public Stratum stratum() {
            return Stratum.CONTENT;
        }
    }

    /** How often contents are shown, and when they are not pushed. */
    record CapRow(RowHead head, Cap cap) implements Row {
        @Override
        public Stratum stratum() {
            return Stratum.CAP;
        }
    }

    /** Contents are hidden. */
    record GuardRow(RowHead head, Selector hide) implements Row {
        @Override
        public Selector selector() {
            return hide;
        }

        @Override
        public Stratum stratum() {
            return Stratum.CONTENT;
        }
    }
}
