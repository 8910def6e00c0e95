package dev.cairn.graphql;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One operation as a client sent it, its JSON types already checked.
 *
 * @param id stands in the log and, as {@code correlationId}, in errors that only the log explains
 * @param operationName needed where the document holds several operations
 * @param readOnly whether a mutation is refused, as for everything sent by GET
 * @param live whether a subscription can be answered; where there is one answer only it is refused
 */
public record Request(
        String id,
        String query,
        @Nullable String operationName,
        Map<String, @Nullable Object> variables,
        boolean readOnly,
        boolean live) {

    /** A request that gets one answer. */
    public Request(
            String id,
            String query,
            @Nullable String operationName,
            Map<String, @Nullable Object> variables,
            boolean readOnly) {
        this(id, query, operationName, variables, readOnly, false);
    }

    /** A request without an id of its own. */
    public Request(
            String query, @Nullable String operationName, Map<String, @Nullable Object> variables, boolean readOnly) {
        this(UUID.randomUUID().toString(), query, operationName, variables, readOnly);
    }

    /** The same, from a client that takes one answer after another. */
    public Request answeredLive() {
        return new Request(id, query, operationName, variables, readOnly, true);
    }
}
