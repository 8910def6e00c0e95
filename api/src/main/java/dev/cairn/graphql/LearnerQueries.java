package dev.cairn.graphql;

import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.LearnerId;
import dev.cairn.store.Page;
import dev.cairn.store.Stretch;
import graphql.schema.DataFetchingEnvironment;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code Query.learner} and {@code Query.learners}. */
final class LearnerQueries {
    private static final String KIND = "l";
    private static final int USUAL = 20;

    private final Sources sources;

    LearnerQueries(Sources sources) {
        this.sources = sources;
    }

    /** The schema's {@code LearnerConnection}; how many there are is counted only where it is asked for. */
    record Connection(List<Edge> edges, PageInfo pageInfo) {}

    record Edge(String cursor, Learner node) {}

    CompletionStage<@Nullable Learner> learner(DataFetchingEnvironment environment) {
        Standing standing = Asked.standing(environment);
        return sources.advance()
                .read(
                        Refs.learner(Asked.object(environment, "ref")),
                        standing.book(),
                        standing.catalog(),
                        Moment.at(standing.now()),
                        standing.now())
                .<@Nullable Learner>map(found -> Asking.visible(found, environment))
                .toCompletionStage();
    }

    CompletionStage<Connection> learners(DataFetchingEnvironment environment) {
        Paging paging = Paging.of(environment, USUAL);
        Standing standing = Asked.standing(environment);
        Stretch span = new Stretch(id(paging.after()), id(paging.before()), paging.backward());
        Future<Page<Learner>> page =
                sources.learners().stretch(span, paging.size(), standing.book().needs(), standing.now());
        boolean both = span.isBound() && environment.getSelectionSet().contains("pageInfo/has*Page");
        Future<Stretch.Beyond> beyond =
                both ? sources.learners().beyond(span) : Future.succeededFuture(Stretch.Beyond.NOTHING);
        return Future.all(page, beyond)
                .map(read -> connection(page.result(), beyond.result(), paging))
                .toCompletionStage();
    }

    private static @Nullable LearnerId id(@Nullable String cursor) {
        return cursor == null
                ? null
                : new LearnerId(Refs.id(Cursor.read(cursor, KIND, String.class).text(0)));
    }

    private static Connection connection(Page<Learner> page, Stretch.Beyond beyond, Paging paging) {
        List<Edge> edges = page.items().stream()
                .map(learner -> new Edge(Cursor.of(KIND, learner.id().value()), learner))
                .toList();
        PageInfo info = PageInfo.of(
                edges.stream().map(Edge::cursor).toList(),
                beyond.before() || (paging.backward() && page.more()),
                beyond.after() || (!paging.backward() && page.more()));
        return new Connection(edges, info);
    }

    CompletionStage<Long> count(DataFetchingEnvironment environment) {
        return sources.learners().count().toCompletionStage();
    }
}
