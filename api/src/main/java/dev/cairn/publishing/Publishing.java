package dev.cairn.publishing;

import dev.cairn.engine.rulebook.LiveRuleBook;
import dev.cairn.engine.rulebook.row.RuleFile;
import dev.cairn.store.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way of rule files: checked, rehearsed, kept, announced, live on every node. */
public final class Publishing {
    private Publishing() {}

    /**
     * Takes the newest published book that still compiles; where none was ever published, publishes {@code first}.
     * Fails with {@link NoBook} where nothing compiles.
     */
    public static Future<Publishing> open(Vertx vertx, Database database, LiveCatalog catalog, List<RuleFile> first) {
        throw new UnsupportedOperationException();
    }

    public LiveRuleBook book() {
        throw new UnsupportedOperationException();
    }

    /** Publishes; when the future completes as {@code Published}, this node decides by it. */
    public Future<Publication> publish(List<RuleFile> files, String author, String comment) {
        throw new UnsupportedOperationException();
    }

    /** Publishes the files of an older version anew; null when there is no such version. */
    public Future<@Nullable Publication> rollback(long version, String author, String comment) {
        throw new UnsupportedOperationException();
    }

    /** Why the newest published book is not the live one on this node, or null; for health and metrics. */
    public @Nullable String trouble() {
        throw new UnsupportedOperationException();
    }

    public Future<Void> close() {
        throw new UnsupportedOperationException();
    }
}
