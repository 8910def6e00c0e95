package dev.cairn.push;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.LearnerId;
import dev.cairn.engine.rulebook.RuleBook;
import dev.cairn.journeys.Advance;
import dev.cairn.store.Advanced;
import dev.cairn.store.Announcements;
import dev.cairn.store.Database;
import dev.cairn.store.LearnerNews;
import dev.cairn.store.LearnerRef;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches, for all of this node's watchers, what their learners should see. What changed says whom to look at again; they
 * are read many at a time, one reading after another, and decided on a worker. A quiet watcher costs nothing but memory.
 */
public final class Watching {
    /** How many watchers a node has at most. */
    public static final int MOST = 20_000;

    private static final Logger LOG = LoggerFactory.getLogger(Watching.class);
    private static final int BATCH = 100;
    private static final long LOOK_MS = 200;
    /** What concerns everybody is done with pauses: requests come first. */
    private static final long PAUSE_MS = 20;

    private static final long TRY_AGAIN_MS = 1_000;
    /** Hours begin, and days end, at a quarter of an hour somewhere in the world. */
    private static final Duration QUARTER = Duration.ofMinutes(15);

    private final Vertx vertx;
    private final Advance advance;
    private final Supplier<RuleBook> book;
    private final Supplier<Catalog> catalog;
    private final InstantSource clock;
    private final Map<LearnerId, List<Watch>> watches = new HashMap<>();
    private final Waiting waiting = new Waiting();
    private final long timer;
    private int watchers;
    private boolean looking;
    private boolean closed;
    private long bookVersion;
    private long catalogVersion;
    private long quarter;
    private volatile @Nullable Announcements announcements;

    private Watching(
            Vertx vertx, Database database, Supplier<RuleBook> book, Supplier<Catalog> catalog, InstantSource clock) {
        this.vertx = vertx;
        advance = new Advance(database);
        this.book = book;
        this.catalog = catalog;
        this.clock = clock;
        bookVersion = book.get().version();
        catalogVersion = catalog.get().version();
        quarter = quarter();
        timer = vertx.setPeriodic(LOOK_MS, fired -> {
            noticeAll();
            next();
        });
    }

    /** @param book what decides on this node now; {@code catalog} what is decided over */
    public static Future<Watching> open(
            Vertx vertx, Database database, Supplier<RuleBook> book, Supplier<Catalog> catalog, InstantSource clock) {
        Watching watching = new Watching(vertx, database, book, catalog, clock);
        return database.listenToLearners(watching::heard, () -> watching.everybody(Cause.MISSED))
                .map(listening -> {
                    watching.announcements = listening;
                    return watching;
                });
    }

    /** Null where there are too many. What there is to see now is told soon. */
    public synchronized @Nullable Watch watch(Watched watched, Watcher watcher) {
        if (watchers >= MOST || closed) {
            return null;
        }
        Watch watch = new Watch(this, watched, watcher);
        watches.computeIfAbsent(watched.learner(), none -> new ArrayList<>(1)).add(watch);
        watchers++;
        // read anew, after we have begun to listen: nothing falls between the two
        waiting.soon(watched.learner(), Cause.START);
        vertx.runOnContext(soon -> next());
        return watch;
    }

    synchronized void forget(Watch watch) {
        LearnerId learner = watch.watched().learner();
        List<Watch> all = watches.get(learner);
        if (all != null && all.remove(watch)) {
            watchers--;
            if (all.isEmpty()) {
                watches.remove(learner);
                waiting.forget(learner);
            }
        }
    }

    public synchronized int watchers() {
        return watchers;
    }

    /** How many learners are to be looked at. */
    public synchronized int waiting() {
        return waiting.size();
    }

    private void heard(LearnerNews news) {
        // a new book that has led journeys elsewhere comes before the places that it led to
        noticeAll();
        synchronized (this) {
            Cause cause = Cause.of(news.cause());
            if (news.learners().isEmpty()) {
                everybody(cause);
            }
            for (String id : news.learners()) {
                LearnerId learner = new LearnerId(id);
                if (watches.containsKey(learner)) {
                    waiting.soon(learner, cause);
                }
            }
        }
        next();
    }

    private synchronized void everybody(Cause cause) {
        watches.keySet().forEach(learner -> waiting.later(learner, cause));
    }

    /** What concerns everybody. */
    private synchronized void noticeAll() {
        long nowBook = book.get().version();
        if (nowBook != bookVersion) {
            bookVersion = nowBook;
            everybody(Cause.RULE_BOOK);
        }
        long nowCatalog = catalog.get().version();
        if (nowCatalog != catalogVersion) {
            catalogVersion = nowCatalog;
            everybody(Cause.CATALOG);
        }
        long nowQuarter = quarter();
        if (nowQuarter != quarter) {
            quarter = nowQuarter;
            everybody(Cause.TIME);
        }
    }

    private long quarter() {
        return clock.instant().getEpochSecond() / QUARTER.toSeconds();
    }

    private void next() {
        Map<LearnerId, Cause> batch;
        synchronized (this) {
            if (looking || closed || waiting.isEmpty()) {
                return;
            }
            looking = true;
            batch = waiting.take(BATCH);
        }
        look(batch).onComplete(looked -> {
            if (looked.failed()) {
                LOG.warn(
                        "watched learners could not be read: {}", looked.cause().getMessage());
                again(batch);
                rest(TRY_AGAIN_MS);
            } else {
                rest(looked.result() ? 0 : PAUSE_MS);
            }
        });
    }

    private synchronized void again(Map<LearnerId, Cause> batch) {
        batch.forEach((learner, cause) -> {
            if (watches.containsKey(learner)) {
                waiting.later(learner, cause);
            }
        });
    }

    private void rest(long ms) {
        if (ms == 0) {
            rested();
        } else {
            vertx.setTimer(ms, fired -> rested());
        }
    }

    private void rested() {
        synchronized (this) {
            looking = false;
        }
        next();
    }

    /** Reads them in one round trip, and follows those for whom something is due. */
    private Future<Boolean> look(Map<LearnerId, Cause> batch) {
        RuleBook live = book.get();
        Catalog over = catalog.get();
        Instant now = clock.instant();
        List<LearnerId> ids = List.copyOf(batch.keySet());
        List<LearnerRef> refs =
                ids.stream().<LearnerRef>map(LearnerRef.ById::new).toList();
        return advance.readAll(refs, live, over, Moment.at(now), now)
                .compose(found -> vertx.executeBlocking(
                        () -> {
                            for (int i = 0; i < ids.size(); i++) {
                                Advanced one = found.get(i);
                                Learner learner = one == null ? null : one.learner();
                                Cause cause = batch.getOrDefault(ids.get(i), Cause.MISSED);
                                all(ids.get(i)).forEach(watch -> watch.look(learner, live, over, now, cause));
                            }
                            return isUrgent();
                        },
                        false));
    }

    private synchronized boolean isUrgent() {
        return waiting.isUrgent();
    }

    private synchronized List<Watch> all(LearnerId learner) {
        return List.copyOf(watches.getOrDefault(learner, List.of()));
    }

    public Future<Void> close() {
        vertx.cancelTimer(timer);
        synchronized (this) {
            closed = true;
        }
        return announcements == null ? Future.succeededFuture() : announcements.close();
    }
}
