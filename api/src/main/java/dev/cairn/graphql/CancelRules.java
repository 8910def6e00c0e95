package dev.cairn.graphql;

import dev.cairn.store.Edition;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import io.vertx.core.Future;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code Mutation.cancelRules}. */
final class CancelRules implements DataFetcher<CompletionStage<CancelRules.Payload>> {
    private static final String VERSION = "version";

    private final Sources sources;

    CancelRules(Sources sources) {
        this.sources = sources;
    }

    /** The schema's {@code CancelRulesPayload}. */
    record Payload(@Nullable Edition ruleBook, List<UserError> userErrors) {}

    @Override
    public CompletionStage<Payload> get(DataFetchingEnvironment environment) {
        Limits.committing(environment);
        Input input = Asked.input(environment);
        String author = PublishRules.author(input, Asked.caller(environment));
        if (!input.errors().isEmpty()) {
            return Future.succeededFuture(new Payload(null, input.errors())).toCompletionStage();
        }
        return sources.publishing()
                .cancel((Long) Objects.requireNonNull(input.get(VERSION)), author)
                .map(edition -> payload(edition, input))
                .toCompletionStage();
    }

    private static Payload payload(@Nullable Edition edition, Input input) {
        if (edition == null) {
            input.error(ErrorCode.NOT_FOUND, "there is no such version", null, VERSION);
        } else if (edition.state() != Edition.State.CANCELLED) {
            input.error(
                    ErrorCode.INVALID,
                    "only what is scheduled can be taken back; this version is "
                            + edition.state().name(),
                    null,
                    VERSION);
        } else {
            return new Payload(edition, List.of());
        }
        return new Payload(null, input.errors());
    }
}
