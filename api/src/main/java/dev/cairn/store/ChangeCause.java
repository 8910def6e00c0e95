package dev.cairn.store;

/** Why what is known of a learner is not what it was. */
public enum ChangeCause {
    /** Something was done, or came to be known to have been done. */
    SIGNAL,
    /** Facts about the person, skills, or a place given by hand. */
    PROFILE,
    /** A place was due to change by time alone. */
    TIME
}
