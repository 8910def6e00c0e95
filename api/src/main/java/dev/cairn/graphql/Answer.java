package dev.cairn.graphql;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client gets back.
 *
 * @param spec {@code data}, {@code errors} and {@code extensions} as the GraphQL specification shapes them, ready for JSON
 */
public record Answer(Map<String, @Nullable Object> spec, Kind kind) implements Outcome {

    /** The codes of its errors, each as often as it occurs. */
    List<String> codes() {
        return spec.get("errors") instanceof List<?> errors
                ? errors.stream().map(Answer::code).toList()
                : List.of();
    }

    private static String code(Object error) {
        return error instanceof Map<?, ?> said && said.get("extensions") instanceof Map<?, ?> extensions
                ? String.valueOf(extensions.get("code"))
                : ErrorCode.INTERNAL.name();
    }

    /** What a transport needs to know of an answer to choose its status. */
    public enum Kind {
        /** The operation ran; single fields may have failed. */
        OK,
        /** Nothing ran: the document does not parse, does not validate, or does not hold the operation. */
        REQUEST_ERROR,
        /** Nothing ran: a mutation in a read-only request. */
        MUTATION_REFUSED
    }
}
