package dev.cairn.publishing;

import dev.cairn.engine.rehearsal.BookDifference;
import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.store.Edition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of rule files that were to go live. */
public sealed interface Publication {

    /**
     * This node decides by it; the others will within a second.
     *
     * @param warnings of the sheets, against the catalogue, and of examples that only the catalogue fails
     * @param superseded what was scheduled and gives way
     */
    record Published(Edition edition, List<Issue> warnings, List<Edition> superseded) implements Publication {
        public Published {
            warnings = List.copyOf(warnings);
            superseded = List.copyOf(superseded);
        }

        public long version() {
            return edition.version();
        }
    }

    /** As {@link Published}, but it decides from {@link Edition#validFrom()} on. */
    record Scheduled(Edition edition, List<Issue> warnings, List<Edition> superseded) implements Publication {
        public Scheduled {
            warnings = List.copyOf(warnings);
            superseded = List.copyOf(superseded);
        }
    }

    /** The newest edition holds the same files, and decides or will decide at that time: nothing was to be done. */
    record Unchanged(Edition edition) implements Publication {}

    /** The findings say what is wrong: issues that are errors, or examples that fail. */
    record Rejected(Findings findings) implements Publication {
        public List<Issue> issues() {
            return findings.issues();
        }
    }

    /**
     * Somebody else published since the files were made.
     *
     * @param newest who, when, with which comment; to try again on it, that is the next base
     * @param since what changed from the base of the files to the newest edition; null where there is no such base
     */
    record Conflict(Edition newest, @Nullable BookDifference since) implements Publication {}

    /** The author's role does not allow it. */
    record Forbidden(String why) implements Publication {}
}
