package dev.cairn.http;

import dev.cairn.graphql.Caller;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * How long a body may be. A question is short; who may publish rule books may send longer bodies, a few at a time, and
 * says beforehand how long.
 */
final class Bodies implements Handler<RoutingContext> {
    static final long SHORT = 1024 * 1024;
    static final long LONG = 9 * SHORT;
    private static final int LONG_AT_ONCE = 4;

    private final Function<RoutingContext, Caller> caller;
    private final BodyHandler shortOnes = BodyHandler.create(false).setBodyLimit(SHORT);
    private final BodyHandler longOnes = BodyHandler.create(false).setBodyLimit(LONG);
    private final Semaphore room = new Semaphore(LONG_AT_ONCE);

    Bodies(Function<RoutingContext, Caller> caller) {
        this.caller = caller;
    }

    @Override
    public void handle(RoutingContext context) {
        long length = length(context);
        if (length <= SHORT) {
            shortOnes.handle(context);
        } else if (length > LONG || !caller.apply(context).publishes()) {
            Problem.TOO_LARGE.send(context);
        } else if (!room.tryAcquire()) {
            Problem.TOO_BUSY.send(context);
        } else {
            context.addEndHandler(ended -> room.release());
            longOnes.handle(context);
        }
    }

    /** What the client says; a body of unknown length is a short one. */
    private static long length(RoutingContext context) {
        String said = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return said == null ? 0 : Long.parseLong(said);
        } catch (NumberFormatException nonsense) {
            return 0;
        }
    }
}
