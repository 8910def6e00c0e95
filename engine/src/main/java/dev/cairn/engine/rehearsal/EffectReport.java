package dev.cairn.engine.rehearsal;

import dev.cairn.engine.decision.Moment;
import java.util.List;

/**
 * What a candidate book would change, counted.
 *
 * @param learners of whom both books were asked
 * @param any learners of whom something is true at one of the moments, or at several
 * @param moments the same at each moment
 * @param contents those that come onto lists or fall off them, those that concern most learners first
 * @param samples at most ten of the learners whose first pick changes
 */
public record EffectReport(
        int learners, Counts any, List<AtMoment> moments, List<Shift> contents, List<Sample> samples) {
    static final int SAMPLES = 10;

    public EffectReport {
        moments = List.copyOf(moments);
        contents = List.copyOf(contents);
        samples = List.copyOf(samples);
    }

    /**
     * Learners.
     *
     * @param firstPickChanged who get another first pick, or one where there was none, or none any more
     * @param nothingBefore who get nothing at all with the live book
     * @param nothingAfter who get nothing at all with the candidate
     * @param onlyFallbackBefore to whom no row of the live book shows anything, so that they get the best of the rest
     * @param onlyFallbackAfter to whom no row of the candidate shows anything
     */
    public record Counts(
            int firstPickChanged, int nothingBefore, int nothingAfter, int onlyFallbackBefore, int onlyFallbackAfter) {}

    public record AtMoment(Moment moment, Counts counts) {}
}
