package dev.cairn.graphql;

import dev.cairn.engine.content.Content;
import dev.cairn.store.ContentUpdate;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code Mutation.retireContent}. */
final class RetireContent implements DataFetcher<CompletionStage<RetireContent.Payload>> {
    private static final String CONTENT = "content";

    private final Sources sources;

    RetireContent(Sources sources) {
        this.sources = sources;
    }

    /** The schema's payload of both mutations of a content. */
    record Payload(@Nullable Content content, List<UserError> userErrors) {}

    @Override
    public CompletionStage<Payload> get(DataFetchingEnvironment environment) {
        Standing standing = Standing.renew(environment, sources);
        Input input = Asked.input(environment);
        Content content = input.reading(
                CONTENT, given -> found(Refs.content(input.object(CONTENT), standing.catalog(), sources.catalog())));
        if (content == null) {
            return Future.succeededFuture(new Payload(null, input.errors())).toCompletionStage();
        }
        return sources.catalog()
                .retire(content.id(), (Long) input.get("version"))
                .map(update -> payload(update, input))
                .toCompletionStage();
    }

    private static Content found(@Nullable Content content) {
        if (content == null) {
            throw new Refusal(ErrorCode.NOT_FOUND, "there is no such content");
        }
        return content;
    }

    static Payload payload(ContentUpdate update, Input input) {
        if (update instanceof ContentUpdate.Saved saved) {
            return new Payload(saved.content(), List.of());
        }
        if (update instanceof ContentUpdate.Conflict conflict) {
            input.error(
                    ErrorCode.VERSION_CONFLICT,
                    "another change came first: the version is now " + conflict.version(),
                    null,
                    "version");
        } else if (update instanceof ContentUpdate.ExternalIdTaken taken) {
            input.error(
                    ErrorCode.EXTERNAL_ID_TAKEN,
                    "the id `" + taken.value() + "` of `" + taken.system() + "` belongs to `" + taken.holder() + "`",
                    null,
                    "externalIds");
        } else {
            input.error(ErrorCode.NOT_FOUND, "there is no such content", null, CONTENT);
        }
        return new Payload(null, input.errors());
    }
}
