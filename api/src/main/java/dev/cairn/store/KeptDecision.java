package dev.cairn.store;

import dev.cairn.engine.decision.Decision;
import dev.cairn.engine.decision.HeldBack;
import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.decision.Pick;
import dev.cairn.engine.decision.Reason;
import dev.cairn.engine.learner.Learner;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One page of a decision as it went out.
 *
 * @param place how many picks stood before the page
 * @param learner as the decision saw them; null once they are erased
 * @param book, catalog the versions that decided
 * @param share which part of all decisions of that second was kept, above 0 up to 1: one kept stands for 1 / share
 */
public record KeptDecision(
        UUID id,
        int place,
        Instant servedAt,
        @Nullable Learner learner,
        long book,
        long catalog,
        double share,
        Asked asked,
        Answer answer) {

    /**
     * What was asked, and by what kind of caller.
     *
     * @param wanted how many picks were decided, those of other pages included
     * @param without ids of contents that stood on the same page already
     */
    public record Asked(Moment moment, @Nullable String program, int wanted, List<String> roles, List<String> without) {
        public Asked {
            roles = List.copyOf(roles);
            // decisions that were kept before there was any such thing know of none
            without = without == null ? List.of() : List.copyOf(without);
        }
    }

    /** What was answered, but for what deciding again tells: sentences, facts and the words for the learner. */
    public record Answer(
            @Nullable String persona,
            Set<String> segments,
            int total,
            boolean fallback,
            Map<HeldBack.Code, Integer> heldBack,
            List<KeptPick> picks) {
        public Answer {
            segments = Set.copyOf(segments);
            heldBack = Map.copyOf(heldBack);
            picks = List.copyOf(picks);
        }

        /** @param ranks places in the decision's list, from 0 */
        public static Answer of(Decision decision, List<Integer> ranks) {
            return new Answer(
                    decision.persona(),
                    decision.segments(),
                    decision.total(),
                    decision.fallback(),
                    decision.heldBackCounts(),
                    ranks.stream()
                            .map(rank -> KeptPick.of(rank, decision.picks().get(rank)))
                            .toList());
        }
    }

    /** @param rank the place in the whole list, from 0 */
    public record KeptPick(
            int rank,
            String content,
            double score,
            @Nullable String program,
            @Nullable String stage,
            boolean required,
            @Nullable LocalDate due,
            List<KeptReason> reasons) {
        public KeptPick {
            reasons = List.copyOf(reasons);
        }

        public static KeptPick of(int rank, Pick pick) {
            return new KeptPick(
                    rank,
                    pick.content().id(),
                    pick.score(),
                    pick.program(),
                    pick.stage(),
                    pick.required(),
                    pick.due(),
                    pick.reasons().stream().map(KeptReason::of).toList());
        }
    }

    /** The row of the book that led to a pick, or the ranking's term. */
    public record KeptReason(Reason.Code code, String sheet, int row, String rule, double points) {
        static KeptReason of(Reason reason) {
            return new KeptReason(reason.code(), reason.sheet(), reason.row(), reason.rule(), reason.points());
        }
    }
}
