package dev.cairn.graphql;

/** What a caller is to the organisation; the schema's {@code @reader} names these. */
public enum Role {
    /** Sees only their own data. */
    LEARNER,
    /** Sees own reports. */
    MANAGER,
    /** A service account that asks and reports for many learners. */
    PORTAL,
    /** Sees aggregates, sentences and facts. */
    ANALYST,
    /** Writes rules and contents. */
    EDITOR,
    /** May do all. */
    ADMINISTRATOR
}
