package dev.cairn.push;

import dev.cairn.store.ChangeCause;

/** Why it was looked again at what a learner should see; the schema says what each means. */
public enum Cause {
    START,
    SIGNAL,
    PROFILE,
    RULE_BOOK,
    CATALOG,
    TIME,
    MISSED;

    static Cause of(ChangeCause change) {
        return switch (change) {
            case SIGNAL -> SIGNAL;
            case PROFILE -> PROFILE;
            case TIME -> TIME;
        };
    }
}
