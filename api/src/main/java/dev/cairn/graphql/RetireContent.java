package dev.cairn.graphql;

import dev.cairn.engine.content.Content;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import io.vertx.core.Future;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code Mutation.retireContent}. */
final class RetireContent implements DataFetcher<CompletionStage<ContentPayload>> {
    private static final String CONTENT = "content";

    private final Sources sources;

    RetireContent(Sources sources) {
        this.sources = sources;
    }

    @Override
    public CompletionStage<ContentPayload> get(DataFetchingEnvironment environment) {
        Standing standing = Standing.renew(environment, sources);
        Input input = Asked.input(environment);
        Content content = input.reading(
                CONTENT, given -> found(Refs.content(input.object(CONTENT), standing.catalog(), sources.catalog())));
        if (content == null) {
            return Future.succeededFuture(ContentPayload.refused(input)).toCompletionStage();
        }
        return sources.catalog()
                .retire(content.id(), (Long) input.get("version"), Audited.deed(environment))
                .map(update -> ContentPayload.of(update, input))
                .toCompletionStage();
    }

    private static Content found(@Nullable Content content) {
        if (content == null) {
            throw new Refusal(ErrorCode.NOT_FOUND, "there is no such content");
        }
        return content;
    }
}
