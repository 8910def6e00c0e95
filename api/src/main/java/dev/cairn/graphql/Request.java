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
 */
public record Request(
        String id,
        String query,
        @Nullable String operationName,
        Map<String, @Nullable Object> variables,
        boolean readOnly) {

    /** A request without an id of its own. */
    public Request(
            String query, @Nullable String operationName, Map<String, @Nullable Object> variables, boolean readOnly) {
        this(UUID.randomUUID().toString(), query, operationName, variables, readOnly);
    }
}
