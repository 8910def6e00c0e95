package dev.cairn.graphql;

import dev.cairn.engine.content.Content;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code Mutation.saveContent}. */
final class SaveContent implements DataFetcher<CompletionStage<ContentPayload>> {
    private static final String CONTENT = "content";

    private final Sources sources;

    SaveContent(Sources sources) {
        this.sources = sources;
    }

    @Override
    public CompletionStage<ContentPayload> get(DataFetchingEnvironment environment) {
        Standing standing = Standing.renew(environment, sources);
        Input input = Asked.input(environment);
        Map<String, Object> ref = input.object(CONTENT);
        Content before = input.reading(CONTENT, given -> Refs.content(ref, standing.catalog(), sources.catalog()));
        String id = before != null ? before.id() : input.reading(CONTENT, given -> newId(Refs.newContent(ref)));
        LocalDate today = LocalDate.ofInstant(standing.now(), ZoneOffset.UTC);
        Content content = id == null
                ? null
                : new ContentInput(input, before, standing.catalog(), sources.catalog()).read(id, today);
        if (content == null) {
            return Future.succeededFuture(ContentPayload.refused(input)).toCompletionStage();
        }
        return sources.catalog()
                .save(content, (Long) input.get("version"), Audited.deed(environment))
                .map(update -> ContentPayload.of(update, input))
                .toCompletionStage();
    }

    private static String newId(@Nullable String id) {
        if (id == null) {
            throw new Refusal(ErrorCode.NOT_FOUND, "there is no such content; a new one is named by an `id` of ours");
        }
        return id;
    }
}
