package dev.cairn.graphql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something in a mutation's input that its sender can correct.
 *
 * @param field the way to it from {@code input} on
 */
public record UserError(
        ErrorCode code,
        List<String> field,
        String message,
        @Nullable String nearest) {
    public UserError {
        field = List.copyOf(field);
    }
}
