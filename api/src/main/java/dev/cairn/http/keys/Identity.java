package dev.cairn.http.keys;

import dev.cairn.graphql.Caller;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who sent a token.
 *
 * @param until from when the token is no longer good, leeway included; null where no tokens are asked for
 */
public record Identity(Caller caller, @Nullable Instant until) {
    /** Whoever asks where no keys are set. */
    public static final Identity DESK = new Identity(Caller.DESK, null);
}
