package dev.cairn.graphql;

import dev.cairn.engine.content.Content;
import dev.cairn.engine.learner.LearnerId;
import dev.cairn.store.ContentStanding;
import dev.cairn.store.ContentStanding.Pair;
import dev.cairn.store.Contents;
import graphql.schema.DataFetchingEnvironment;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderFactory;
import org.jspecify.annotations.Nullable;

/** Where learners stand with contents: all of a page come in one trip to the database. */
final class Standings {
    private final Vertx vertx;
    private final Contents contents;

    Standings(Vertx vertx, Contents contents) {
        this.vertx = vertx;
        this.contents = contents;
    }

    /** For the learner whom the answer is about; null where it is about nobody. */
    CompletionStage<@Nullable ContentStanding> ofWhomAsked(String content, DataFetchingEnvironment environment) {
        return of(Languages.about(environment), content, environment);
    }

    /** For the learner who asks; null where it is none. */
    CompletionStage<@Nullable ContentStanding> ofWhoAsks(DataFetchingEnvironment environment) {
        String content = Standings.<Content>source(environment).id();
        return of(Asked.caller(environment).self(), content, environment);
    }

    static <T> T source(DataFetchingEnvironment environment) {
        return Objects.requireNonNull(environment.<T>getSource());
    }

    private CompletionStage<@Nullable ContentStanding> of(
            @Nullable LearnerId learner, String content, DataFetchingEnvironment environment) {
        if (learner == null) {
            return CompletableFuture.completedFuture(null);
        }
        DataLoader<Pair, ContentStanding> loader = Objects.requireNonNull(
                environment.getGraphQlContext().computeIfAbsent(Standings.class, absent -> loader(environment)));
        CompletionStage<@Nullable ContentStanding> standing = loader.load(new Pair(learner, content));
        if (loader.dispatchDepth() == 1) {
            // the first that waits; the trip starts when all contents of the page have asked
            vertx.runOnContext(then -> Future.fromCompletionStage(loader.dispatch()));
        }
        return standing;
    }

    private DataLoader<Pair, ContentStanding> loader(DataFetchingEnvironment environment) {
        return DataLoaderFactory.newMappedDataLoader((Set<Pair> pairs) ->
                contents.standings(pairs, Asked.standing(environment).now()).toCompletionStage());
    }
}
