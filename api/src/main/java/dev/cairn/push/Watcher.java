package dev.cairn.push;

import dev.cairn.engine.learner.Learner;

/** Whoever watches. Called on worker threads, never twice at a time; must not wait for anything. */
public interface Watcher {
    /** Whether the learner may still be shown to whoever watches. */
    boolean maySee(Learner learner);

    /** The first look, and from then on whenever there is something else to see. */
    void seen(Seen seen);

    /** There is nothing to watch any more; nothing follows. */
    void gone(Gone why);

    /** Why there is nothing to watch. */
    enum Gone {
        /** There is no such learner, or none that may be seen. */
        LEARNER,
        /** The rule book has no such program any more. */
        PROGRAM,
        /** It cannot be decided; the log says why. */
        BROKEN
    }
}
