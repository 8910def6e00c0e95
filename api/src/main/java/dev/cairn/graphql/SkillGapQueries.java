package dev.cairn.graphql;

import dev.cairn.engine.content.Bits;
import dev.cairn.engine.content.Content;
import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.decision.SkillGaps;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.SkillGap;
import dev.cairn.engine.learner.SkillLevel;
import dev.cairn.engine.word.Word;
import dev.cairn.store.Evidence;
import dev.cairn.store.LearnerRef;
import dev.cairn.store.SkillEvidence;
import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import io.vertx.core.Vertx;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code Query.skillGaps} and {@code Query.adjacentRoles}: one learner beside what roles need. */
final class SkillGapQueries {
    private static final int CLOSING = 10;

    private final Vertx vertx;
    private final Sources sources;
    private final Asking asking;

    SkillGapQueries(Vertx vertx, Sources sources, Asking asking) {
        this.vertx = vertx;
        this.sources = sources;
        this.asking = asking;
    }

    /**
     * The schema's {@code SkillGaps}.
     *
     * @param role null where it is unknown
     */
    record Answer(
            Learner learner,
            @Nullable String role,
            int needs,
            int met,
            int withoutEvidence,
            List<Gap> gaps,
            List<Held> evidence) {}

    /** The schema's {@code SkillGap}. */
    record Gap(SkillGap gap, List<Content> contents) {}

    /** The schema's {@code SkillEvidence}; {@code because} says why it counts, or why not. */
    record Held(Evidence.Weighed weighed, String because) {}

    static void bind(RuntimeWiring.Builder wiring) {
        wiring.type(Fields.of("SkillLevel", SkillLevel.class)
                .field("scale", level -> named(level.scale()))
                .type());
        wiring.type(Fields.of("SkillGap", Gap.class)
                .field("skill", one -> one.gap().skill())
                .field("scale", one -> named(one.gap().scale()))
                .field("needed", one -> one.gap().needed())
                .field("held", one -> one.gap().held())
                .field("missing", one -> one.gap().missing())
                .field("basis", one -> one.gap().basis())
                .field("evidence", one -> one.gap().evidence())
                .type());
        wiring.type(Fields.of("SkillEvidence", Held.class)
                .field("skill", held -> held.weighed().evidence().skill())
                .field("scale", held -> named(held.weighed().evidence().scale()))
                .field("level", held -> held.weighed().evidence().level())
                .field("source", held -> held.weighed().evidence().source())
                .field("on", held -> held.weighed().evidence().on())
                .field("weight", held -> held.weighed().evidence().weight())
                .field("weightNow", held -> held.weighed().faded())
                .field("won", held -> held.weighed().won())
                .type());
    }

    static @Nullable String named(String scale) {
        return scale.isEmpty() ? null : scale;
    }

    CompletionStage<DataFetcherResult<Answer>> gaps(DataFetchingEnvironment environment) {
        Question question = question(environment);
        Standing standing = Asked.standing(environment);
        @Nullable String target = environment.getArgument("targetRole");
        return asking.learner(question, environment)
                .compose(learner -> sources.evidence()
                        .of(learner.id(), today(standing))
                        .map(held -> DataFetcherResult.<Answer>newResult()
                                .data(answer(learner, target, standing, held))
                                .localContext(Asking.languages(question, learner, standing))
                                .build()))
                .toCompletionStage();
    }

    private static Answer answer(
            Learner learner, @Nullable String target, Standing standing, List<Evidence.Weighed> held) {
        @Nullable String role = target == null ? SkillGaps.role(learner) : target;
        List<SkillGap> all = role == null ? List.of() : SkillGaps.all(learner, role, standing.catalog());
        Bits eligible = standing.book().eligible(learner, standing.catalog(), Moment.at(standing.now()));
        List<Gap> gaps = all.stream()
                .filter(gap -> gap.missing() > 0)
                .map(gap -> new Gap(gap, SkillGaps.closing(gap, standing.catalog(), eligible, CLOSING)))
                .toList();
        return new Answer(
                learner,
                role,
                all.size(),
                all.size() - gaps.size(),
                (int) all.stream()
                        .filter(gap -> gap.basis() == SkillGap.Basis.NO_EVIDENCE)
                        .count(),
                gaps,
                weighed(held));
    }

    private static List<Held> weighed(List<Evidence.Weighed> all) {
        return all.stream().map(one -> new Held(one, because(one, all))).toList();
    }

    /** All of a skill and scale stand together, the one that won first. */
    private static String because(Evidence.Weighed one, List<Evidence.Weighed> all) {
        List<Evidence.Weighed> rivals =
                all.stream().filter(other -> same(one, other)).toList();
        Evidence.Weighed won = rivals.get(0);
        if (!one.won()) {
            return SkillEvidenceWords.lost(one, won);
        }
        return rivals.size() == 1 ? "it is the only evidence" : SkillEvidenceWords.won(one, rivals.get(1));
    }

    private static boolean same(Evidence.Weighed one, Evidence.Weighed other) {
        SkillEvidence mine = one.evidence();
        SkillEvidence others = other.evidence();
        return Word.key(mine.skill()).equals(Word.key(others.skill()))
                && mine.scale().equals(others.scale());
    }

    CompletionStage<List<SkillGaps.Adjacent>> adjacent(DataFetchingEnvironment environment) {
        int first = Asked.first(environment);
        Standing standing = Asked.standing(environment);
        // hundreds of roles of dozens of needs each: too long for an event loop
        return asking.learner(question(environment), environment)
                .compose(learner ->
                        vertx.executeBlocking(() -> SkillGaps.adjacent(learner, standing.catalog(), first), false))
                .toCompletionStage();
    }

    private static Question question(DataFetchingEnvironment environment) {
        LearnerRef learner = Refs.learner(Asked.object(environment, "learner"));
        return new Question(learner, null, Moment.at(Asked.standing(environment).now()));
    }

    static LocalDate today(Standing standing) {
        return LocalDate.ofInstant(standing.now(), ZoneOffset.UTC);
    }
}
