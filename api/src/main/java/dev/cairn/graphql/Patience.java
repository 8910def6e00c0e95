package dev.cairn.graphql;

import dev.cairn.store.Pulse;
import graphql.schema.DataFetchingEnvironment;
import io.vertx.core.Vertx;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * How long a request may take. Few operations are known to need more than the others, and ask for it; and none waits for
 * a database that has fallen silent, whatever it may take otherwise.
 */
final class Patience {
    /** Few requests take that long. From then on it is looked at, again and again, whether the database is there. */
    private static final long LOOK_MS = 800;

    private final Vertx vertx;
    private final Pulse pulse;
    private final Consumer<Throwable> lost;
    private long limit = Limits.MILLISECONDS;
    private long waited;
    private long timer;
    private boolean over;

    /** @param lost is told, once, why there is no answer to wait for any more */
    Patience(Vertx vertx, Pulse pulse, Consumer<Throwable> lost) {
        this.vertx = vertx;
        this.pulse = pulse;
        this.lost = lost;
        timer = vertx.setTimer(LOOK_MS, fired -> look(LOOK_MS));
    }

    static Patience of(DataFetchingEnvironment environment) {
        return Objects.requireNonNull(environment.getGraphQlContext().<Patience>get(Patience.class));
    }

    private synchronized void look(long more) {
        waited += more;
        if (over) {
            return;
        }
        if (waited >= limit) {
            lose(Failures.late(limit));
            return;
        }
        pulse.feel().onFailure(this::lose);
        long next = Math.min(LOOK_MS, limit - waited);
        timer = vertx.setTimer(next, fired -> look(next));
    }

    private void lose(Throwable why) {
        if (end()) {
            lost.accept(why);
        }
    }

    /** From now on, as long as examining a rule book may take on a busy machine. */
    synchronized void extend() {
        limit = waited + Limits.LONG_MILLISECONDS;
    }

    /** Whether it was not over before. */
    synchronized boolean end() {
        boolean ended = !over;
        over = true;
        vertx.cancelTimer(timer);
        return ended;
    }
}
