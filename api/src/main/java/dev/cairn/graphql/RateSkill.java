package dev.cairn.graphql;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.content.ContentField;
import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.word.Nearest;
import dev.cairn.engine.word.Word;
import dev.cairn.store.Deed;
import dev.cairn.store.LearnerRef;
import dev.cairn.store.LearnerUpdate;
import dev.cairn.store.SkillEvidence;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code Mutation.rateSkill}: what somebody says a learner can do. */
final class RateSkill implements DataFetcher<CompletionStage<RateSkill.Payload>> {
    private static final double HIGHEST = 999;

    private final Sources sources;

    RateSkill(Sources sources) {
        this.sources = sources;
    }

    record Payload(@Nullable Learner learner, List<UserError> userErrors) {}

    /** The schema's {@code RatingSource}. */
    enum Source {
        SELF,
        MANAGER;

        String word() {
            return this == SELF ? "self" : "manager";
        }
    }

    @Override
    public CompletionStage<Payload> get(DataFetchingEnvironment environment) {
        Standing standing = Standing.renew(environment, sources);
        Caller caller = Asked.caller(environment);
        Input input = Asked.input(environment);
        LearnerRef ref = input.reading("learner", given -> Refs.learner(input.object("learner")));
        if (ref == null) {
            return Future.succeededFuture(refused(input)).toCompletionStage();
        }
        return read(ref, standing)
                .compose(learner -> {
                    if (learner == null || !caller.sees(learner)) {
                        input.error(ErrorCode.NOT_FOUND, "there is no such learner", null, "learner");
                        return Future.succeededFuture(refused(input));
                    }
                    SkillEvidence evidence = evidence(input, learner, caller, standing);
                    return onItsScale(evidence, input)
                            .compose(checked -> input.errors().isEmpty()
                                    ? keep(learner, evidence, input, standing, Audited.deed(environment))
                                    : Future.succeededFuture(refused(input)));
                })
                .toCompletionStage();
    }

    private Future<@Nullable Learner> read(LearnerRef ref, Standing standing) {
        return sources.advance()
                .read(ref, standing.book(), standing.catalog(), Moment.at(standing.now()), standing.now())
                .map(found -> found == null ? null : found.learner());
    }

    private static SkillEvidence evidence(Input input, Learner learner, Caller caller, Standing standing) {
        Source source = Source.valueOf(String.valueOf(input.get("as")));
        boolean self = learner.id().equals(caller.self());
        if (!caller.seesAllLearners() && self != (source == Source.SELF)) {
            input.error(
                    ErrorCode.FORBIDDEN,
                    self ? "you rate yourself as `SELF`" : "you rate your reports as `MANAGER`",
                    null,
                    "as");
        }
        Catalog catalog = standing.catalog();
        String skill =
                known(input, "skill", catalog.values(ContentField.SKILL), "no role needs and no content teaches it");
        String scale = input.get("scale") == null
                ? ""
                : known(input, "scale", catalog.matrix().scales(), "no level stands on such a scale");
        double level = ((Number) Objects.requireNonNull(input.get("level"))).doubleValue();
        if (!(level >= 0 && level <= HIGHEST)) {
            input.error(ErrorCode.INVALID, "a level is 0 to " + (int) HIGHEST, null, "level");
        }
        return new SkillEvidence(
                skill, level, source.word(), day(input, learner, standing), SkillEvidence.weight(source.word()), scale);
    }

    private Future<Void> onItsScale(SkillEvidence evidence, Input input) {
        return input.errors().isEmpty()
                ? sources.evidence().highest(evidence.skill(), evidence.scale()).map(highest -> {
                    if (highest != null && evidence.level() > highest) {
                        input.error(ErrorCode.INVALID, "the scale ends at " + highest, null, "level");
                    }
                    return null;
                })
                : Future.succeededFuture();
    }

    /** The known spelling, or an error. */
    private static String known(Input input, String field, Collection<String> all, String message) {
        String given = String.valueOf(input.get(field));
        for (String one : all) {
            if (Word.key(one).equals(Word.key(given))) {
                return one;
            }
        }
        input.error(ErrorCode.INVALID, message, given.length() > Input.LINE ? null : Nearest.to(given, all), field);
        return given;
    }

    private static LocalDate day(Input input, Learner learner, Standing standing) {
        ZoneId zone = learner.zone() == null ? standing.book().rows().settings().zone() : learner.zone();
        LocalDate today = LocalDate.ofInstant(standing.now(), zone);
        LocalDate day = input.get("on") == null ? today : (LocalDate) Objects.requireNonNull(input.get("on"));
        if (day.isAfter(today)) {
            input.error(ErrorCode.INVALID, "the day is in the future", null, "on");
        }
        return day;
    }

    private Future<Payload> keep(Learner learner, SkillEvidence evidence, Input input, Standing standing, Deed deed) {
        LearnerRef ref = new LearnerRef.ById(learner.id());
        return sources.evidence()
                .by(deed)
                .rate(ref, evidence, (Long) input.get("version"))
                .compose(update -> {
                    if (update instanceof LearnerUpdate.Saved) {
                        return read(ref, standing).map(after -> new Payload(after, List.of()));
                    }
                    UpdateLearner.tell(update, input);
                    return Future.succeededFuture(refused(input));
                });
    }

    private static Payload refused(Input input) {
        return new Payload(null, input.errors());
    }
}
