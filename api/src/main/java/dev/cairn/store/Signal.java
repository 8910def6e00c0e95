package dev.cairn.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something a learner did.
 *
 * @param id 1 to 200 characters; the same id is counted once
 * @param kind a word such as {@code viewed}; {@code completed}, {@code dismissed}, {@code known} and {@code snoozed} change what is shown again
 * @param content id of the content it is about
 * @param decision id of the decision that led to it
 * @param value a measure such as percent watched or stars
 * @param snoozeUntil for {@code snoozed}: until when
 */
public record Signal(
        String id,
        LearnerRef learner,
        String kind,
        @Nullable String content,
        @Nullable String program,
        Instant at,
        @Nullable String device,
        @Nullable String channel,
        @Nullable String touchPoint,
        @Nullable String decision,
        @Nullable Double value,
        @Nullable Instant snoozeUntil) {
    public Signal {
        if (id.isEmpty() || id.length() > 200 || !id.equals(id.strip())) {
            throw new IllegalArgumentException("a signal's id has 1 to 200 characters and no blanks at its ends");
        }
        if (kind.isBlank() || kind.length() > 200) {
            throw new IllegalArgumentException("a signal's kind has 1 to 200 characters");
        }
    }
}
