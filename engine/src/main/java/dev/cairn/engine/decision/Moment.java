package dev.cairn.engine.decision;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When and how an answer is wanted. Null is unknown, and filters nothing.
 *
 * @param language BCP 47 tag of the language wanted now
 * @param minutes how much time there is, whole minutes
 */
public record Moment(
        Instant at,
        @Nullable String device,
        @Nullable String channel,
        @Nullable String touchPoint,
        @Nullable String language,
        @Nullable Integer minutes) {
    public Moment {
        if (minutes != null && minutes < 0) {
            throw new IllegalArgumentException("a moment cannot have less than 0 minutes");
        }
    }

    public static Moment at(Instant at) {
        return new Moment(at, null, null, null, null, null);
    }
}
