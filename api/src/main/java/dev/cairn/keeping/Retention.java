package dev.cairn.keeping;

import dev.cairn.store.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lines of the audit log go when they are old enough: looked at every ten minutes, a few thousand at a time. */
public final class Retention implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final long EVERY_MS = 600_000;
    private static final int ROUNDS = 20;

    private final Vertx vertx;
    private final Database database;
    private final Duration age;
    private final long timer;

    private Retention(Vertx vertx, Database database, int days) {
        this.vertx = vertx;
        this.database = database;
        age = Duration.ofDays(days);
        timer = vertx.setPeriodic(EVERY_MS, tick -> sweep());
    }

    /** @param days for how long a line is kept */
    public static Retention start(Vertx vertx, Database database, int days) {
        Retention retention = new Retention(vertx, database, days);
        retention.sweep();
        return retention;
    }

    private void sweep() {
        clear(Instant.now().minus(age), ROUNDS)
                .onFailure(later -> LOG.warn("old lines of the audit log stay for now: {}", later.getMessage()));
    }

    private Future<Void> clear(Instant before, int rounds) {
        return database.audit()
                .clear(before)
                .compose(gone -> gone == 0 || rounds <= 1 ? Future.succeededFuture() : clear(before, rounds - 1));
    }

    @Override
    public void close() {
        vertx.cancelTimer(timer);
    }
}
