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

    /** @param content as it was named, by our own id or as {@code system:value} */
    record UnknownContent(String signal, String content) implements SignalOutcome {}

    /**
     * The learner or the content is not there yet: the signal waits, and is counted at its own time once they come.
     *
     * @param until when it is forgotten if nobody comes
     */
    record Parked(String signal, boolean unknownLearner, boolean unknownContent, Instant until)
            implements SignalOutcome {}

    /** It would have to wait, and as many wait as may. */
    record NoRoom(String signal, boolean unknownLearner, boolean unknownContent) implements SignalOutcome {}

    /** More than 24 hours in the future. */
    record TooFarAhead(String signal, Instant at) implements SignalOutcome {}

    default boolean isRefused() {
        return !(this instanceof Accepted || this instanceof Duplicate || this instanceof Parked);
    }
}
