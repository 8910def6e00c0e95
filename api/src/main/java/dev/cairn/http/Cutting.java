package dev.cairn.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Hangs up at once. When Vert.x closes a connection it waits until all that was written before is taken, and a client that
 * takes nothing keeps it waiting for ever.
 */
final class Cutting {
    private Cutting() {}

    @SuppressWarnings("FutureReturnValueIgnored") // the connection's close handlers hear of it
    static void cut(HttpServerRequest request) {
        if (request.connection() instanceof ConnectionBase connection) {
            connection.channel().close();
        }
    }
}
