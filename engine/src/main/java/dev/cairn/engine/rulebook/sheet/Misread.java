package dev.cairn.engine.rulebook.sheet;

import org.jspecify.annotations.Nullable;

/** A cell's text cannot be read. Ends the reading of that cell only and becomes an issue; never leaves this package. */
final class Misread extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String expected;
    private final @Nullable String nearest;

    Misread(String message) {
        this(message, null, null);
    }

    private Misread(String message, @Nullable String expected, @Nullable String nearest) {
        super(message, null, false, false);
        this.expected = expected;
        this.nearest = nearest;
    }

    Misread expecting(String what) {
        return new Misread(message(), what, nearest);
    }

    Misread nearest(@Nullable String known) {
        return new Misread(message(), expected, known);
    }

    String message() {
        return String.valueOf(getMessage());
    }

    @Nullable
    String expected() {
        return expected;
    }

    @Nullable
    String nearest() {
        return nearest;
    }
}
