package dev.cairn.engine.rulebook.row;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A case that the book must decide as its author expects.
 *
 * @param at the moment of asking, in the book's zone where the cell names none
 * @param given the facts as the author wrote them, one value a fact (a set's values separated); facts not here are unknown
 * @param expectFirst content id of the first pick; null where the author does not say
 */
public record ExampleRow(
        Place place,
        String name,
        Instant at,
        Map<Fact, List<String>> given,
        @Nullable String expectPersona,
        @Nullable List<String> expectSegments,
        @Nullable String expectStage,
        @Nullable String expectFirst,
        List<String> mustContain,
        List<String> mustNotContain,
        @Nullable String reason) {
    public ExampleRow {
        given = Map.copyOf(given);
        mustContain = List.copyOf(mustContain);
        mustNotContain = List.copyOf(mustNotContain);
    }
}
