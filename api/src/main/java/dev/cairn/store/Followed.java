package dev.cairn.store;

import dev.cairn.engine.learner.Learner;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A learner as kept, and how far the journeys have been followed.
 *
 * @param due when to look again; null if time alone moves nothing
 * @param touched whether facts changed and nobody has looked since
 * @param book the rule book that looked last; -1: none
 */
public record Followed(Learner learner, @Nullable Instant due, boolean touched, long book) {

    /** Whether the learner stands as kept at the instant too. */
    public boolean isCurrent(long live, Instant at) {
        return !touched && book >= live && (due == null || due.isAfter(at));
    }
}
