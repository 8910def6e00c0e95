package dev.cairn.store;

import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/** Tells a database that does not answer, and may in a moment, from a fault of ours. */
public final class Outage {
    /** Vert.x has no type of its own for a wait for a connection that took too long. */
    private static final Set<String> NO_CONNECTION = Set.of("Timeout", "Timeout waiting for connection");

    private Outage() {}

    public static boolean is(Throwable cause) {
        return cause instanceof DatabaseFailure
                || cause instanceof IOException
                || cause instanceof TimeoutException
                || cause instanceof ClosedConnectionException
                || cause instanceof ConnectionPoolTooBusyException
                || NO_CONNECTION.contains(String.valueOf(cause.getMessage()))
                || (cause instanceof PgException refused && isOutage(refused.getSqlState()));
    }

    /** A statement that was cut off because it ran longer than one may: the database answers, and was asked too much. */
    public static boolean isTooLong(Throwable cause) {
        return cause instanceof PgException refused && refused.getSqlState().equals("57014");
    }

    /**
     * Connections lost (08), resources used up (53), a statement that ran too long (57014), shutting down or starting up
     * (57P); see PostgreSQL's appendix A.
     */
    private static boolean isOutage(String state) {
        return state.startsWith("08") || state.startsWith("53") || state.startsWith("57");
    }
}
