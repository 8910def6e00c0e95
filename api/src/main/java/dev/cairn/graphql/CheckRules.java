package dev.cairn.graphql;

import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.RuleFile;
import dev.cairn.publishing.Busy;
import dev.cairn.publishing.FailedExample;
import dev.cairn.publishing.Findings;
import dev.cairn.store.Edition;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code Mutation.checkRules}. */
final class CheckRules implements DataFetcher<CompletionStage<CheckRules.Payload>> {
    private static final String EFFECT = "effect";

    private final Sources sources;

    CheckRules(Sources sources) {
        this.sources = sources;
    }

    /** The schema's {@code CheckRulesPayload}. */
    record Payload(
            @Nullable Boolean publishable,
            @Nullable List<Issue> issues,
            @Nullable Integer errorCount,
            @Nullable Integer warningCount,
            @Nullable List<FailedExample> failedExamples,
            @Nullable Integer failedExampleCount,
            @Nullable List<String> changes,
            @Nullable Integer changeCount,
            @Nullable Edition newest,
            RuleFields.@Nullable Effect effect,
            List<UserError> userErrors) {
        static Payload of(Findings found, RuleFields.@Nullable Effect effect, List<UserError> errors) {
            int failing = Excerpt.errors(found.issues());
            List<String> changes = found.difference() == null ? null : found.sentences();
            return new Payload(
                    found.publishable(),
                    Excerpt.issues(found.issues()),
                    failing,
                    found.issues().size() - failing,
                    Excerpt.of(found.failures()),
                    found.failures().size(),
                    Excerpt.orNull(changes),
                    changes == null ? null : changes.size(),
                    found.newest(),
                    effect,
                    errors);
        }

        static Payload refused(Input input) {
            return new Payload(null, null, null, null, null, null, null, null, null, null, input.errors());
        }
    }

    @Override
    public CompletionStage<Payload> get(DataFetchingEnvironment environment) {
        Standing.renew(environment, sources);
        Patience.of(environment).extend();
        Input input = Asked.input(environment);
        List<RuleFile> files = RuleFilesInput.read(input);
        if (!input.errors().isEmpty()) {
            return Future.succeededFuture(Payload.refused(input)).toCompletionStage();
        }
        return sources.publishing()
                .check(files, (Long) input.get("base"))
                .compose(found -> Boolean.TRUE.equals(input.get(EFFECT)) && found.book() != null
                        ? withEffect(found, input)
                        : Future.succeededFuture(Payload.of(found, null, List.of())))
                .toCompletionStage();
    }

    /** What was found is not held back because a preview would have to wait. */
    private Future<Payload> withEffect(Findings found, Input input) {
        return sources.publishing()
                .effect(found)
                .map(preview -> Payload.of(found, RuleFields.Effect.of(preview), List.of()))
                .recover(failure -> {
                    if (!(failure instanceof Busy busy)) {
                        return Future.failedFuture(failure);
                    }
                    input.error(ErrorCode.UNAVAILABLE, String.valueOf(busy.getMessage()), null, EFFECT);
                    return Future.succeededFuture(Payload.of(found, null, input.errors()));
                });
    }
}
