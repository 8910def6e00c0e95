package dev.cairn.graphql;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client gets back.
 *
 * @param spec {@code data}, {@code errors} and {@code extensions} as the GraphQL specification shapes them, ready for JSON
 */
public record Answer(Map<String, @Nullable Object> spec, Kind kind) implements Outcome {

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
