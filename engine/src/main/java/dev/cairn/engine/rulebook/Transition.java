package dev.cairn.engine.rulebook;

import dev.cairn.engine.learner.Journey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A journey's move.
 *
 * @param from null when the journey begins
 * @param to null when it ends
 * @param at when it fell due
 * @param rule sheet and name of the row that moved it
 * @param sentence that row in plain English
 * @param signals ids of the signals that led to it; none where time alone or changed facts did
 */
public record Transition(
        String program,
        @Nullable String from,
        @Nullable String to,
        Instant at,
        String rule,
        String sentence,
        List<String> signals) {
    public Transition {
        signals = List.copyOf(signals);
    }

    Transition causedBy(List<String> ids) {
        return new Transition(program, from, to, at, rule, sentence, ids);
    }

    /** The place after the move. */
    public Journey place() {
        return new Journey(program, to == null ? Journey.ENDED : to, at);
    }
}
