package dev.cairn.publishing;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.content.Content;
import dev.cairn.store.Announcements;
import dev.cairn.store.ContentUpdate;
import dev.cairn.store.ContentsSaved;
import dev.cairn.store.Database;
import dev.cairn.store.Deed;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The catalogue that answers now on this node; follows the changes of all nodes. Take it once per request. */
public final class LiveCatalog {
    private static final Logger LOG = LoggerFactory.getLogger(LiveCatalog.class);
    /** Changes of other nodes within this time make one new catalogue. */
    private static final long GATHER_MS = 100;

    private static final long TRY_AGAIN_MS = 1_000;
    private static final Duration RECOUNT_AFTER = Duration.ofHours(1);
    private static final long RECOUNT_TRY_MS = 600_000;

    private final Vertx vertx;
    private final Database database;
    private final Refreshing refreshing = new Refreshing(this::load);
    private final AtomicBoolean gathering = new AtomicBoolean();
    private volatile Consumer<Catalog> preparing = next -> {};
    private volatile State state;
    private final long recounting;
    private volatile @Nullable Announcements announcements;

    private record State(Catalog catalog, Map<ExternalKey, Content> byExternalId) {
        private static State of(Catalog catalog) {
            Map<ExternalKey, Content> byExternalId = new HashMap<>();
            for (Content content : catalog.contents()) {
                content.externalIds()
                        .forEach((system, value) -> byExternalId.put(new ExternalKey(system, value), content));
            }
            return new State(catalog, byExternalId);
        }
    }

    private record ExternalKey(String system, String value) {}

    private LiveCatalog(Vertx vertx, Database database, Catalog first) {
        this.vertx = vertx;
        this.database = database;
        state = State.of(first);
        recounting = vertx.setPeriodic(RECOUNT_TRY_MS, timer -> recount());
    }

    /** Loads the catalogue and listens for changes. */
    public static Future<LiveCatalog> open(Vertx vertx, Database database) {
        return database.contents().load().compose(first -> {
            LiveCatalog live = new LiveCatalog(vertx, database, first);
            return database.listen(Announcements.Topic.CATALOG, live::announced).map(announcements -> {
                live.announcements = announcements;
                return live;
            });
        });
    }

    public Catalog get() {
        return state.catalog();
    }

    /** The content that another system knows by that value, or null. */
    public @Nullable Content byExternalId(String system, String value) {
        return state.byExternalId().get(new ExternalKey(system, value));
    }

    /**
     * Saves; when the future completes, this node answers by it.
     *
     * @param expected the version that the change was made on; 0: it must be new; null: whatever it is
     */
    public Future<ContentUpdate> save(Content content, @Nullable Long expected) {
        return database.contents().save(content, expected).compose(this::follow);
    }

    /** The same, leaving a line of what is being done. */
    public Future<ContentUpdate> save(Content content, @Nullable Long expected, Deed deed) {
        return database.by(deed).contents().save(content, expected).compose(this::follow);
    }

    /** Retires; when the future completes, this node does not show it any more. */
    public Future<ContentUpdate> retire(String id, @Nullable Long expected) {
        return database.contents().retire(id, expected).compose(this::follow);
    }

    /** The same, leaving a line of what is being done. */
    public Future<ContentUpdate> retire(String id, @Nullable Long expected, Deed deed) {
        return database.by(deed).contents().retire(id, expected).compose(this::follow);
    }

    private Future<ContentUpdate> follow(ContentUpdate update) {
        return update instanceof ContentUpdate.Saved saved
                ? upTo(saved.catalog()).map(update)
                : Future.succeededFuture(update);
    }

    public Future<ContentsSaved> saveAll(List<Content> contents, boolean dryRun, IntConsumer progress) {
        return database.contents()
                .saveAll(contents, dryRun, progress)
                .compose(saved -> saved instanceof ContentsSaved.Saved done && !dryRun
                        ? upTo(done.catalog()).map(saved)
                        : Future.succeededFuture(saved));
    }

    private Future<Void> upTo(long version) {
        return get().version() >= version ? Future.succeededFuture() : refreshing.run();
    }

    /** Selectors are resolved once per catalogue: before it answers, and off the event loop. */
    void prepareWith(Consumer<Catalog> work) {
        preparing = work;
    }

    private Future<Void> load() {
        return database.contents()
                .reload(get())
                .compose(next -> vertx.executeBlocking(() -> {
                    preparing.accept(next);
                    return State.of(next);
                }))
                .map(next -> {
                    // runs are one after another, so versions only grow
                    state = next;
                    return null;
                });
    }

    /** Popularity and freshness are as of the catalogue; all nodes try, the first one counts. */
    private void recount() {
        database.contents()
                .recountIfOlder(Instant.now(), RECOUNT_AFTER)
                .onFailure(e -> LOG.warn("popularity is not counted anew: {}", e.getMessage()));
    }

    private void announced() {
        if (gathering.compareAndSet(false, true)) {
            vertx.setTimer(GATHER_MS, timer -> {
                gathering.set(false);
                if (!isClosed()) {
                    catchUp();
                }
            });
        }
    }

    private void catchUp() {
        database.contents().catalogVersion().compose(this::upTo).onFailure(e -> {
            LOG.warn("the catalogue stays at version {}: {}", get().version(), e.getMessage());
            vertx.setTimer(TRY_AGAIN_MS, timer -> announced());
        });
    }

    private boolean isClosed() {
        return announcements != null && announcements.isClosed();
    }

    public Future<Void> close() {
        vertx.cancelTimer(recounting);
        return announcements == null ? Future.succeededFuture() : announcements.close();
    }
}
