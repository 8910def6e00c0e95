package dev.cairn.store;

import org.jspecify.annotations.Nullable;

/**
 * A stage of a program over a span of time, counted in learners.
 *
 * @param entered who came into it within the span
 * @param left of those, who left it by the end of the span
 * @param standing who stood in it at the end of the span, whenever they came
 * @param converted of those who entered, who reached a later stage by the end of the span
 * @param medianDays how long those who left it had stayed; null where nobody did
 */
public record FunnelStage(
        String stage,
        int entered,
        int left,
        int standing,
        int converted,
        @Nullable Double medianDays) {

    /** The share of those who entered that reached a later stage, 0 to 1; null where nobody entered. */
    public @Nullable Double conversion() {
        return entered == 0 ? null : (double) converted / entered;
    }
}
