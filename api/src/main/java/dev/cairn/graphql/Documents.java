package dev.cairn.graphql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.ExecutionInput;
import graphql.GraphQLError;
import graphql.ParseAndValidate;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.exceptions.ParseCancelledException;
import graphql.parser.exceptions.ParseCancelledTooDeepException;
import graphql.parser.exceptions.ParseCancelledTooManyCharsException;
import graphql.schema.GraphQLSchema;
import graphql.validation.GoodFaithIntrospectionExceeded;
import graphql.validation.ValidationError;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Texts of operations, parsed, validated and measured; those that are sound are kept, because clients send few, often. */
final class Documents implements PreparsedDocumentProvider {
    /** In characters; a parsed document takes some 50 bytes for each. */
    private static final long KEPT = 1_000_000;

    private final GraphQLSchema schema;
    private final Cache<String, Document> sound = Caffeine.newBuilder()
            .maximumWeight(KEPT)
            .weigher((String text, Document document) -> text.length())
            .build();

    Documents(GraphQLSchema schema) {
        this.schema = schema;
    }

    @Override
    public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(
            ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> stock) {
        String text = input.getQuery();
        Document document = sound.getIfPresent(text);
        PreparsedDocumentEntry entry = document == null ? read(text) : new PreparsedDocumentEntry(document);
        return CompletableFuture.completedFuture(permitted(entry, input));
    }

    /** What is wrong with a document; nothing, where it can be answered. */
    List<String> faults(String text) {
        PreparsedDocumentEntry entry = read(text);
        return entry.hasErrors()
                ? entry.getErrors().stream()
                        .map(error -> String.valueOf(error.getMessage()))
                        .toList()
                : List.of();
    }

    private PreparsedDocumentEntry read(String text) {
        if (text.length() > Limits.CHARACTERS) {
            return refused(ErrorCode.TOO_COMPLEX, "a document has at most " + Limits.CHARACTERS + " characters");
        }
        Document document;
        try {
            document = Parser.parse(ParserEnvironment.newParserEnvironment()
                    .document(text)
                    .parserOptions(Limits.PARSER)
                    .locale(Locale.ENGLISH)
                    .build());
        } catch (ParseCancelledException
                | ParseCancelledTooDeepException
                | ParseCancelledTooManyCharsException tooMuch) {
            return refused(ErrorCode.TOO_COMPLEX, "the document is longer or deeper than is allowed");
        } catch (InvalidSyntaxException broken) {
            return new PreparsedDocumentEntry(broken.toInvalidSyntaxError());
        }
        List<ValidationError> errors;
        try {
            errors = ParseAndValidate.validate(schema, document, rule -> true, Locale.ENGLISH, Limits.COMPLEXITY);
        } catch (GoodFaithIntrospectionExceeded inCircles) {
            return refused(ErrorCode.TOO_COMPLEX, "the schema is asked for more than a tool needs to know it");
        }
        if (!errors.isEmpty()) {
            return new PreparsedDocumentEntry(errors);
        }
        String exceeded = Limits.exceeded(document);
        if (exceeded != null) {
            return refused(ErrorCode.TOO_COMPLEX, exceeded);
        }
        sound.put(text, document);
        return new PreparsedDocumentEntry(document);
    }

    /** What is read only must not hold a mutation, or a link in a mail could change something. */
    private static PreparsedDocumentEntry permitted(PreparsedDocumentEntry entry, ExecutionInput input) {
        Request request = Asked.request(input.getGraphQLContext());
        if (!entry.hasErrors() && entry.getDocument() != null) {
            input.getGraphQLContext().put(Operation.class, Operation.of(entry.getDocument(), input.getOperationName()));
        }
        if (!entry.hasErrors()
                && request.readOnly()
                && holds(OperationDefinition.Operation.MUTATION, entry.getDocument(), input.getOperationName())) {
            return refused(ErrorCode.MUTATION_REFUSED, "a mutation is sent by POST");
        }
        if (!entry.hasErrors()
                && !request.live()
                && holds(OperationDefinition.Operation.SUBSCRIPTION, entry.getDocument(), input.getOperationName())) {
            return refused(
                    ErrorCode.SUBSCRIPTION_REFUSED,
                    "a subscription is sent over a WebSocket, or with the header `Accept: text/event-stream`");
        }
        String exceeded = entry.getDocument() == null
                ? null
                : Complexity.exceeded(entry.getDocument(), input.getOperationName(), request.variables());
        return exceeded == null ? entry : refused(ErrorCode.TOO_COMPLEX, exceeded);
    }

    private static boolean holds(
            OperationDefinition.Operation kind, @Nullable Document document, @Nullable String operationName) {
        if (document == null) {
            return false;
        }
        for (OperationDefinition operation : document.getDefinitionsOfType(OperationDefinition.class)) {
            if (operation.getOperation() == kind
                    && (operationName == null || operationName.equals(operation.getName()))) {
                return true;
            }
        }
        return false;
    }

    private static PreparsedDocumentEntry refused(ErrorCode code, String message) {
        GraphQLError error = Failures.error(code, message);
        return new PreparsedDocumentEntry(error);
    }
}
