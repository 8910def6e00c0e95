package dev.cairn.engine.rulebook.row;

import dev.cairn.engine.decision.Capped.Per;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a row of caps says of the contents that it is about: those of its contents, of its kinds, or all where it names
 * neither. What it does not say is left to less specific rows.
 *
 * @param kinds, contents keys; at most one of the two is filled
 * @param atMost how often a content is shown in a day, a week or a month; 0 is never, {@link #NO_LIMIT} as often as you like
 * @param againAfter days from a completion until the content may be shown again: 0 is always, {@link #NEVER} never
 * @param quietHours times of day at which nothing is pushed
 * @param busyFrom, busyUntil days on which nothing is pushed, both in; both or neither
 */
public record Cap(
        Set<String> kinds,
        Set<String> contents,
        Map<Per, Integer> atMost,
        @Nullable Integer againAfter,
        @Nullable Cell quietHours,
        @Nullable LocalDate busyFrom,
        @Nullable LocalDate busyUntil) {
    public static final int NO_LIMIT = Integer.MAX_VALUE;
    public static final int NEVER = Integer.MAX_VALUE;

    public Cap {
        kinds = Set.copyOf(kinds);
        contents = Set.copyOf(contents);
        atMost = Map.copyOf(atMost);
    }

    /** The higher wins: 2 names contents, 1 kinds, 0 neither. */
    public int specificity() {
        return !contents.isEmpty() ? 2 : !kinds.isEmpty() ? 1 : 0;
    }
}
