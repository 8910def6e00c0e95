package dev.cairn.cli;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.http.WebSocketFrame;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A socket to the service, in the hands of a client that says whatever it likes. */
final class Wire implements AutoCloseable {
    static final String PROTOCOL = "graphql-transport-ws";
    private static final int PATIENCE_SECONDS = 40;

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<JsonObject> heard = new LinkedBlockingQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final WebSocket socket;

    private Wire(int port, List<String> protocols, @Nullable String origin) {
        WebSocketClient client = vertx.createWebSocketClient(
                new WebSocketClientOptions().setMaxFrameSize(4 * 1024 * 1024).setMaxMessageSize(8 * 1024 * 1024));
        WebSocketConnectOptions to = new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setURI("/graphql")
                .setSubProtocols(protocols);
        if (origin != null) {
            to.addHeader("Origin", origin);
        }
        try {
            socket = await(client.connect(to).map(open -> {
                open.textMessageHandler(text -> hear(new JsonObject(text)));
                open.closeHandler(gone -> closed.countDown());
                return open;
            }));
        } catch (RuntimeException refused) {
            vertx.close();
            throw refused;
        }
    }

    /** What keeps a connection alive may come at any time. */
    private void hear(JsonObject message) {
        if (!message.getString("type").equals("ping")) {
            heard.add(message);
        }
    }

    static Wire open(RunningCairn cairn) {
        return new Wire(cairn.port(), List.of(PROTOCOL), null);
    }

    static Wire to(int port, List<String> protocols) {
        return new Wire(port, protocols, null);
    }

    static Wire open(RunningCairn cairn, List<String> protocols) {
        return new Wire(cairn.port(), protocols, null);
    }

    /** As a page at that origin does. */
    static Wire from(RunningCairn cairn, String origin) {
        return new Wire(cairn.port(), List.of(PROTOCOL), origin);
    }

    /** Greets, and is greeted. */
    static Wire ready(RunningCairn cairn) {
        return ready(cairn.port());
    }

    static Wire ready(int port) {
        Wire wire = new Wire(port, List.of(PROTOCOL), null);
        wire.say("{\"type\":\"connection_init\"}");
        wire.expect("{\"type\":\"connection_ack\"}");
        return wire;
    }

    Wire say(String text) {
        await(socket.writeTextMessage(text));
        return this;
    }

    Wire subscribe(String id, String query) {
        return say(new JsonObject()
                .put("type", "subscribe")
                .put("id", id)
                .put("payload", new JsonObject().put("query", query))
                .encode());
    }

    Wire frame(WebSocketFrame frame) {
        await(socket.writeFrame(frame));
        return this;
    }

    Wire bytes(Buffer bytes) {
        await(socket.writeBinaryMessage(bytes));
        return this;
    }

    void pause() {
        socket.pause();
    }

    void resume() {
        socket.resume();
    }

    JsonObject hear() {
        try {
            JsonObject message = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("nothing was said; closed: " + socket.closeStatusCode());
            }
            return message;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    Wire expect(String message) {
        JsonObject next = hear();
        if (!next.equals(new JsonObject(message))) {
            throw new AssertionError("expected " + message + ", heard " + next.encode());
        }
        return this;
    }

    /** The code and the reason with which the service closes. */
    String end() {
        try {
            if (!closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("it stays open");
            }
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
        return socket.closeStatusCode() + " " + socket.closeReason();
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException | TimeoutException late) {
            throw new IllegalStateException(late);
        }
    }

    @Override
    public void close() {
        await(vertx.close());
    }
}
