package dev.cairn.graphql;

import dev.cairn.store.Edition;
import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code Query.ruleBook} and {@code Query.ruleBooks}. */
final class RuleBookQueries {
    private static final String KIND = "b";

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

    CompletionStage<Connection> ruleBooks(DataFetchingEnvironment environment) {
        int first = Asked.first(environment);
        String after = environment.getArgument("after");
        long before = after == null
                ? Long.MAX_VALUE
                : Cursor.read(after, KIND, Number.class).number(0);
        return sources.publishing()
                .editions(before, first + 1)
                .map(editions -> connection(editions, first, after != null))
                .toCompletionStage();
    }

    private static Connection connection(List<Edition> editions, int first, boolean before) {
        boolean more = editions.size() > first;
        List<Edge> edges = (more ? editions.subList(0, first) : editions)
                .stream()
                        .map(edition -> new Edge(Cursor.of(KIND, edition.version()), edition))
                        .toList();
        PageInfo info = new PageInfo(
                more,
                before,
                edges.isEmpty() ? null : edges.get(0).cursor(),
                edges.isEmpty() ? null : edges.get(edges.size() - 1).cursor());
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
