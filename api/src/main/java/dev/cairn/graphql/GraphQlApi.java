package dev.cairn.graphql;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.AsyncSerialExecutionStrategy;
import graphql.execution.ExecutionId;
import graphql.execution.ResultNodesInfo;
import graphql.execution.SubscriptionExecutionStrategy;
import graphql.introspection.Introspection;
import graphql.schema.GraphQLSchema;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.reactivestreams.Publisher;

/** The GraphQL front of the service: built once, shared by all verticles. */
public final class GraphQlApi {
    private final Vertx vertx;
    private final Sources sources;
    private final Documents documents;
    private final boolean introspection;
    private final GraphQL graphQl;
    private final Consumer<Ran> observer;

    public GraphQlApi(Vertx vertx, Sources sources) {
        this(vertx, sources, true, ran -> {});
    }

    /**
     * @param introspection whether the schema is told to whoever may ask
     * @param observer is told of every operation that has been answered
     */
    public GraphQlApi(Vertx vertx, Sources sources, boolean introspection, Consumer<Ran> observer) {
        this.vertx = vertx;
        this.observer = observer;
        this.introspection = introspection;
        this.sources = sources;
        GraphQLSchema schema = Schema.of(vertx, sources);
        Failures failures = new Failures();
        documents = new Documents(schema);
        graphQl = GraphQL.newGraphQL(schema)
                .preparsedDocumentProvider(documents)
                .queryExecutionStrategy(new AsyncExecutionStrategy(failures))
                .subscriptionExecutionStrategy(new SubscriptionExecutionStrategy(failures))
                .mutationExecutionStrategy(new AsyncSerialExecutionStrategy(failures))
                .defaultDataFetcherExceptionHandler(failures)
                .build();
    }

    /** What is wrong with a document; nothing, where it can be answered. */
    public List<String> faults(String document) {
        return documents.faults(document);
    }

    /** Runs one operation that has one answer. The future never fails. */
    public Future<Answer> execute(Request request, Caller caller) {
        Request once = request.live()
                ? new Request(
                        request.id(), request.query(), request.operationName(), request.variables(), request.readOnly())
                : request;
        return begin(once, caller).outcome().map(Answer.class::cast);
    }

    /** Begins an operation of any kind. */
    public Begun begin(Request request, Caller caller) {
        long begun = System.nanoTime();
        ExecutionInput input;
        try {
            input = input(request, caller);
        } catch (RuntimeException broken) {
            Answer refused = Failures.answer(Failures.refusal(broken, request), request);
            return new Begun(Future.succeededFuture(refused), () -> {});
        }
        Promise<Outcome> outcome = Promise.promise();
        Patience patience = new Patience(vertx, sources.pulse(), why -> {
            // the engine looks at this only when a pending fetcher returns, so the answer does not wait for it
            input.cancel();
            outcome.tryComplete(Failures.answer(Failures.refusal(why, request), request));
        });
        input.getGraphQLContext().put(Patience.class, patience);
        Future.fromCompletionStage(graphQl.executeAsync(input)).onComplete(done -> {
            patience.end();
            if (!input.isCancelled()) {
                outcome.tryComplete(
                        done.failed()
                                ? Failures.answer(Failures.refusal(done.cause(), request), request)
                                : outcome(done.result(), input, request));
            }
        });
        Future<Outcome> told = outcome.future().onSuccess(done -> {
            String operation = input.getGraphQLContext().getOrDefault(Operation.class, Operation.NONE);
            List<String> codes = done instanceof Answer answer ? answer.codes() : List.of();
            observer.accept(new Ran(request.id(), operation, Duration.ofNanos(System.nanoTime() - begun), codes));
        });
        return new Begun(told, input::cancel);
    }

    private static Outcome outcome(ExecutionResult result, ExecutionInput input, Request request) {
        if (result.getData() instanceof Publisher<?> source) {
            input.getGraphQLContext().delete(Standing.class).delete(Patience.class);
            @SuppressWarnings("unchecked") // what the strategy for subscriptions makes
            Publisher<ExecutionResult> results = (Publisher<ExecutionResult>) source;
            return new Live(results, input, request);
        }
        if (request.live() && result.getData() == null && result.isDataPresent()) {
            // a subscription that was refused: there is no answer in which a field of it could be null
            ExecutionResult refused = ExecutionResult.newExecutionResult()
                    .errors(result.getErrors())
                    .build();
            return Failures.answer(refused, request);
        }
        return whole(result, input, request);
    }

    private ExecutionInput input(Request request, Caller caller) {
        return ExecutionInput.newExecutionInput()
                .query(request.query())
                .operationName(request.operationName())
                .variables(request.variables())
                .executionId(ExecutionId.from(request.id()))
                .locale(Locale.ENGLISH)
                .graphQLContext(Map.of(
                        Request.class,
                        request,
                        Caller.class,
                        caller,
                        Standing.class,
                        Standing.of(sources),
                        Introspection.INTROSPECTION_DISABLED,
                        !introspection,
                        ResultNodesInfo.MAX_RESULT_NODES,
                        Limits.RESULT_NODES))
                .build();
    }

    /** An answer that was cut because it is too large is refused as a whole: half a list looks like a list. */
    private static Answer whole(ExecutionResult result, ExecutionInput input, Request request) {
        ResultNodesInfo nodes = input.getGraphQLContext().get(ResultNodesInfo.RESULT_NODES_INFO);
        if (nodes != null && nodes.isMaxResultNodesExceeded()) {
            String message = "the answer would hold more than " + Limits.RESULT_NODES + " values; ask for fewer";
            return Failures.answer(new Refusal(ErrorCode.RESULT_TOO_LARGE, message), request);
        }
        return Failures.answer(result, request);
    }
}
