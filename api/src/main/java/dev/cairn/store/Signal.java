package dev.cairn.store;

import dev.cairn.engine.learner.ExternalId;
import dev.cairn.engine.word.Word;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Something a learner did. Kind, program, device, channel and touch point are kept as keys ({@code Word.key}); times to
 * the microsecond.
 *
 * @param id 1 to 200 characters; the same id is counted once
 * @param kind a word such as {@code viewed}; {@code completed}, {@code dismissed}, {@code known} and {@code snoozed} change what is shown again
 * @param content id of the content it is about
 * @param elsewhere the content by another system's id, where that is all that is known of it; {@code content} is null then
 * @param decision id of the decision that led to it
 * @param value a measure such as percent watched or stars
 * @param snoozeUntil for {@code snoozed}: until when, a week later where nothing is said
 */
public record Signal(
        String id,
        LearnerRef learner,
        String kind,
        @Nullable String content,
        @Nullable ExternalId elsewhere,
        @Nullable String program,
        Instant at,
        @Nullable String device,
        @Nullable String channel,
        @Nullable String touchPoint,
        @Nullable String decision,
        @Nullable Double value,
        @Nullable Instant snoozeUntil) {
    public static final String SNOOZED = "snoozed";
    private static final Duration SNOOZE = Duration.ofDays(7);
    private static final int LONGEST = 200;

    public Signal {
        if (id.isEmpty() || id.length() > LONGEST || !id.equals(id.strip())) {
            throw new IllegalArgumentException("a signal's id has 1 to 200 characters and no blanks at its ends");
        }
        kind = Word.key(kind);
        if (kind.isEmpty() || kind.length() > LONGEST) {
            throw new IllegalArgumentException("a signal's kind has 1 to 200 characters");
        }
        program = key("program", program);
        device = key("device", device);
        channel = key("channel", channel);
        touchPoint = key("touch point", touchPoint);
        if (decision != null && decision.length() > LONGEST) {
            throw new IllegalArgumentException("a decision's id has at most 200 characters");
        }
        at = at.truncatedTo(ChronoUnit.MICROS);
        if (kind.equals(SNOOZED)) {
            snoozeUntil = snoozeUntil == null ? at.plus(SNOOZE) : snoozeUntil.truncatedTo(ChronoUnit.MICROS);
        }
    }

    /** About a content that is known by our own id, or about none. */
    public Signal(
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
        this(id, learner, kind, content, null, program, at, device, channel, touchPoint, decision, value, snoozeUntil);
    }

    boolean isAboutContent() {
        return content != null || elsewhere != null;
    }

    /** The same, about a content that is known by our own id. */
    Signal about(@Nullable String known) {
        return with(learner, known, null);
    }

    Signal about(@Nullable String known, ExternalId named) {
        return with(learner, known, named);
    }

    /** Whether it says the same, whoever did it and whatever it is about. */
    boolean saysAs(Signal other) {
        return with(other.learner, other.content, other.elsewhere).equals(other);
    }

    private Signal with(LearnerRef who, @Nullable String known, @Nullable ExternalId named) {
        return new Signal(
                id, who, kind, known, named, program, at, device, channel, touchPoint, decision, value, snoozeUntil);
    }

    private static @Nullable String key(String what, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String key = Word.key(text);
        if (key.length() > LONGEST) {
            throw new IllegalArgumentException("a signal's " + what + " has at most 200 characters");
        }
        return key;
    }
}
