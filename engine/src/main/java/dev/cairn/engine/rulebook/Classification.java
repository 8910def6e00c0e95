package dev.cairn.engine.rulebook;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Segments and persona as of one moment.
 *
 * @param segments names as the sheet writes them
 * @param personaRule name of the row that decided, null when pinned or none matched
 */
public record Classification(
        Set<String> segments,
        @Nullable String persona,
        @Nullable String personaRule) {
    public Classification {
        segments = Set.copyOf(segments);
    }
}
