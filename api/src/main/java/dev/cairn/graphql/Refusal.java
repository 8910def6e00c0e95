package dev.cairn.graphql;

import org.jspecify.annotations.Nullable;

/** A field cannot be answered, and its client can read why; the message goes out as it is. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ErrorCode code;
    private final @Nullable String nearest;

    Refusal(ErrorCode code, String message) {
        this(code, message, null);
    }

    /** @param nearest the known value that looks most like the one that was given */
    Refusal(ErrorCode code, String message, @Nullable String nearest) {
        super(message, null, false, false);
        this.code = code;
        this.nearest = nearest;
    }

    ErrorCode code() {
        return code;
    }

    @Nullable
    String nearest() {
        return nearest;
    }

    String words() {
        return String.valueOf(getMessage());
    }
}
