package dev.cairn.engine.decision;

import dev.cairn.engine.learner.LearnerId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The answer for one learner at one moment. The same learner, book, catalogue and moment give an equal decision.
 *
 * @param book the rule book's version; 0 for one that was never published
 * @param bookHash the hash of the book's files
 * @param catalog the catalogue's version
 * @param total how many contents could be picked, before the cut to the wanted number
 * @param fallback true when no row found anything eligible and the picks are the best of the rest
 * @param heldBackCounts contents held back per cause, over the whole catalogue
 * @param heldBack the first twenty held back that some row had selected, in catalogue order
 */
public record Decision(
        LearnerId learner,
        Moment moment,
        long book,
        String bookHash,
        long catalog,
        @Nullable String persona,
        Set<String> segments,
        List<Pick> picks,
        int total,
        boolean fallback,
        Map<HeldBack.Code, Integer> heldBackCounts,
        List<HeldBack> heldBack) {
    public Decision {
        segments = Set.copyOf(segments);
        picks = List.copyOf(picks);
        heldBackCounts = Map.copyOf(heldBackCounts);
        heldBack = List.copyOf(heldBack);
    }

    /** The same decision with some of its picks only, such as one page of them. */
    public Decision withPicks(List<Pick> some) {
        return new Decision(
                learner,
                moment,
                book,
                bookHash,
                catalog,
                persona,
                segments,
                some,
                total,
                fallback,
                heldBackCounts,
                heldBack);
    }
}
