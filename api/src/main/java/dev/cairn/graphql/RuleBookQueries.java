package dev.cairn.graphql;

import dev.cairn.store.Edition;
import graphql.schema.DataFetchingEnvironment;
import io.vertx.core.Future;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code Query.ruleBook} and {@code Query.ruleBooks}. */
final class RuleBookQueries {
    private static final String KIND = "b";
    private static final int USUAL = 20;

    private final Sources sources;

    RuleBookQueries(Sources sources) {
        this.sources = sources;
    }

    /** The schema's {@code RuleBookConnection}. */
    record Connection(List<Edge> edges, PageInfo pageInfo) {}

    record Edge(String cursor, Edition node) {}

    CompletionStage<@Nullable Edition> ruleBook(DataFetchingEnvironment environment) {
        Long version = environment.getArgument("version");
        long wanted = version == null ? Asked.standing(environment).book().version() : version;
        return sources.publishing().edition(wanted).toCompletionStage();
    }

    /** Editions come and never go, so what is beyond a cursor is known without asking: its own edition at least. */
    CompletionStage<Connection> ruleBooks(DataFetchingEnvironment environment) {
        Paging paging = Paging.of(environment, USUAL);
        long below = paging.after() == null ? Long.MAX_VALUE : version(paging.after());
        long above = paging.before() == null ? 0 : version(paging.before());
        Future<List<Edition>> read = paging.backward()
                ? sources.publishing().editionsAfter(above, paging.size() + 1)
                : sources.publishing().editions(below, paging.size() + 1);
        return read.map(editions -> connection(
                        editions.stream()
                                .filter(edition -> edition.version() < below && edition.version() > above)
                                .toList(),
                        paging))
                .toCompletionStage();
    }

    private static long version(String cursor) {
        return Cursor.read(cursor, KIND, Number.class).number(0);
    }

    private static Connection connection(List<Edition> read, Paging paging) {
        boolean more = read.size() > paging.size();
        List<Edge> edges = paging.cut(read).stream()
                .map(edition -> new Edge(Cursor.of(KIND, edition.version()), edition))
                .toList();
        PageInfo info = PageInfo.of(
                edges.stream().map(Edge::cursor).toList(),
                paging.after() != null || (paging.backward() && more),
                paging.before() != null || (!paging.backward() && more));
        return new Connection(edges, info);
    }

    /** {@code Query.rulesEffect}. */
    CompletionStage<RuleFields.@Nullable Effect> effect(DataFetchingEnvironment environment) {
        String id = Objects.requireNonNull(environment.<String>getArgument("id"));
        return sources.publishing()
                .effect(RuleFields.Effect.id(id))
                .<RuleFields.@Nullable Effect>map(preview -> preview == null ? null : RuleFields.Effect.of(preview))
                .toCompletionStage();
    }
}
