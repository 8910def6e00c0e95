package dev.cairn.engine.decision;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether caps let a content be pushed to a learner at a moment. Says nothing of whether it is eligible or selected.
 *
 * @param holds what is in the way now; empty when nothing is
 * @param from the first instant, as far as is known now, at which nothing is in the way: the moment itself, or later;
 *     null when that time does not come
 */
public record Push(List<Hold> holds, @Nullable Instant from) {
    public Push {
        holds = List.copyOf(holds);
    }

    public boolean now() {
        return holds.isEmpty();
    }

    /**
     * A row of caps that is in the way.
     *
     * @param rule the row's stable name, or its content hash
     * @param until when this row alone would let it pass; null is never
     */
    public record Hold(
            Cause cause,
            String sheet,
            int row,
            String rule,
            String sentence,
            @Nullable Instant until) {}

    public enum Cause {
        /** It was shown as often as it may be in a day, a week or a month. */
        LIMIT,
        /** It is a time of day at which nothing is pushed. */
        QUIET_HOURS,
        /** It is a day on which nothing is pushed. */
        BUSY
    }
}
