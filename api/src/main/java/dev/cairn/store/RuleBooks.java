package dev.cairn.store;

import dev.cairn.engine.rulebook.row.RuleFile;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Published rule books: files, hash, author. Never changed, never deleted. */
public final class RuleBooks {
    RuleBooks() {}

    /** Keeps the files under the next version, which is announced to all nodes. */
    public Future<Edition> save(List<RuleFile> files, String hash, String author, String comment) {
        throw new UnsupportedOperationException();
    }

    public Future<@Nullable Edition> latest() {
        throw new UnsupportedOperationException();
    }

    /** The newest editions before a version ({@code Long.MAX_VALUE}: from the newest), newest first. */
    public Future<List<Edition>> before(long version, int first) {
        throw new UnsupportedOperationException();
    }

    public Future<List<RuleFile>> files(long version) {
        throw new UnsupportedOperationException();
    }

    /** One publication. */
    public record Edition(long version, String hash, String author, String comment, Instant publishedAt) {}
}
