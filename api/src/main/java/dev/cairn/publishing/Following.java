package dev.cairn.publishing;

import dev.cairn.engine.rulebook.Compilation;
import dev.cairn.engine.rulebook.LiveRuleBook;
import dev.cairn.engine.rulebook.RuleBook;
import dev.cairn.store.Announcements;
import dev.cairn.store.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps this node's live book the one that is due in the database. Whatever fails, the last good one decides on.
 *
 * <p>The database's clock says what is due, so that nodes agree; each sets a timer for the time that the database says is
 * left, and looks anyway every half a minute: a swap is late by what loading takes, about a second.
 */
final class Following {
    private static final Logger LOG = LoggerFactory.getLogger(Following.class);
    private static final long TRY_AGAIN_MS = 1_000;
    private static final long LONGEST_WAIT_MS = 30_000;
    /** Longer than the time after which is looked anyway. */
    private static final long AHEAD_MS = 45_000;

    private static final long NO_TIMER = -1;

    private final Vertx vertx;
    private final Workshop workshop;
    private final Database database;
    private final LiveCatalog catalog;
    private final LiveRuleBook live;
    private final Refreshing refreshing = new Refreshing(this::takeDue);
    private final AtomicLong failures = new AtomicLong();
    private final AtomicLong timer = new AtomicLong(NO_TIMER);
    private volatile @Nullable String trouble;
    private volatile long due;
    /** The newest edition that was found not to compile here; it is not tried again. */
    private volatile long broken;
    /** The last edition that could not be loaded; it is tried again. */
    private volatile long failed;

    private volatile long wait = TRY_AGAIN_MS;
    private final AtomicBoolean retrying = new AtomicBoolean();
    private final AtomicInteger ours = new AtomicInteger();
    private final AtomicBoolean passedOver = new AtomicBoolean();
    private volatile boolean closed;
    private volatile @Nullable Announcements announcements;

    Following(Vertx vertx, Workshop workshop, Database database, LiveCatalog catalog, Start start) {
        this.vertx = vertx;
        this.workshop = workshop;
        this.database = database;
        this.catalog = catalog;
        live = new LiveRuleBook(start.book());
        trouble = start.trouble();
        broken = start.broken();
        due = Math.max(broken, start.book().version());
        failures.set(broken == 0 ? 0 : 1);
        catalog.prepareWith(next -> live.get().prepare(next));
    }

    Future<Void> begin() {
        return database.listen(Announcements.Topic.RULE_BOOK, this::look).map(listening -> {
            announcements = listening;
            return null;
        });
    }

    LiveRuleBook live() {
        return live;
    }

    /** The version that was due when the database was last asked. */
    long due() {
        return due;
    }

    /** How often a book that was due could not take its place here. */
    long failures() {
        return failures.get();
    }

    /** Whether that version was tried and could not take its place. */
    boolean hasFailed(long version) {
        return broken == version || failed == version;
    }

    @Nullable
    String trouble() {
        return trouble;
    }

    void refused(String why) {
        trouble = why;
    }

    /** A book that was just published here; when the future completes, this node decides by it or by a newer one. */
    Future<Void> take(RuleBook next) {
        // the catalogue may have moved since it was examined
        return workshop.run(() -> {
                    next.prepare(catalog.get());
                    return next;
                })
                .map(prepared -> {
                    swap(prepared);
                    return null;
                });
    }

    /** Publications may overtake each other on their way here: only a newer one takes the place. */
    private synchronized void swap(RuleBook next) {
        due = Math.max(due, next.version());
        if (next.version() > live.get().version()) {
            live.swap(next);
            trouble = null;
            LOG.info("rule book {} is live", next.version());
        }
    }

    /** A publication of this node, which takes its book itself: its own announcement is not followed meanwhile. */
    <T> Future<T> whileOurs(Supplier<Future<T>> publication) {
        ours.incrementAndGet();
        return publication.get().onComplete(done -> {
            if (ours.decrementAndGet() == 0 && passedOver.getAndSet(false)) {
                look();
            }
        });
    }

    private void look() {
        if (isClosed()) {
            return;
        }
        if (ours.get() > 0) {
            passedOver.set(true);
            // it may have ended in between, and nobody else would look
            if (ours.get() > 0 || !passedOver.getAndSet(false)) {
                return;
            }
        }
        refreshing.run().onSuccess(done -> wait = TRY_AGAIN_MS).onFailure(e -> {
            if (isClosed()) {
                return; // it was under way when everything was put away
            }
            LOG.warn("the rule book stays at version {}: {}", live.get().version(), e.getMessage());
            if (retrying.compareAndSet(false, true)) {
                vertx.setTimer(wait, again -> {
                    retrying.set(false);
                    look();
                });
                wait = Math.min(LONGEST_WAIT_MS, wait * 2);
            }
        });
    }

    private Future<Void> takeDue() {
        return database.ruleBooks().due().compose(now -> {
            due = Math.max(due, now.version());
            lookAgain(now.nextMillis());
            return now.version() <= Math.max(live.get().version(), broken)
                    ? Future.succeededFuture()
                    : take(now.version());
        });
    }

    private Future<Void> take(long version) {
        return Start.load(workshop, database, catalog.get(), version)
                .onFailure(e -> {
                    failures.incrementAndGet();
                    failed = version;
                    trouble = "rule book " + version + " cannot be loaded: " + e.getMessage();
                })
                .compose(compilation -> {
                    if (compilation instanceof Compilation.Compiled compiled) {
                        return take(compiled.book().numbered(version));
                    }
                    failures.incrementAndGet();
                    broken = version;
                    trouble = new Start.Broken(version, ((Compilation.Rejected) compilation).issues()).told();
                    return Future.succeededFuture();
                });
    }

    /** One timer at most; what lies further ahead is seen when it is nearer. */
    private void lookAgain(@Nullable Long millis) {
        long next = millis == null || millis > AHEAD_MS || isClosed()
                ? NO_TIMER
                : vertx.setTimer(Math.max(1, millis), fallen -> look());
        long before = timer.getAndSet(next);
        if (before != NO_TIMER) {
            vertx.cancelTimer(before);
        }
    }

    private boolean isClosed() {
        return closed || (announcements != null && announcements.isClosed());
    }

    Future<Void> close() {
        closed = true;
        lookAgain(null);
        return announcements == null ? Future.succeededFuture() : announcements.close();
    }
}
