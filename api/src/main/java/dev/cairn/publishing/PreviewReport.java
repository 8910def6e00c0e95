package dev.cairn.publishing;

import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.decision.Pick;
import dev.cairn.engine.decision.Reason;
import dev.cairn.engine.rehearsal.EffectReport;
import dev.cairn.engine.rehearsal.Sample;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The effect of a candidate book, in facts that last: it is kept as JSON and read on any node.
 *
 * @param countedAt when counting began: learners are as they were then, or in the moments that it took
 * @param book the live book's version that was compared with
 * @param catalog the catalogue's version
 * @param learners of whom both books were asked
 * @param population how many learners there are; more than {@code learners} where a sample was asked
 * @param any learners of whom something is true at one of the moments
 * @param moments the same at each moment, one to eight, now first
 * @param contents those that come onto lists of ten or fall off them, those that concern most learners first; at most 200
 * @param contentsInAll how many those are without that bound
 * @param samples at most ten learners whose first pick changes
 */
public record PreviewReport(
        Instant countedAt,
        long book,
        long catalog,
        int learners,
        long population,
        EffectReport.Counts any,
        List<AtMoment> moments,
        List<Shifted> contents,
        int contentsInAll,
        List<Example> samples) {
    private static final int CONTENTS = 200;

    public PreviewReport {
        moments = List.copyOf(moments);
        contents = List.copyOf(contents);
        samples = List.copyOf(samples);
    }

    /** @param device, channel null where it does not matter */
    public record AtMoment(
            Instant at,
            @Nullable String device,
            @Nullable String channel,
            @Nullable String touchPoint,
            @Nullable String language,
            @Nullable Integer minutes,
            EffectReport.Counts counts) {
        static AtMoment of(Moment moment, EffectReport.Counts counts) {
            return new AtMoment(
                    moment.at(),
                    moment.device(),
                    moment.channel(),
                    moment.touchPoint(),
                    moment.language(),
                    moment.minutes(),
                    counts);
        }
    }

    /**
     * A content that comes onto lists or falls off them.
     *
     * @param content its id
     * @param gained learners on whose list it is new; {@code lost}: from whose list it is gone
     */
    public record Shifted(String content, int gained, int lost) {}

    /** One learner whose first pick changes; null for nothing at all. */
    public record Example(
            String learner,
            Instant at,
            @Nullable String device,
            @Nullable Shown before,
            @Nullable Shown after) {
        /** What speaks for the one and not for the other: with it a reader sees why. */
        public List<String> onlyBefore() {
            return only(before, after);
        }

        public List<String> onlyAfter() {
            return only(after, before);
        }

        /** How many reasons both have. */
        public int alike() {
            return after == null ? 0 : after.reasons().size() - onlyAfter().size();
        }

        private static List<String> only(@Nullable Shown one, @Nullable Shown other) {
            List<String> others = other == null ? List.of() : other.reasons();
            return one == null
                    ? List.of()
                    : one.reasons().stream()
                            .filter(reason -> !others.contains(reason))
                            .toList();
        }

        static Example of(Sample sample) {
            return new Example(
                    sample.learner().value(),
                    sample.moment().at(),
                    sample.moment().device(),
                    Shown.of(sample.before()),
                    Shown.of(sample.after()));
        }
    }

    /** @param reasons the rows that fired, as sentences */
    public record Shown(String content, double score, List<String> reasons) {
        public Shown {
            reasons = List.copyOf(reasons);
        }

        static @Nullable Shown of(@Nullable Pick pick) {
            return pick == null
                    ? null
                    : new Shown(
                            pick.content().id(),
                            pick.score(),
                            pick.reasons().stream().map(Reason::sentence).toList());
        }
    }

    static PreviewReport of(EffectReport report, Instant countedAt, long book, long catalog, long population) {
        return new PreviewReport(
                countedAt,
                book,
                catalog,
                report.learners(),
                population,
                report.any(),
                report.moments().stream()
                        .map(one -> AtMoment.of(one.moment(), one.counts()))
                        .toList(),
                report.contents().stream()
                        .limit(CONTENTS)
                        .map(shift -> new Shifted(shift.content(), shift.gained(), shift.lost()))
                        .toList(),
                report.contents().size(),
                report.samples().stream().map(Example::of).toList());
    }
}
