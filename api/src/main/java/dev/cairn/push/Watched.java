package dev.cairn.push;

import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.learner.LearnerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is watched: the first pick for a learner.
 *
 * @param program as the rule book writes it; null lets all journeys compete
 * @param moment how the answer is wanted; its time is always now
 */
public record Watched(LearnerId learner, @Nullable String program, Moment moment) {
    Moment at(Instant now) {
        return new Moment(
                now, moment.device(), moment.channel(), moment.touchPoint(), moment.language(), moment.minutes());
    }
}
