package dev.cairn.graphql;

import dev.cairn.engine.content.Content;
import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.decision.SkillGaps;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.LearnerId;
import dev.cairn.engine.learner.SkillGap;
import dev.cairn.engine.word.Word;
import graphql.schema.DataFetchingEnvironment;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code Query.skillGapCounts}: the gaps of a role, a department, a segment. */
final class SkillGapCounts {
    /** More learners than these are not looked at one by one in the time that a request has. */
    private static final int MOST = 20_000;

    private static final int AT_ONCE = 500;
    private static final int CLOSING = 5;

    private final Vertx vertx;
    private final Sources sources;

    SkillGapCounts(Vertx vertx, Sources sources) {
        this.vertx = vertx;
        this.sources = sources;
    }

    /**
     * The schema's {@code SkillGapCounts}. Every number of learners is one of those who fit.
     *
     * @param lookedAt of all learners who have not left
     * @param learners who fit what was asked
     * @param withRole of those, whose role, or the one asked for, has known needs
     * @param withEvidence of those, who have any evidence
     */
    record Answer(int lookedAt, long of, int learners, int withRole, int withEvidence, List<Count> skills) {}

    /**
     * The schema's {@code SkillGapCount}.
     *
     * @param needed learners whose role needs it
     * @param gaps of those, who hold less
     * @param withoutEvidence of those with a gap, of whom nothing is known
     * @param meanMissing over those with a gap
     */
    record Count(
            String skill,
            @Nullable String scale,
            int needed,
            int gaps,
            int withoutEvidence,
            int otherScale,
            double meanMissing,
            List<Content> contents) {}

    /** Whom, and for which role. */
    private record Wanted(
            @Nullable String role,
            @Nullable String department,
            @Nullable String segment,
            @Nullable String targetRole) {
        boolean fits(Learner learner, Standing standing) {
            return same(role, learner.role())
                    && same(department, learner.department())
                    && (segment == null
                            || standing
                                    .book()
                                    .classify(learner, standing.catalog(), Moment.at(standing.now()))
                                    .segments()
                                    .stream()
                                    .anyMatch(one -> same(segment, one)));
        }

        private static boolean same(@Nullable String wanted, @Nullable String given) {
            return wanted == null || (given != null && Word.key(wanted).equals(Word.key(given)));
        }
    }

    private static final class Sum {
        private int needed;
        private int gaps;
        private int withoutEvidence;
        private int otherScale;
        private double missing;
        private @Nullable SkillGap largest;

        void add(SkillGap gap) {
            needed++;
            if (gap.missing() > 0) {
                gaps++;
                missing += gap.missing();
                withoutEvidence += gap.basis() == SkillGap.Basis.NO_EVIDENCE ? 1 : 0;
                otherScale += gap.basis() == SkillGap.Basis.OTHER_SCALE ? 1 : 0;
                largest = largest == null || gap.needed() > largest.needed() ? gap : largest;
            }
        }
    }

    /** Written by one thread after another. */
    private static final class Tally {
        private final Wanted wanted;
        private final Standing standing;
        private final Map<String, Sum> sums = new HashMap<>();
        private final Map<String, SkillGap> names = new HashMap<>();
        private int learners;
        private int withRole;
        private int withEvidence;

        Tally(Wanted wanted, Standing standing) {
            this.wanted = wanted;
            this.standing = standing;
        }

        void add(List<Learner> all) {
            for (Learner learner : all) {
                if (wanted.fits(learner, standing)) {
                    add(learner);
                }
            }
        }

        private void add(Learner learner) {
            learners++;
            withEvidence += learner.skills() == null ? 0 : 1;
            @Nullable String role = wanted.targetRole() == null ? SkillGaps.role(learner) : wanted.targetRole();
            List<SkillGap> gaps = role == null ? List.of() : SkillGaps.all(learner, role, standing.catalog());
            withRole += gaps.isEmpty() ? 0 : 1;
            for (SkillGap gap : gaps) {
                String key = Word.key(gap.skill()) + '\n' + Word.key(gap.scale());
                names.putIfAbsent(key, gap);
                sums.computeIfAbsent(key, unused -> new Sum()).add(gap);
            }
        }

        Answer answer(int lookedAt, long of, int first) {
            List<Count> counts = new ArrayList<>();
            sums.forEach((key, sum) -> counts.add(count(sum, Objects.requireNonNull(names.get(key)))));
            counts.sort(Comparator.comparingInt(Count::gaps)
                    .reversed()
                    .thenComparing(
                            Comparator.comparingDouble(Count::meanMissing).reversed())
                    .thenComparing(Count::skill));
            return new Answer(
                    lookedAt,
                    of,
                    learners,
                    withRole,
                    withEvidence,
                    counts.stream()
                            .filter(count -> count.gaps() > 0)
                            .limit(first)
                            .toList());
        }

        private Count count(Sum sum, SkillGap name) {
            return new Count(
                    name.skill(),
                    SkillGapQueries.named(name.scale()),
                    sum.needed,
                    sum.gaps,
                    sum.withoutEvidence,
                    sum.otherScale,
                    sum.gaps == 0 ? 0 : sum.missing / sum.gaps,
                    sum.largest == null
                            ? List.of()
                            : SkillGaps.closing(sum.largest, standing.catalog(), null, CLOSING));
        }
    }

    CompletionStage<Answer> get(DataFetchingEnvironment environment) {
        int first = Asked.first(environment);
        Wanted wanted = new Wanted(
                environment.getArgument("role"),
                environment.getArgument("department"),
                environment.getArgument("segment"),
                environment.getArgument("targetRole"));
        Standing standing = Asked.standing(environment);
        Tally tally = new Tally(wanted, standing);
        return sources.population()
                .choose(MOST)
                .compose(ids -> all(ids, 0, tally, standing).compose(done -> sources.learners()
                        .count()
                        .compose(of -> vertx.executeBlocking(() -> tally.answer(ids.size(), of, first), false))))
                .toCompletionStage();
    }

    private Future<Void> all(List<LearnerId> ids, int from, Tally tally, Standing standing) {
        if (from >= ids.size()) {
            return Future.succeededFuture();
        }
        return sources.population()
                .read(
                        ids.subList(from, Math.min(from + AT_ONCE, ids.size())),
                        standing.book().needs(),
                        standing.now())
                .compose(learners -> vertx.executeBlocking(
                        () -> {
                            tally.add(learners);
                            return null;
                        },
                        false))
                .compose(done -> all(ids, from + AT_ONCE, tally, standing));
    }
}
