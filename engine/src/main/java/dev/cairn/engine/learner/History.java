package dev.cairn.engine.learner;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What became of contents with this learner, by content id; a null set is unknown.
 *
 * @param known contents the learner said to know already
 * @param snoozedUntil contents put off, and until when
 */
public record History(
        @Nullable Set<String> completed,
        @Nullable Set<String> dismissed,
        @Nullable Set<String> known,
        Map<String, Instant> snoozedUntil) {
    public static final History UNKNOWN = new History(null, null, null, Map.of());
    public static final History NONE = new History(Set.of(), Set.of(), Set.of(), Map.of());

    public History {
        completed = completed == null ? null : Set.copyOf(completed);
        dismissed = dismissed == null ? null : Set.copyOf(dismissed);
        known = known == null ? null : Set.copyOf(known);
        snoozedUntil = Map.copyOf(snoozedUntil);
    }
}
