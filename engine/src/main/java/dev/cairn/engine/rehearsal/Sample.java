package dev.cairn.engine.rehearsal;

import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.decision.Pick;
import dev.cairn.engine.decision.Reason;
import dev.cairn.engine.learner.LearnerId;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One learner whose first pick changes, with both picks and their reasons.
 *
 * @param before of the live book; null for nothing at all
 * @param after of the candidate
 */
public record Sample(
        LearnerId learner,
        Moment moment,
        @Nullable Pick before,
        @Nullable Pick after) {

    /** {@code ada: `b` instead of `a`. Now: For everyone, show ... Before: For everyone, show ...} */
    @Override
    public String toString() {
        return learner + ": " + shown(after) + " instead of " + shown(before) + "."
                + (after == null ? "" : " Now: " + sentences(after))
                + (before == null ? "" : " Before: " + sentences(before));
    }

    private static String shown(@Nullable Pick pick) {
        return pick == null ? "nothing" : "`" + pick.content().id() + "`";
    }

    private static String sentences(Pick pick) {
        return pick.reasons().stream().map(Reason::sentence).collect(Collectors.joining(" "));
    }
}
