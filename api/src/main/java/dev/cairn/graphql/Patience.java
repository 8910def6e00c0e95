package dev.cairn.graphql;

import graphql.schema.DataFetchingEnvironment;
import io.vertx.core.Vertx;
import java.util.Objects;
import java.util.function.LongConsumer;

/** How long a request may take. Few operations are known to need more than the others, and ask for it. */
final class Patience {
    private final Vertx vertx;
    private final LongConsumer late;
    private long timer;
    private boolean over;

    /** @param late is given how many milliseconds there were */
    Patience(Vertx vertx, LongConsumer late) {
        this.vertx = vertx;
        this.late = late;
        timer = vertx.setTimer(Limits.MILLISECONDS, ended -> late.accept(Limits.MILLISECONDS));
    }

    static Patience of(DataFetchingEnvironment environment) {
        return Objects.requireNonNull(environment.getGraphQlContext().<Patience>get(Patience.class));
    }

    /** From now on, as long as examining a rule book may take on a busy machine. */
    synchronized void extend() {
        if (!over && vertx.cancelTimer(timer)) {
            timer = vertx.setTimer(Limits.LONG_MILLISECONDS, ended -> late.accept(Limits.LONG_MILLISECONDS));
        }
    }

    synchronized void end() {
        over = true;
        vertx.cancelTimer(timer);
    }
}
