package dev.cairn.http.rules;

import dev.cairn.engine.rulebook.row.RuleFile;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Files that somebody handed in, and what became of them. Only what became of them changes. */
final class Draft {
    private static final int NAMED = 4;
    private static final long OVERHEAD = 100_000;

    private final String id = UUID.randomUUID().toString();
    private final List<RuleFile> sent;
    private final boolean whole;
    private final Instant at;

    private volatile long base;
    private volatile @Nullable Future<Checked> check;
    private volatile @Nullable UUID preview;
    private volatile Wish wish = Wish.NONE;

    /**
     * @param base the version that the files were made from
     * @param whole whether they are the whole book
     */
    Draft(List<RuleFile> sent, long base, boolean whole, Instant at) {
        this.sent = List.copyOf(sent);
        this.base = base;
        this.whole = whole;
        this.at = at;
    }

    String id() {
        return id;
    }

    List<RuleFile> sent() {
        return sent;
    }

    boolean isWhole() {
        return whole;
    }

    Instant at() {
        return at;
    }

    long base() {
        return base;
    }

    /** The first of their names. */
    String names() {
        String first = sent.stream().limit(NAMED).map(RuleFile::name).collect(Collectors.joining(", "));
        return sent.size() <= NAMED ? first : first + " and " + (sent.size() - NAMED) + " more";
    }

    /** In bytes, roughly: the files, and what a check that is done holds. */
    long size() {
        Future<Checked> done = check;
        return OVERHEAD + bytes(sent) + (done != null && done.succeeded() ? size(done.result()) : 0);
    }

    /** The book that was examined may hold files of its base beside those that were sent. */
    private long size(Checked found) {
        List<RuleFile> others =
                found.files().stream().filter(file -> !sent.contains(file)).toList();
        return found.size() + bytes(others);
    }

    private static long bytes(List<RuleFile> files) {
        return files.stream().mapToLong(file -> file.bytes().length).sum();
    }

    /** Null while it was never asked for. */
    @Nullable
    Future<Checked> check() {
        return check;
    }

    void checking(long onBase, Future<Checked> checking) {
        base = onBase;
        preview = null;
        check = checking;
    }

    @Nullable
    UUID preview() {
        return preview;
    }

    void previewing(UUID started) {
        preview = started;
    }

    /** What its publisher wrote last, so that nobody has to write it twice. */
    Wish wish() {
        return wish;
    }

    void wishing(Wish written) {
        wish = written;
    }
}
