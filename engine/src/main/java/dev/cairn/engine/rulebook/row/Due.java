package dev.cairn.engine.rulebook.row;

import java.time.LocalDate;

/** Until when a mandatory content is to be done. */
public sealed interface Due {
    /** A fixed day. */
    record On(LocalDate day) implements Due {}

    /** Days counted from the learner's first day; negative is before it. */
    record FromFirstDay(int days) implements Due {}

    /** Days counted from the day on which the learner entered the stage. */
    record FromStage(int days) implements Due {}
}
