package dev.cairn.graphql;

import dev.cairn.engine.content.Content;
import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.LearnerId;
import dev.cairn.store.Advanced;
import dev.cairn.store.Edition;
import dev.cairn.store.LearnerRef;
import graphql.TypeResolutionEnvironment;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLObjectType;
import graphql.schema.idl.RuntimeWiring;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * {@code Query.node} and {@code Query.nodes}, after https://relay.dev/graphql/objectidentification.htm. An object is found
 * here by whom the root field of its type answers, and by nobody else.
 */
final class Nodes {
    private static final int MOST = 100;

    private static final Map<Class<?>, String> TYPES =
            Map.of(Learner.class, "Learner", Content.class, "Content", Edition.class, "RuleBook");

    private final Sources sources;

    Nodes(Sources sources) {
        this.sources = sources;
    }

    CompletionStage<@Nullable Object> node(DataFetchingEnvironment environment) {
        String id = Objects.requireNonNull(environment.<String>getArgument("id"));
        return found(List.of(id), environment)
                .<@Nullable Object>map(found -> found.get(id))
                .toCompletionStage();
    }

    CompletionStage<List<@Nullable Object>> nodes(DataFetchingEnvironment environment) {
        List<String> ids = Objects.requireNonNull(environment.<List<String>>getArgument("ids"));
        if (ids.size() > MOST) {
            throw new Refusal(ErrorCode.INVALID, "ask for at most " + MOST + " nodes at once, not " + ids.size());
        }
        return found(ids, environment)
                .map(found -> {
                    List<@Nullable Object> nodes = new ArrayList<>(ids.size());
                    ids.forEach(id -> nodes.add(found.get(id)));
                    return nodes;
                })
                .toCompletionStage();
    }

    /** Those that there are for the caller, by the ids that were asked for. */
    private Future<Map<String, Object>> found(List<String> ids, DataFetchingEnvironment environment) {
        Map<String, Object> found = new HashMap<>();
        List<String> learners = new ArrayList<>();
        List<Future<?>> books = new ArrayList<>();
        for (String id : new LinkedHashSet<>(ids)) {
            if (GlobalId.CONTENT.is(id) && Readers.answers("content", environment)) {
                @Nullable Content content = ContentQueries.named(GlobalId.CONTENT.key(id), environment);
                if (content != null) {
                    found.put(id, content);
                }
            } else if (GlobalId.LEARNER.is(id)
                    && Readers.answers("learner", environment)
                    && Refs.isId(GlobalId.LEARNER.key(id))) {
                learners.add(id);
            } else if (GlobalId.RULE_BOOK.is(id) && Readers.answers("ruleBook", environment)) {
                books.add(book(id).onSuccess(book -> {
                    if (book != null) {
                        found.put(id, book);
                    }
                }));
            }
        }
        return Future.all(books)
                .compose(read -> learners(learners, environment))
                .map(seen -> {
                    found.putAll(seen);
                    return found;
                });
    }

    private Future<@Nullable Edition> book(String id) {
        try {
            return sources.publishing().edition(Long.parseLong(GlobalId.RULE_BOOK.key(id)));
        } catch (NumberFormatException foreign) {
            return Future.succeededFuture();
        }
    }

    private Future<Map<String, Learner>> learners(List<String> ids, DataFetchingEnvironment environment) {
        if (ids.isEmpty()) {
            return Future.succeededFuture(Map.of());
        }
        Standing standing = Asked.standing(environment);
        List<LearnerRef> refs = new ArrayList<>();
        ids.forEach(id -> refs.add(new LearnerRef.ById(new LearnerId(GlobalId.LEARNER.key(id)))));
        return sources.advance()
                .readAll(refs, standing.book(), standing.catalog(), Moment.at(standing.now()), standing.now())
                .map(read -> {
                    Map<String, Learner> seen = new HashMap<>();
                    for (int i = 0; i < ids.size(); i++) {
                        @Nullable Advanced advanced = read.get(i);
                        @Nullable Learner learner = Asking.visible(advanced, environment);
                        if (learner != null) {
                            seen.put(ids.get(i), learner);
                        }
                    }
                    return seen;
                });
    }

    static void bind(RuntimeWiring.Builder wiring) {
        wiring.type("Node", type -> type.typeResolver(Nodes::type));
    }

    private static GraphQLObjectType type(TypeResolutionEnvironment environment) {
        Object node = Objects.requireNonNull(environment.<Object>getObject());
        String name = Objects.requireNonNull(TYPES.get(node.getClass()));
        return Objects.requireNonNull(environment.getSchema().getObjectType(name));
    }
}
