package dev.cairn.store;

import dev.cairn.engine.learner.LearnerId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A hash over all that a signal says. Not against forgers: only whoever may write can collide. */
final class Fingerprint {
    private Fingerprint() {}

    static UUID of(Signal signal, LearnerId learner) {
        StringBuilder text = new StringBuilder();
        Object[] parts = {
            learner,
            signal.kind(),
            signal.content(),
            signal.program(),
            signal.at(),
            signal.device(),
            signal.channel(),
            signal.touchPoint(),
            signal.decision(),
            signal.value(),
            signal.snoozeUntil()
        };
        for (Object part : parts) {
            String value = part == null ? "" : part.toString();
            text.append(part == null ? -1 : value.length()).append(':').append(value);
        }
        return UUID.nameUUIDFromBytes(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
