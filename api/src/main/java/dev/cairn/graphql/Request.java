package dev.cairn.graphql;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One operation as a client sent it, its JSON types already checked.
 *
 * @param operationName needed where the document holds several operations
 * @param readOnly whether a mutation is refused, as for everything sent by GET
 */
public record Request(
        String query,
        @Nullable String operationName,
        Map<String, @Nullable Object> variables,
        boolean readOnly) {}
