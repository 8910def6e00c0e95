package dev.cairn.publishing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.cairn.engine.rulebook.RuleBook;
import dev.cairn.store.Database;
import dev.cairn.store.Previews;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Previews: one at a time on a node, on half of its processors, a few more waiting. What comes out is kept in the
 * database, where every node reads it.
 */
final class Effects {
    private static final Logger LOG = LoggerFactory.getLogger(Effects.class);
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    /** Under way or waiting. */
    private static final int AT_ONCE = 5;

    private static final long SAY_ALIVE_MS = 1_000;
    /** How long a step, some hundred learners, may take before Vert.x warns. */
    private static final long STEP_SECONDS = 60;

    private final Vertx vertx;
    private final Database database;
    private final WorkerExecutor workers;
    private final int threads;
    private final long timer;
    private final Deque<EffectJob> waiting = new ArrayDeque<>();
    private @Nullable EffectJob running;
    private int held;
    private boolean closed;

    Effects(Vertx vertx, Database database) {
        this.vertx = vertx;
        this.database = database;
        threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        workers = vertx.createSharedWorkerExecutor(
                "cairn-effect-" + UUID.randomUUID(), threads, STEP_SECONDS, TimeUnit.SECONDS);
        timer = vertx.setPeriodic(SAY_ALIVE_MS, again -> sayAlive());
    }

    Future<Preview> begin(RuleBook candidate, Examination.Bench bench) {
        if (!hold()) {
            return Future.failedFuture(new Busy("so many previews wait already that this one would wait too long"));
        }
        Previews.Key key = new Previews.Key(
                candidate.hash(), bench.live().version(), bench.catalog().version());
        return database.previews()
                .join(key, UUID.randomUUID())
                .onFailure(e -> release())
                .compose(place -> {
                    if (place.begun()) {
                        add(new EffectJob(place.id(), candidate, bench));
                    } else {
                        release();
                    }
                    return read(place.id()).map(preview -> Objects.requireNonNull(preview, "it was there just now"));
                });
    }

    private synchronized boolean hold() {
        if (held >= AT_ONCE || closed) {
            return false;
        }
        held++;
        return true;
    }

    private synchronized void release() {
        held--;
    }

    Future<@Nullable Preview> read(UUID id) {
        return database.previews().read(id).map(row -> row == null ? null : preview(row));
    }

    private static Preview preview(Previews.Row row) {
        return switch (row.state()) {
            case RUNNING -> new Preview.Running(row.id(), row.done(), row.total());
            case DONE -> new Preview.Done(row.id(), report(Objects.requireNonNull(row.report(), "a done preview")));
            case FAILED ->
                new Preview.Failed(
                        row.id(), row.failure() == null ? "the node that made it stopped; ask again" : row.failure());
        };
    }

    private static PreviewReport report(String json) {
        try {
            return JSON.readValue(json, PreviewReport.class);
        } catch (JsonProcessingException foreign) {
            throw new IllegalStateException("a preview of another version of Cairn", foreign);
        }
    }

    private synchronized void add(EffectJob job) {
        waiting.add(job);
        next();
    }

    private synchronized void next() {
        if (running != null || closed) {
            return;
        }
        EffectJob job = waiting.poll();
        running = job;
        if (job != null) {
            run(job);
        }
    }

    private void run(EffectJob job) {
        job.run(database, workers, threads + 1)
                .compose(report -> database.previews().done(job.id(), json(report)))
                .recover(failure -> {
                    if (job.isCancelled()) {
                        return Future.succeededFuture();
                    }
                    LOG.warn("preview {} failed", job.id(), failure);
                    return database.previews().failed(job.id(), "it could not be counted; the log has more");
                })
                .onComplete(done -> {
                    synchronized (this) {
                        running = null;
                        held--;
                    }
                    next();
                });
    }

    private static String json(PreviewReport report) {
        try {
            return JSON.writeValueAsString(report);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private synchronized void sayAlive() {
        if (running != null) {
            sayAlive(running);
        }
        waiting.forEach(this::sayAlive);
    }

    private void sayAlive(EffectJob job) {
        database.previews()
                .alive(job.id(), job.done(), job.total())
                .onFailure(e -> LOG.debug("preview {}: {}", job.id(), e.getMessage()));
    }

    /** What is under way ends with the step that it is at, and says so. */
    Future<Void> close() {
        vertx.cancelTimer(timer);
        Future<Void> told = Future.succeededFuture();
        synchronized (this) {
            closed = true;
            if (running != null) {
                waiting.addFirst(running);
            }
            for (EffectJob job : waiting) {
                job.cancel();
                told = told.eventually(() -> database.previews().failed(job.id(), "Cairn was stopped; ask again"));
            }
            waiting.clear();
        }
        return told.otherwiseEmpty().eventually(workers::close);
    }
}
