package dev.cairn.engine.decision;

import dev.cairn.engine.content.Content;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One recommended content.
 *
 * @param score the sum of its reasons' points
 * @param program, stage the learner's journey that it serves, if any
 * @param due until when a mandatory content is to be done
 * @param capped the limit that puts it behind all others; null when it stands where its points put it
 */
public record Pick(
        Content content,
        double score,
        @Nullable String program,
        @Nullable String stage,
        boolean required,
        @Nullable LocalDate due,
        List<Reason> reasons,
        @Nullable Capped capped) {
    public Pick {
        reasons = List.copyOf(reasons);
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException("no pick without a reason");
        }
    }
}
