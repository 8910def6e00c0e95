package dev.cairn.graphql;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import io.vertx.core.Future;
import java.util.Objects;
import java.util.concurrent.CompletionStage;

/** {@code Mutation.rollbackRules}. */
final class RollbackRules implements DataFetcher<CompletionStage<PublishRules.Payload>> {
    private final Sources sources;

    RollbackRules(Sources sources) {
        this.sources = sources;
    }

    @Override
    public CompletionStage<PublishRules.Payload> get(DataFetchingEnvironment environment) {
        Standing.renew(environment, sources);
        Patience.of(environment).extend();
        Limits.committing(environment);
        Input input = Asked.input(environment);
        long version = (Long) Objects.requireNonNull(input.get("version"));
        String author = PublishRules.author(input, Asked.caller(environment));
        String comment = PublishRules.comment(input);
        if (!input.errors().isEmpty()) {
            return Future.succeededFuture(PublishRules.Payload.refused(input)).toCompletionStage();
        }
        return sources.publishing()
                .rollback(
                        version,
                        author,
                        comment.isEmpty() ? "back to version " + version : comment,
                        (Long) input.get("base"),
                        PublishRules.isAdministrator(environment))
                .map(publication -> {
                    if (publication == null) {
                        input.error(ErrorCode.NOT_FOUND, "there is no such version", null, "version");
                        return PublishRules.Payload.refused(input);
                    }
                    return PublishRules.Payload.of(publication);
                })
                .toCompletionStage();
    }
}
