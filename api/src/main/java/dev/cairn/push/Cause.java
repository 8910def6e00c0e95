package dev.cairn.push;

import dev.cairn.store.ChangeCause;

/**
 * Why it was looked again at what a learner should see; the schema says what each means. Of several that come together the
 * one is told that stands first in this order: what happened to the learner before what happened to all.
 */
public enum Cause {
    SIGNAL,
    PROFILE,
    RULE_BOOK,
    CATALOG,
    TIME,
    MISSED,
    /** Somebody begins to watch; for whoever watches already it is no cause. */
    START;

    Cause or(Cause other) {
        return compareTo(other) <= 0 ? this : other;
    }

    static Cause of(ChangeCause change) {
        return switch (change) {
            case SIGNAL -> SIGNAL;
            case PROFILE -> PROFILE;
            case TIME -> TIME;
        };
    }
}
