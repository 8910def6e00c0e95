package dev.cairn.graphql;

import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.LearnerId;
import dev.cairn.store.Page;
import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code Query.learner} and {@code Query.learners}. */
final class LearnerQueries {
    private static final String KIND = "l";

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
        int first = Asked.first(environment);
        String after = environment.getArgument("after");
        LearnerId last = after == null
                ? null
                : new LearnerId(Refs.id(Cursor.read(after, KIND, String.class).text(0)));
        Standing standing = Asked.standing(environment);
        return sources.learners()
                .page(last, first, standing.book().needs(), standing.now())
                .map(page -> connection(page, last != null))
                .toCompletionStage();
    }

    private static Connection connection(Page<Learner> page, boolean before) {
        List<Edge> edges = page.items().stream()
                .map(learner -> new Edge(Cursor.of(KIND, learner.id().value()), learner))
                .toList();
        PageInfo info = new PageInfo(
                page.more(),
                before,
                edges.isEmpty() ? null : edges.get(0).cursor(),
                edges.isEmpty() ? null : edges.get(edges.size() - 1).cursor());
        return new Connection(edges, info);
    }

    CompletionStage<Long> count(DataFetchingEnvironment environment) {
        return sources.learners().count().toCompletionStage();
    }
}
