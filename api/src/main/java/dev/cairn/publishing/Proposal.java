package dev.cairn.publishing;

import dev.cairn.engine.rulebook.row.RuleFile;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rule files that somebody wants to be live.
 *
 * @param author who publishes, 1 to 500 characters
 * @param comment what changed and why, at most 10,000 characters; may be empty
 * @param base the version that the files were made on; 0: there was none; null: whatever is newest is written over, which
 *     is for whoever works alone
 * @param validFrom from when they are to decide; null, or a time that is past, means now
 * @param administrator whether the author may change expert rules ({@code .drl}) and accept failing examples
 * @param acceptExamples whether examples that only the live catalogue fails do not matter; only for an administrator
 * @param byStart whether a start publishes it by itself, from the folder of rules that it follows
 */
public record Proposal(
        List<RuleFile> files,
        String author,
        String comment,
        @Nullable Long base,
        @Nullable Instant validFrom,
        boolean administrator,
        boolean acceptExamples,
        boolean byStart) {
    /** Signs what a start publishes by itself. So may others: who it was says {@link #byStart()}. */
    static final String START = "Cairn";

    public Proposal {
        files = List.copyOf(files);
        if (author.isBlank() || author.length() > 500) {
            throw new IllegalArgumentException("an author has 1 to 500 characters");
        }
        if (comment.length() > 10_000) {
            throw new IllegalArgumentException("a comment has at most 10,000 characters");
        }
    }

    /** By a person. */
    public Proposal(
            List<RuleFile> files,
            String author,
            String comment,
            @Nullable Long base,
            @Nullable Instant validFrom,
            boolean administrator,
            boolean acceptExamples) {
        this(files, author, comment, base, validFrom, administrator, acceptExamples, false);
    }

    /** By a start, from the folder that it follows, which has become another since that version. */
    public static Proposal ofStart(List<RuleFile> files, long base) {
        return new Proposal(files, START, "the folder of rules changed", base, null, true, false, true);
    }

    /** From now on, whatever is newest, with all rights: for the desk. */
    public static Proposal of(List<RuleFile> files, String author, String comment) {
        return new Proposal(files, author, comment, null, null, true, false);
    }

    /** Made on that version; see {@link #base()}. */
    public Proposal on(@Nullable Long version) {
        return new Proposal(files, author, comment, version, validFrom, administrator, acceptExamples, byStart);
    }

    /** To decide from then on; see {@link #validFrom()}. */
    public Proposal from(@Nullable Instant time) {
        return new Proposal(files, author, comment, base, time, administrator, acceptExamples, byStart);
    }
}
