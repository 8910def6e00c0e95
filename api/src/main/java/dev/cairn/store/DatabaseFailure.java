package dev.cairn.store;

import org.jspecify.annotations.Nullable;

/** Why the database cannot be used, in words for the person who runs Cairn. The message never holds a password. */
public final class DatabaseFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    public DatabaseFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
