package dev.cairn.graphql;

import dev.cairn.engine.learner.LearnerId;
import dev.cairn.store.AuditLog;
import dev.cairn.store.Deed;
import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.PropertyDataFetcherHelper;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every mutation, and every export of a person, leaves a line in the audit log, whoever wrote it: in the transaction of the change where the mutation
 * gives its {@link #deed} to it, else right after.
 */
final class Audited {
    private static final Logger LOG = LoggerFactory.getLogger(Audited.class);
    /** Looks, and changes nothing. */
    private static final Set<String> LOOKS = Set.of("checkRules");
    /** The database writes their line with the edition, for they have other doors too. */
    private static final Set<String> EDITIONS = Set.of("publishRules", "rollbackRules", "cancelRules");
    /** Those are the log of what somebody did themselves; who sends them for others is noted. */
    private static final Set<String> SIGNALS = Set.of("recordSignals", "undoSignal");

    /** Changes nothing, and yet takes all that is known of a person out of the house. */
    private static final Set<String> EXPORTS = Set.of("exportLearner");

    private Audited() {}

    static GraphQLSchema of(GraphQLSchema schema, AuditLog log) {
        GraphQLCodeRegistry audited = schema.getCodeRegistry().transform(registry -> {
            note(registry, Objects.requireNonNull(schema.getMutationType()), name -> !LOOKS.contains(name), log);
            note(registry, schema.getQueryType(), EXPORTS::contains, log);
        });
        return schema.transformWithoutTypes(builder -> builder.codeRegistry(audited));
    }

    private static void note(
            GraphQLCodeRegistry.Builder registry, GraphQLObjectType type, Predicate<String> those, AuditLog log) {
        for (GraphQLFieldDefinition field : type.getFieldDefinitions()) {
            if (those.test(field.getName())) {
                FieldCoordinates place = FieldCoordinates.coordinates(type, field);
                DataFetcher<?> inner = registry.getDataFetcher(place, field);
                registry.dataFetcher(place, new Written(inner, field, log));
            }
        }
    }

    /** What is being done, for the transaction that does it. */
    static Deed deed(DataFetchingEnvironment environment) {
        return Objects.requireNonNull(environment.getGraphQlContext().<Deed>get(Deed.class));
    }

    /** The same of signals; null where they are the caller's own, which are no line. */
    static @Nullable Deed reporting(DataFetchingEnvironment environment) {
        Deed deed = deed(environment);
        return isOwn(deed, Asked.caller(environment)) ? null : deed;
    }

    private record Written(DataFetcher<?> inner, GraphQLFieldDefinition field, AuditLog log)
            implements DataFetcher<Object> {
        @Override
        public Object get(DataFetchingEnvironment environment) {
            Caller caller = Asked.caller(environment);
            Deed deed = new Deed(
                    caller.actor() == null ? caller.subject() : caller.actor(),
                    caller.actor() == null ? null : caller.subject(),
                    caller.roles().stream().map(Role::name).sorted().toList(),
                    field.getName(),
                    object(environment.getArguments()),
                    Asked.request(environment.getGraphQlContext()).id());
            // mutations of a request are one after another, and a query's field takes it before the next one begins
            environment.getGraphQlContext().put(Deed.class, deed);
            CompletableFuture<Object> done = new CompletableFuture<>();
            fetched(environment).whenComplete((data, failure) -> {
                String outcome = failure == null ? outcome(data) : code(failure);
                write(deed, outcome, caller).onComplete(written -> {
                    if (failure == null) {
                        done.complete(data);
                    } else {
                        done.completeExceptionally(failure);
                    }
                });
            });
            return done;
        }

        private CompletionStage<Object> fetched(DataFetchingEnvironment environment) {
            try {
                Object value = inner.get(environment);
                @SuppressWarnings("unchecked") // whatever it brings
                CompletionStage<Object> later = value instanceof CompletionStage<?> stage
                        ? (CompletionStage<Object>) stage
                        : CompletableFuture.completedFuture(value);
                return later;
            } catch (Exception failure) {
                return CompletableFuture.failedFuture(failure);
            }
        }

        private Future<Void> write(Deed deed, String outcome, Caller caller) {
            boolean known = EDITIONS.contains(field.getName()) && outcome.equals(Deed.DONE);
            if (deed.isWritten() || known || isOwn(deed, caller)) {
                return Future.succeededFuture();
            }
            // what is done is done: it is not taken back because its line could not be written
            return log.add(deed, outcome)
                    .onFailure(lost -> LOG.error(
                            "the audit log lacks a line: {} {} by request {}",
                            field.getName(),
                            outcome,
                            deed.request(),
                            lost))
                    .otherwiseEmpty();
        }

        private String outcome(@Nullable Object data) {
            Object payload = data instanceof DataFetcherResult<?> result ? result.getData() : data;
            if (payload instanceof RecordSignals.Payload recorded && recorded.accepted() > 0) {
                return Deed.DONE;
            }
            Object errors = payload == null
                    ? null
                    : PropertyDataFetcherHelper.getPropertyValue("userErrors", payload, field.getType());
            return errors instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof UserError first
                    ? first.code().name()
                    : Deed.DONE;
        }

        private static String code(Throwable failure) {
            Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            return cause instanceof Refusal refusal ? refusal.code().name() : ErrorCode.INTERNAL.name();
        }
    }

    /** Whether they report what they did themselves, or nobody has a name. */
    private static boolean isOwn(Deed deed, Caller caller) {
        LearnerId self = caller.self();
        return SIGNALS.contains(deed.action())
                && (caller.subject() == null
                        || (self != null
                                && caller.actor() == null
                                && (!caller.seesAllLearners() || ("learner:" + self.value()).equals(deed.object()))));
    }

    /** What a mutation's input names, or a query's arguments. */
    private static @Nullable String object(Map<String, Object> arguments) {
        Map<?, ?> input = arguments.get("input") instanceof Map<?, ?> object ? object : arguments;
        if (input.get("learner") instanceof Map<?, ?> learner) {
            return "learner:" + named(learner, GlobalId.LEARNER);
        }
        if (input.get("content") instanceof Map<?, ?> content) {
            return "content:" + named(content, GlobalId.CONTENT);
        }
        if (input.get("signals") instanceof List<?> signals) {
            List<String> learners = signals.stream()
                    .map(one -> ((Map<?, ?>) one).get("learner") instanceof Map<?, ?> ref
                            ? named(ref, GlobalId.LEARNER)
                            : "nobody")
                    .distinct()
                    .toList();
            return learners.size() == 1 ? "learner:" + learners.get(0) : learners.size() + " learners";
        }
        return input.get("version") == null ? null : "ruleBook:" + input.get("version");
    }

    private static String named(Map<?, ?> ref, GlobalId kind) {
        if (ref.get("id") instanceof String id) {
            return kind.key(id);
        }
        return ref.get("externalId") instanceof Map<?, ?> external
                ? external.get("system") + "/" + external.get("value")
                : "?";
    }
}
