package dev.cairn.http;

import dev.cairn.graphql.Caller;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.MIMEHeader;
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
    private final Patience patience;
    private final BodyHandler shortOnes = BodyHandler.create(false).setBodyLimit(SHORT);
    private final BodyHandler longOnes = BodyHandler.create(false).setBodyLimit(LONG);
    private final Semaphore room = new Semaphore(LONG_AT_ONCE);

    Bodies(Function<RoutingContext, Caller> caller, Patience patience) {
        this.caller = caller;
        this.patience = patience;
    }

    @Override
    public void handle(RoutingContext context) {
        if (isForm(context)) {
            context.next();
            return;
        }
        long length = length(context);
        if (length <= SHORT) {
            hurry(context);
            shortOnes.handle(context);
        } else if (mayBeLong(context, length)) {
            hurry(context);
            longOnes.handle(context);
        }
    }

    /** A form with files, which {@link Uploads} reads. */
    static boolean isForm(RoutingContext context) {
        MIMEHeader type = context.parsedHeaders().contentType();
        return "multipart".equals(type.component()) && "form-data".equals(type.subComponent());
    }

    /** How many bytes the files of a form may have together; 0 where the form is refused, which is told then. */
    long longestForm(RoutingContext context) {
        long length = length(context);
        if (length > SHORT && !mayBeLong(context, length)) {
            return 0;
        }
        hurry(context);
        return Math.max(SHORT, length);
    }

    private boolean mayBeLong(RoutingContext context, long length) {
        if (length > LONG || !caller.apply(context).publishes()) {
            Problem.TOO_LARGE.send(context);
            return false;
        }
        if (!room.tryAcquire()) {
            Problem.TOO_BUSY.send(context);
            return false;
        }
        context.addEndHandler(ended -> room.release());
        return true;
    }

    private void hurry(RoutingContext context) {
        HttpServerRequest request = context.request();
        long timer = context.vertx().setTimer(patience.body(), late -> {
            if (!request.isEnded() && !context.response().ended()) {
                context.response().putHeader(HttpHeaders.CONNECTION, "close");
                context.response().bodyEndHandler(told -> request.connection().close());
                Problem.TOO_SLOW.send(context);
            }
        });
        context.addEndHandler(ended -> context.vertx().cancelTimer(timer));
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
