package dev.cairn.publishing;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.content.Content;
import dev.cairn.store.ContentUpdate;
import dev.cairn.store.ContentsSaved;
import dev.cairn.store.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** The catalogue that answers now on this node; follows the changes of all nodes. Take it once per request. */
public final class LiveCatalog {
    private LiveCatalog() {}

    /** Loads the catalogue and listens for changes. */
    public static Future<LiveCatalog> open(Vertx vertx, Database database) {
        throw new UnsupportedOperationException();
    }

    public Catalog get() {
        throw new UnsupportedOperationException();
    }

    /** The content that another system knows by that value, or null. */
    public @Nullable Content byExternalId(String system, String value) {
        throw new UnsupportedOperationException();
    }

    /** Saves; when the future completes, this node answers by it. */
    public Future<ContentUpdate> save(Content content, @Nullable Long expected) {
        throw new UnsupportedOperationException();
    }

    /** Retires; when the future completes, this node does not show it any more. */
    public Future<ContentUpdate> retire(String id, @Nullable Long expected) {
        throw new UnsupportedOperationException();
    }

    public Future<ContentsSaved> saveAll(List<Content> contents, boolean dryRun, IntConsumer progress) {
        throw new UnsupportedOperationException();
    }

    /** Brings this node up to date; completes with the catalogue's version. */
    public Future<Long> refresh() {
        throw new UnsupportedOperationException();
    }

    public Future<Void> close() {
        throw new UnsupportedOperationException();
    }
}
