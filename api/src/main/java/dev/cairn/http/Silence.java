package dev.cairn.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Closes connections that ask nothing: whoever sends a request's head a byte at a time is never idle, and would hold one
 * for as long as they like.
 */
final class Silence {
    private static final long FIRST_MS = 15_000;

    private final Vertx vertx;
    /** Never longer than the connections that came within that time. */
    private final Set<HttpConnection> silent = ConcurrentHashMap.newKeySet();

    Silence(Vertx vertx) {
        this.vertx = vertx;
    }

    void begins(HttpConnection connection) {
        silent.add(connection);
        vertx.setTimer(FIRST_MS, late -> {
            if (silent.remove(connection)) {
                connection.close();
            }
        });
    }

    void ends(HttpConnection connection) {
        silent.remove(connection);
    }
}
