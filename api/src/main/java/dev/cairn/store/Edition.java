package dev.cairn.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One publication of a rule book.
 *
 * @param hash of its files: equal books have equal hashes
 * @param base the version that its author worked on; null for the first
 * @param validFrom from when it decides; never before {@code publishedAt}
 * @param state as of the reading
 */
public record Edition(
        long version,
        String hash,
        String author,
        String comment,
        Instant publishedAt,
        @Nullable Long base,
        Instant validFrom,
        State state) {

    public enum State {
        /** It decides. */
        LIVE,
        /** It will decide from {@link Edition#validFrom} on. */
        SCHEDULED,
        /** A newer one decides, or took its place before it was due. */
        SUPERSEDED,
        /** It was taken back before it was due. */
        CANCELLED
    }
}
