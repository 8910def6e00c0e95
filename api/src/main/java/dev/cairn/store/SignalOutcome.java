package dev.cairn.store;

import java.time.Instant;

/** What became of one signal. */
public sealed interface SignalOutcome {
    String signal();

    record Accepted(String signal) implements SignalOutcome {}

    /** The same signal was recorded before (or stands twice in the list); it is counted once. */
    record Duplicate(String signal) implements SignalOutcome {}

    /** The id was used before for a signal that says something else. */
    record Conflict(String signal) implements SignalOutcome {}

    record UnknownLearner(String signal, LearnerRef learner) implements SignalOutcome {}

    record UnknownContent(String signal, String content) implements SignalOutcome {}

    /** More than 24 hours in the future. */
    record TooFarAhead(String signal, Instant at) implements SignalOutcome {}

    default boolean isRefused() {
        return !(this instanceof Accepted || this instanceof Duplicate);
    }
}
