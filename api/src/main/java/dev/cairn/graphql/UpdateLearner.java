package dev.cairn.graphql;

import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.learner.Learner;
import dev.cairn.store.LearnerRef;
import dev.cairn.store.LearnerUpdate;
import dev.cairn.store.ProfileChange;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code Mutation.updateLearner}. */
final class UpdateLearner implements DataFetcher<CompletionStage<UpdateLearner.Payload>> {
    private final Sources sources;

    UpdateLearner(Sources sources) {
        this.sources = sources;
    }

    record Payload(@Nullable Learner learner, List<UserError> userErrors) {}

    @Override
    public CompletionStage<Payload> get(DataFetchingEnvironment environment) {
        Standing standing = Standing.renew(environment, sources);
        Input input = Asked.input(environment);
        LearnerRef ref = input.reading("learner", given -> Refs.learner(input.object("learner")));
        ProfileChange change = ProfileInput.read(input, standing.book());
        if (ref == null || !input.errors().isEmpty()) {
            return Future.succeededFuture(refused(input)).toCompletionStage();
        }
        return sources.learners()
                .by(Audited.deed(environment))
                .update(ref, change, (Long) input.get("version"))
                .compose(update -> after(update, input, standing))
                .toCompletionStage();
    }

    private Future<Payload> after(LearnerUpdate update, Input input, Standing standing) {
        if (update instanceof LearnerUpdate.Saved saved) {
            return sources.advance()
                    .read(
                            new LearnerRef.ById(saved.id()),
                            standing.book(),
                            standing.catalog(),
                            Moment.at(standing.now()),
                            standing.now())
                    .map(found -> new Payload(found == null ? null : found.learner(), List.of()));
        }
        tell(update, input);
        return Future.succeededFuture(refused(input));
    }

    /** Why a change of a learner was not saved. */
    static void tell(LearnerUpdate update, Input input) {
        if (update instanceof LearnerUpdate.Conflict conflict) {
            input.error(
                    ErrorCode.VERSION_CONFLICT,
                    "another change came first: the version is now " + conflict.version(),
                    null,
                    "version");
        } else {
            input.error(ErrorCode.NOT_FOUND, "there is no such learner", null, "learner");
        }
    }

    private static Payload refused(Input input) {
        return new Payload(null, input.errors());
    }
}
