package dev.cairn.keeping;

import dev.cairn.engine.learner.History;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.Signals;
import dev.cairn.store.Database;
import dev.cairn.store.KeptDecision;
import dev.cairn.store.Outage;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps decisions beside their answers: whoever answers reserves a place in a bounded queue, or is told that there is none,
 * and goes on; batches are written twice a second. A process that dies loses what it took in since the last batch.
 */
public final class Keeping {
    private static final Logger LOG = LoggerFactory.getLogger(Keeping.class);
    private static final long WRITE_EVERY_MS = 500;
    private static final long CLEAR_EVERY_MS = TimeUnit.MINUTES.toMillis(10);
    private static final long CLEAR_FIRST_MS = TimeUnit.MINUTES.toMillis(1);
    private static final long LOOK_AGAIN_MS = 10;
    private static final int BATCH = 500;
    /** In the queue: decisions, and bytes of facts as they will be written, roughly. */
    private static final int MOST = 5_000;

    private static final long MOST_BYTES = 64L * 1024 * 1024;
    private static final long LARGEST = 512 * 1024;
    /** What was decided by a version of the catalogue may wait here for the database. */
    private static final Duration VERSIONS_REST = Duration.ofHours(1);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final Database database;
    private final Setting setting;
    private final Sampling sampling;
    private final Counts counts = new Counts();
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private final AtomicBoolean writing = new AtomicBoolean();
    private final List<Long> timers = new CopyOnWriteArrayList<>();
    private long bytes;

    private record Waiting(KeptDecision page, long bytes) {}

    /**
     * How much is kept.
     *
     * @param perSecond decisions a second on this node; above it a sample; 0 keeps none from now on
     * @param days how long; 0 keeps none, not even those that are kept already
     */
    public record Setting(double perSecond, int days) {
        public static final Setting DEFAULT = new Setting(20, 30);
        public static final Setting NONE = new Setting(0, 0);

        public Setting {
            if (!(perSecond >= 0) || days < 0) {
                throw new IllegalArgumentException("0 or more decisions a second, for 0 or more days");
            }
        }

        boolean keepsAny() {
            return perSecond > 0 && days > 0;
        }
    }

    private Keeping(Vertx vertx, Database database, Setting setting) {
        this.vertx = vertx;
        this.database = database;
        this.setting = setting;
        sampling = new Sampling(setting.perSecond(), System.nanoTime());
    }

    /** Begins to keep, and to clear away what is too old. */
    public static Keeping open(Vertx vertx, Database database, Setting setting) {
        Keeping keeping = new Keeping(vertx, database, setting);
        keeping.timers.add(vertx.setPeriodic(WRITE_EVERY_MS, timer -> keeping.write()));
        keeping.timers.add(vertx.setPeriodic(CLEAR_FIRST_MS, CLEAR_EVERY_MS, timer -> keeping.clear()));
        return keeping;
    }

    /**
     * Takes a page of a decision in, if there is place for it. Called on an event loop: takes a microsecond or two.
     *
     * @param made called with the share that is kept now, and only if the page is taken
     * @return whether the page is kept
     */
    public boolean offer(UUID id, Learner learner, DoubleFunction<KeptDecision> made) {
        if (!setting.keepsAny()) {
            return false;
        }
        double share = sampling.share(System.nanoTime());
        if (!Sampling.keeps(id, share)) {
            counts.sampledOut.incrementAndGet();
            return false;
        }
        long size = size(learner);
        synchronized (queue) {
            if (size <= LARGEST && queue.size() < MOST && bytes + size <= MOST_BYTES) {
                queue.add(new Waiting(made.apply(share), size));
                bytes += size;
                counts.kept.incrementAndGet();
                return true;
            }
        }
        counts.dropped.incrementAndGet();
        return false;
    }

    /** What the facts will take as text, roughly: only what there may be much of. */
    private static long size(Learner learner) {
        Signals signals = learner.signals();
        History history = learner.history();
        return 1_000
                + (signals == null
                        ? 0
                        : 130L * signals.days().size() + 90L * signals.recent().size())
                + 30L * (size(history.completed()) + size(history.dismissed()) + size(history.known()))
                + 60L * history.snoozedUntil().size()
                + (learner.skills() == null ? 0 : 80L * learner.skills().size());
    }

    private static int size(@Nullable Collection<?> some) {
        return some == null ? 0 : some.size();
    }

    public Counts counts() {
        return counts;
    }

    /** Pages that wait to be written. */
    public int waiting() {
        synchronized (queue) {
            return queue.size();
        }
    }

    /** Writes what waits, batch after batch, as long as the database takes it; one writer at a time. */
    private void write() {
        if (waiting() == 0 || !writing.compareAndSet(false, true)) {
            return;
        }
        List<Waiting> batch = first();
        Future<Void> written;
        try {
            written = keep(batch.stream().map(Waiting::page).toList());
        } catch (RuntimeException broken) {
            written = Future.failedFuture(broken);
        }
        written.recover(failure -> refused(failure, batch)).onComplete(done -> {
            if (done.succeeded()) {
                forget(batch);
            }
            writing.set(false);
            if (done.succeeded()) {
                write();
            }
        });
    }

    private Future<Void> keep(List<KeptDecision> pages) {
        return database == null
                ? Future.succeededFuture()
                : database.decisions().keep(pages);
    }

    /** A batch stays in the queue, and holds its place there, until it is written. */
    private List<Waiting> first() {
        synchronized (queue) {
            return queue.stream().limit(BATCH).toList();
        }
    }

    private void forget(List<Waiting> batch) {
        synchronized (queue) {
            for (Waiting done : batch) {
                queue.remove();
                bytes -= done.bytes;
            }
        }
    }

    /** An outage passes: the batch waits. Anything else may be the fault of one page, which must not hold up the others. */
    private Future<Void> refused(Throwable failure, List<Waiting> batch) {
        counts.failures.incrementAndGet();
        if (Outage.is(failure)) {
            LOG.warn("{} decisions wait for the database: {}", waiting(), failure.getMessage());
            return Future.failedFuture(failure);
        }
        LOG.error("a batch of {} decisions is refused; they are kept one by one", batch.size(), failure);
        Future<Void> all = Future.succeededFuture();
        for (Waiting one : batch) {
            all = all.compose(before -> keep(List.of(one.page)).recover(broken -> {
                if (Outage.is(broken)) {
                    return Future.failedFuture(broken);
                }
                counts.lost.incrementAndGet();
                return Future.succeededFuture();
            }));
        }
        return all;
    }

    private void clear() {
        Instant now = Instant.now();
        database.decisions()
                .clear(now.minus(Duration.ofDays(setting.days())), now, VERSIONS_REST)
                .onFailure(e -> LOG.warn("old decisions are not cleared away: {}", e.getMessage()));
    }

    /** Completes when nothing waits any more, or after a few seconds. */
    public Future<Void> written() {
        Promise<Void> done = Promise.promise();
        await(done, System.nanoTime() + PATIENCE.toNanos());
        return done.future();
    }

    private void await(Promise<Void> done, long until) {
        if (waiting() == 0 || System.nanoTime() > until) {
            done.complete();
            return;
        }
        write();
        vertx.setTimer(LOOK_AGAIN_MS, timer -> await(done, until));
    }

    /** Writes what waits, for a few seconds at most. */
    public Future<Void> close() {
        return written().onComplete(done -> {
            timers.forEach(vertx::cancelTimer);
            if (waiting() > 0) {
                LOG.warn("{} decisions were told as kept and are lost", waiting());
            }
        });
    }
}
