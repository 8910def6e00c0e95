package dev.cairn.engine.learner;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When and on what a learner learns, from their own signals.
 *
 * @param mobileShare percent of signals with a known device that came from a mobile, 0 to 100
 * @param activeHours hours of the day, 0 to 23, in the learner's time zone
 */
public record Habits(@Nullable Double mobileShare, @Nullable Set<Integer> activeHours) {
    public Habits {
        activeHours = activeHours == null ? null : Set.copyOf(activeHours);
    }
}
