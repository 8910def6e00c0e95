package dev.cairn.graphql;

import dev.cairn.engine.content.Content;
import dev.cairn.store.Contents;
import dev.cairn.store.KeptContent;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderFactory;
import org.jspecify.annotations.Nullable;

/** {@code Content.version}, which the catalogue does not carry: all of a page come in one trip to the database. */
final class ContentVersion implements DataFetcher<CompletionStage<@Nullable Long>> {
    private final Vertx vertx;
    private final Contents contents;

    ContentVersion(Vertx vertx, Contents contents) {
        this.vertx = vertx;
        this.contents = contents;
    }

    @Override
    public CompletionStage<@Nullable Long> get(DataFetchingEnvironment environment) {
        Content content = Objects.requireNonNull(environment.<Content>getSource());
        DataLoader<String, Long> loader = Objects.requireNonNull(
                environment.getGraphQlContext().computeIfAbsent(ContentVersion.class, absent -> loader()));
        CompletionStage<@Nullable Long> version = loader.load(content.id());
        if (loader.dispatchDepth() == 1) {
            // the first that waits; the trip starts when all contents of the page have asked
            vertx.runOnContext(then -> Future.fromCompletionStage(loader.dispatch()));
        }
        return version;
    }

    private DataLoader<String, Long> loader() {
        return DataLoaderFactory.newMappedDataLoader((Set<String> ids) ->
                contents.read(ids).map(ContentVersion::versions).toCompletionStage());
    }

    private static Map<String, Long> versions(Map<String, KeptContent> kept) {
        Map<String, Long> versions = new HashMap<>();
        kept.forEach((id, content) -> versions.put(id, content.version()));
        return versions;
    }
}
