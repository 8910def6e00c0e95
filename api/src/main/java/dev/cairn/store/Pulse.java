package dev.cairn.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.SqlClient;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Tells a database that is slow from one that says nothing at all. How long a statement may take is for the server to
 * watch, and a server that hangs watches nothing: its connections stay open and nobody hears a word.
 */
public final class Pulse {
    /** Together with what whoever asks has waited before, less than two seconds. */
    private static final int SILENCE_MS = 1_100;

    /** A connection of its own: on another it would stand behind a statement that is only slow. */
    private final SqlClient own;

    private @Nullable Future<Void> felt;

    Pulse(Vertx vertx, PgConnectOptions options) {
        own = Connecting.single(vertx, options);
    }

    /**
     * Fails with what {@link Outage} knows when nothing comes in time; a server that refuses us is there. However many ask
     * at a time, it is asked once.
     */
    public synchronized Future<Void> feel() {
        if (felt == null || felt.isComplete()) {
            felt = own.query("select 1")
                    .execute()
                    .timeout(SILENCE_MS, TimeUnit.MILLISECONDS)
                    .transform(heard -> heard.failed() && heard.cause() instanceof TimeoutException
                            ? Future.failedFuture(heard.cause())
                            : Future.succeededFuture());
        }
        return felt;
    }

    Future<Void> close() {
        return own.close();
    }
}
