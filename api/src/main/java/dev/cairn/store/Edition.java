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
 * @param withdrawnBy who took it back, or made it give way, before it was due; null where nobody did
 * @param byStart whether a start published it by itself, from the folder of rules that it follows
 */
public record Edition(
        long version,
        String hash,
        String author,
        String comment,
        Instant publishedAt,
        @Nullable Long base,
        Instant validFrom,
        State state,
        @Nullable String withdrawnBy,
        boolean byStart) {

    public enum State {
        /** It decides. */
        LIVE,
        /** It will decide from {@link Edition#validFrom} on. */
        SCHEDULED,
        /** A newer one decides, or took its place before it was due. */
        SUPERSEDED,
        /** It was taken back before it was due. */
        CANCELLED;

        /** As people read it, wherever they do. */
        public String word() {
            return switch (this) {
                case LIVE -> "live";
                case SCHEDULED -> "scheduled";
                case SUPERSEDED -> "replaced";
                case CANCELLED -> "taken back";
            };
        }
    }

    /** By which a workbook says that it was made from this edition, in whichever database. */
    public String origin() {
        return version + " " + hash;
    }

    /** Where it stands, in words; and who made it so before it was due. */
    public String standing() {
        return state.word() + (withdrawnBy == null ? "" : " by " + withdrawnBy + " before it was due");
    }

    /** Whether it decides, or did until a newer one took its place. */
    public boolean everDecided() {
        return withdrawnBy == null && (state == State.LIVE || state == State.SUPERSEDED);
    }
}
