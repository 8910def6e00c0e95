package dev.cairn.http;

import dev.cairn.graphql.Caller;
import dev.cairn.graphql.GraphQlApi;
import dev.cairn.http.keys.Identity;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a socket of a request that asks for one; others go on. */
final class Sockets implements Handler<RoutingContext> {
    static final String PROTOCOL = "graphql-transport-ws";
    /** Of a frame, and of a message of several frames. What is longer is sent by POST. */
    static final int LONGEST = 256 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(Sockets.class);
    private static final String BEARER = "bearer ";

    private final GraphQlApi api;
    private final PersistedDocuments documents;
    private final Lines lines;
    private final Origins origins;
    private final Callers callers;

    Sockets(GraphQlApi api, PersistedDocuments documents, Lines lines, Gate gate) {
        this.api = api;
        this.documents = documents;
        this.lines = lines;
        origins = gate.origins();
        callers = gate.callers();
    }

    @Override
    public void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        String upgrade = request.getHeader(HttpHeaders.UPGRADE);
        if (upgrade == null || !upgrade.equalsIgnoreCase("websocket")) {
            context.next();
        } else if (!origins.allow(request)) {
            Problem.WRONG_ORIGIN.send(context);
        } else if (!lines.hasRoom()) {
            Problem.TOO_MANY_LINES.sendLater(context);
        } else {
            open(context);
        }
    }

    private void open(RoutingContext context) {
        Context loop = context.vertx().getOrCreateContext();
        context.request()
                .toWebSocket()
                .onSuccess(wire -> {
                    Socket socket = new Socket(
                            wire,
                            () -> Cutting.cut(context.request()),
                            loop,
                            api,
                            documents,
                            payload -> identity(context, bearer(payload)),
                            RequestId.of(context),
                            lines);
                    lines.add(socket);
                    socket.begin();
                })
                .onFailure(broken -> LOG.debug("no socket: {}", broken.getMessage()));
    }

    /** By the token of the first message, else by that of the request that became the socket. */
    private Future<Identity> identity(RoutingContext context, @Nullable String bearer) {
        Identity asked = Callers.identity(context);
        return bearer == null && !asked.caller().equals(Caller.NOBODY)
                ? Future.succeededFuture(asked)
                : callers.ofToken(bearer);
    }

    /** A browser cannot send headers with a socket, so the token comes in the first message. */
    private static @Nullable String bearer(@Nullable Map<?, ?> payload) {
        if (payload == null) {
            return null;
        }
        for (Map.Entry<?, ?> field : payload.entrySet()) {
            if ("authorization".equalsIgnoreCase(String.valueOf(field.getKey()))
                    && field.getValue() instanceof String text) {
                return text.regionMatches(true, 0, BEARER, 0, BEARER.length())
                        ? text.substring(BEARER.length()).strip()
                        : text.strip();
            }
        }
        return null;
    }
}
