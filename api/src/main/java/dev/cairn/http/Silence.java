package dev.cairn.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * Closes connections that ask nothing: whoever sends a request a byte at a time is never idle, and would hold one for as
 * long as they like. A first request's head must come soon, its body a while later, the next head within the time for
 * which a connection may be idle. While an answer is made or an event stream is open, nobody is hurried.
 */
final class Silence {
    private static final long NONE = -1;

    private final Patience patience;
    /** Of connections that are open, and no others. */
    private final Map<HttpConnection, Waiting> open = new ConcurrentHashMap<>();

    Silence(Patience patience) {
        this.patience = patience;
    }

    /** What we wait for on one connection; all of it happens on its event loop. */
    private static final class Waiting {
        private final Vertx vertx;
        private final HttpConnection connection;
        private long timer = NONE;
        private int underWay;

        Waiting(Vertx vertx, HttpConnection connection) {
            this.vertx = vertx;
            this.connection = connection;
        }

        void until(long ms, BooleanSupplier isStillAwaited) {
            stop();
            timer = vertx.setTimer(ms, late -> {
                timer = NONE;
                if (isStillAwaited.getAsBoolean()) {
                    connection.close();
                }
            });
        }

        void stop() {
            if (timer != NONE) {
                vertx.cancelTimer(timer);
                timer = NONE;
            }
        }
    }

    void begins(Vertx vertx, HttpConnection connection) {
        Waiting waiting = new Waiting(vertx, connection);
        open.put(connection, waiting);
        connection.closeHandler(closed -> {
            open.remove(connection);
            waiting.stop();
        });
        waiting.until(patience.head(), () -> true);
    }

    /** How many connections are open. */
    int size() {
        return open.size();
    }

    /** A request's head has come: first of all that is done about it. */
    void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        Waiting waiting = open.get(request.connection());
        if (waiting != null) {
            waiting.underWay++;
            waiting.until(patience.whole(), () -> !request.isEnded());
            context.addEndHandler(answered -> {
                waiting.underWay--;
                if (waiting.underWay == 0 && open.containsKey(waiting.connection)) {
                    waiting.until(patience.idle(), () -> true);
                }
            });
        }
        context.next();
    }
}
