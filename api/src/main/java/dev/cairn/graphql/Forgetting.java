package dev.cairn.graphql;

import dev.cairn.store.Erasure;
import dev.cairn.store.LearnerRef;
import dev.cairn.store.Outage;
import graphql.schema.DataFetchingEnvironment;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code Query.exportLearner} and {@code Mutation.eraseLearner}: what a person may ask of those who keep data of them. */
final class Forgetting {
    private final Sources sources;

    Forgetting(Sources sources) {
        this.sources = sources;
    }

    /** The schema's {@code LearnerExport}. */
    record Export(Instant at, String json) {}

    /** The schema's {@code EraseLearnerPayload}. */
    record Payload(@Nullable List<ErasedRows> erased, List<UserError> userErrors) {}

    record ErasedRows(String table, int rows) {}

    CompletionStage<@Nullable Export> export(DataFetchingEnvironment environment) {
        Instant now = Asked.standing(environment).now();
        Patience.of(environment).extend();
        return sources.erasure()
                .export(Refs.learner(Asked.object(environment, "learner")), Audited.deed(environment))
                .<@Nullable Export>map(json -> json == null ? null : new Export(now, json))
                .recover(failure -> Future.failedFuture(tooMuch(failure)))
                .toCompletionStage();
    }

    private static Throwable tooMuch(Throwable failure) {
        if (failure instanceof Erasure.TooMuch) {
            return new Refusal(
                    ErrorCode.RESULT_TOO_LARGE,
                    failure.getMessage() + "; `cairn export-learner` writes them to a file");
        }
        return Outage.isTooLong(failure)
                ? new Refusal(
                        ErrorCode.RESULT_TOO_LARGE,
                        "the database took too long over it; `cairn export-learner` takes its time and writes to a file")
                : failure;
    }

    CompletionStage<Payload> erase(DataFetchingEnvironment environment) {
        Input input = Asked.input(environment);
        LearnerRef ref = input.reading("learner", given -> Refs.learner(input.object("learner")));
        if (ref == null) {
            return Future.succeededFuture(new Payload(null, input.errors())).toCompletionStage();
        }
        return sources.erasure()
                .erase(ref, Audited.deed(environment))
                .map(gone -> payload(gone, input))
                .toCompletionStage();
    }

    private static Payload payload(@Nullable String gone, Input input) {
        if (gone == null) {
            input.error(ErrorCode.NOT_FOUND, "there is no such learner", null, "learner");
            return new Payload(null, input.errors());
        }
        List<ErasedRows> rows = new TreeMap<>(new JsonObject(gone).getMap())
                .entrySet().stream()
                        .map(entry -> new ErasedRows(entry.getKey(), ((Number) entry.getValue()).intValue()))
                        .toList();
        return new Payload(rows, List.of());
    }
}
