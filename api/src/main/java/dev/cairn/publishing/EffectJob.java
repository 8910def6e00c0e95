package dev.cairn.publishing;

import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.learner.LearnerId;
import dev.cairn.engine.rehearsal.BookDifference;
import dev.cairn.engine.rehearsal.Effect;
import dev.cairn.engine.rulebook.Needs;
import dev.cairn.engine.rulebook.RuleBook;
import dev.cairn.store.Database;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts what one candidate would change, learner after learner, in lanes: while one reads another decides. */
final class EffectJob {
    /** Above this many learners a sample answers for all. */
    static final int MOST = 20_000;

    private static final int CHUNK = 250;
    private static final long SEED = 0;

    private final UUID id;
    private final RuleBook candidate;
    private final Examination.Bench bench;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private volatile int total;
    private volatile boolean cancelled;

    EffectJob(UUID id, RuleBook candidate, Examination.Bench bench) {
        this.id = id;
        this.candidate = candidate;
        this.bench = bench;
    }

    UUID id() {
        return id;
    }

    int done() {
        return done.get();
    }

    /** 0 while it is not known. */
    int total() {
        return total;
    }

    void cancel() {
        cancelled = true;
    }

    boolean isCancelled() {
        return cancelled;
    }

    /** Everything of a run that does not change. */
    private record Run(
            Database database,
            WorkerExecutor workers,
            List<LearnerId> ids,
            List<Moment> moments,
            Needs needs,
            Instant from) {}

    Future<PreviewReport> run(Database database, WorkerExecutor workers, int lanes) {
        Instant now = Instant.now();
        Needs needs = bench.live().needs().and(candidate.needs());
        Future<List<Moment>> moments = workers.executeBlocking(
                () -> {
                    candidate.prepare(bench.catalog());
                    return BookDifference.of(bench.live().rows(), candidate.rows())
                            .moments(now);
                },
                false);
        return Future.all(
                        moments,
                        database.population().choose(MOST),
                        database.learners().count())
                .compose(begun -> {
                    List<LearnerId> ids = begun.resultAt(1);
                    List<Moment> at = begun.resultAt(0);
                    long population = begun.<Long>resultAt(2);
                    total = ids.size();
                    Instant from =
                            at.stream().map(Moment::at).min(Instant::compareTo).orElse(now);
                    Run run = new Run(database, workers, ids, at, needs, from);
                    return counted(run, lanes)
                            .map(all -> PreviewReport.of(
                                    all.report(),
                                    now,
                                    bench.live().version(),
                                    bench.catalog().version(),
                                    population));
                });
    }

    private Future<Effect> counted(Run run, int lanes) {
        List<Effect> shares = new ArrayList<>();
        List<Future<Void>> ways = new ArrayList<>();
        for (int lane = 0; lane < lanes; lane++) {
            Effect share = effect(run);
            shares.add(share);
            ways.add(lane(run, share));
        }
        return Future.join(ways).map(counted -> {
            Effect all = effect(run);
            shares.forEach(all::add);
            return all;
        });
    }

    private Effect effect(Run run) {
        return Effect.of(bench.live(), candidate, bench.catalog(), run.moments, SEED);
    }

    /** One chunk after another, until there are no more. */
    private Future<Void> lane(Run run, Effect share) {
        int from = next.getAndAdd(CHUNK);
        if (cancelled) {
            return Future.failedFuture(new CancellationException("stopped"));
        }
        if (from >= run.ids.size()) {
            return Future.succeededFuture();
        }
        List<LearnerId> ids = run.ids.subList(from, Math.min(run.ids.size(), from + CHUNK));
        return run.database
                .population()
                .read(ids, run.needs, run.from)
                .compose(learners -> run.workers.executeBlocking(
                        () -> {
                            learners.forEach(share::add);
                            return done.addAndGet(ids.size());
                        },
                        false))
                .compose(counted -> lane(run, share));
    }
}
