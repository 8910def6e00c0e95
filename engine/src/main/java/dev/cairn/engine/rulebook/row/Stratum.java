package dev.cairn.engine.rulebook.row;

/** The order of evaluation: a row may read what strata before its own decided. */
public enum Stratum {
    /** segment-rules: base facts and the moment. */
    SEGMENT,
    /** persona-rules: the same, and segments. */
    PERSONA,
    /** stage-rules: base facts only, of one journey. */
    STAGE,
    /** content-rules, guards: everything, of one journey. */
    CONTENT,
    /** caps: everything but journeys. */
    CAP
}
