package dev.cairn.graphql;

import dev.cairn.publishing.Busy;
import dev.cairn.store.Outage;
import graphql.ErrorClassification;
import graphql.ErrorType;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.AbortExecutionException;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import graphql.introspection.IntrospectionDisabledError;
import graphql.validation.ValidationError;
import graphql.validation.ValidationErrorType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where a failure gets its code and its words. Words of an exception that is not ours never leave. */
final class Failures implements DataFetcherExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final String CODE = "code";
    private static final int LONGEST = 500;
    private static final String LESS =
            "ask for less at once (fewer learners, a smaller `first`, a shorter span of time), or try again in a moment";

    private static final Set<ValidationErrorType> TOO_MUCH =
            Set.of(ValidationErrorType.MaxQueryDepthExceeded, ValidationErrorType.MaxQueryFieldsExceeded);

    /** An error that knows its code. */
    private record Known(ErrorCode code) implements ErrorClassification {}

    @Override
    public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(
            DataFetcherExceptionHandlerParameters failed) {
        Request request = Asked.request(failed.getDataFetchingEnvironment().getGraphQlContext());
        Refusal refusal = refusal(failed.getException(), request);
        Map<String, Object> extensions = extensions(refusal, request);
        GraphQLError error = GraphqlErrorBuilder.newError(failed.getDataFetchingEnvironment())
                .message(refusal.words())
                .errorType(new Known(refusal.code()))
                .extensions(extensions)
                .build();
        return CompletableFuture.completedFuture(
                DataFetcherExceptionHandlerResult.newResult(error).build());
    }

    /** The failure in words for a client; what a client cannot mend is logged under the request's id. */
    static Refusal refusal(Throwable thrown, Request request) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (cause instanceof Refusal refusal) {
            return refusal;
        }
        if (cause instanceof AbortExecutionException) {
            return late(Limits.MILLISECONDS);
        }
        if (cause instanceof Busy busy) {
            return new Refusal(ErrorCode.UNAVAILABLE, busy.getMessage() + "; try again in a moment");
        }
        if (Outage.isTooLong(cause)) {
            LOG.atWarn().addKeyValue("request", request.id()).log("a statement ran too long and was cut off");
            return new Refusal(ErrorCode.TIMEOUT, "the database took too long over it; " + LESS);
        }
        if (Outage.is(cause)) {
            // without its trace: in an outage there is one for every request
            LOG.atWarn().addKeyValue("request", request.id()).log("the database does not answer: {}", cause.toString());
            return new Refusal(ErrorCode.UNAVAILABLE, "the database does not answer; try again in a moment");
        }
        LOG.atError().addKeyValue("request", request.id()).setCause(cause).log("a request failed");
        return new Refusal(ErrorCode.INTERNAL, "something broke here; the log has more under the `correlationId`");
    }

    static Refusal late(long milliseconds) {
        return new Refusal(ErrorCode.TIMEOUT, "the answer took longer than " + milliseconds + " ms; " + LESS);
    }

    private static Map<String, Object> extensions(Refusal refusal, Request request) {
        Map<String, Object> extensions = new LinkedHashMap<>();
        extensions.put(CODE, refusal.code().name());
        if (refusal.nearest() != null) {
            extensions.put("nearest", refusal.nearest());
        }
        if (refusal.code() == ErrorCode.UNAVAILABLE || refusal.code() == ErrorCode.INTERNAL) {
            extensions.put("correlationId", request.id());
        }
        return extensions;
    }

    /** An error that belongs to no field. */
    static GraphQLError error(ErrorCode code, String message) {
        return GraphqlErrorBuilder.newError()
                .message(message)
                .errorType(new Known(code))
                .extensions(Map.of(CODE, code.name()))
                .build();
    }

    /** An answer without data, for what went wrong outside of any field. */
    static Answer answer(Refusal refusal, Request request) {
        Map<String, @Nullable Object> spec = new LinkedHashMap<>();
        spec.put("errors", List.of(Map.of("message", refusal.words(), "extensions", extensions(refusal, request))));
        spec.put("data", null);
        return new Answer(spec, Answer.Kind.OK);
    }

    /** The result in the specification's shape, each error with its code. */
    static Answer answer(ExecutionResult result, Request request) {
        Map<String, @Nullable Object> spec = new LinkedHashMap<>();
        if (!result.getErrors().isEmpty()) {
            List<Map<String, Object>> errors = new ArrayList<>();
            result.getErrors().forEach(error -> errors.add(spec(error, request)));
            spec.put("errors", errors);
        }
        if (!result.isDataPresent()) {
            boolean refused = result.getErrors().stream().anyMatch(error -> code(error) == ErrorCode.MUTATION_REFUSED);
            return new Answer(spec, refused ? Answer.Kind.MUTATION_REFUSED : Answer.Kind.REQUEST_ERROR);
        }
        spec.put("data", result.getData());
        return new Answer(spec, Answer.Kind.OK);
    }

    private static Map<String, Object> spec(GraphQLError error, Request request) {
        Map<String, Object> spec = new LinkedHashMap<>(error.toSpecification());
        if (error.getErrorType() instanceof Known known) {
            spec.put(
                    "extensions",
                    Objects.requireNonNullElse(
                            error.getExtensions(), Map.of(CODE, known.code().name())));
            return spec;
        }
        ErrorCode code = code(error);
        Map<String, Object> extensions = Map.of(CODE, code.name());
        if (code == ErrorCode.INTERNAL) {
            // graphql-java's words about a value of ours that does not fit the schema
            Refusal masked = refusal(new IllegalStateException(error.getMessage()), request);
            spec.put("message", masked.words());
            extensions = extensions(masked, request);
        } else {
            spec.put("message", shortened(String.valueOf(error.getMessage())));
        }
        spec.put("extensions", extensions);
        return spec;
    }

    /** Such a message repeats what the client sent, which may be long. */
    private static String shortened(String message) {
        return message.length() <= LONGEST ? message : message.substring(0, LONGEST) + "...";
    }

    private static ErrorCode code(GraphQLError error) {
        ErrorClassification type = error.getErrorType();
        if (type instanceof Known known) {
            return known.code();
        }
        if (error instanceof ValidationError invalid
                && invalid.getValidationErrorType() instanceof ValidationErrorType kind
                && TOO_MUCH.contains(kind)) {
            return ErrorCode.TOO_COMPLEX;
        }
        if (error instanceof IntrospectionDisabledError) {
            return ErrorCode.FORBIDDEN;
        }
        if (type == ErrorType.InvalidSyntax) {
            return ErrorCode.SYNTAX_ERROR;
        }
        if (type == ErrorType.ValidationError || type == ErrorType.OperationNotSupported) {
            return ErrorCode.VALIDATION_ERROR;
        }
        return ErrorCode.INTERNAL;
    }
}
