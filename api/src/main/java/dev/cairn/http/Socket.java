package dev.cairn.http;

import dev.cairn.graphql.Answer;
import dev.cairn.graphql.Caller;
import dev.cairn.graphql.GraphQlApi;
import dev.cairn.http.RequestText.Unreadable;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One client's socket, by the protocol {@code graphql-transport-ws}. All of it happens on the socket's event loop. */
final class Socket implements Lines.Line {
    /** How many operations may run at a time. */
    static final int OPERATIONS = 100;

    static final long INIT_MS = 5_000;
    static final long KEEP_ALIVE_MS = 20_000;
    /** A client that takes nothing for so long is left. */
    static final long SLOW_MS = 30_000;

    private static final long LEAVE_MS = 5_000;
    private static final long NEVER = -1;

    private final ServerWebSocket wire;
    private final Context loop;
    private final Vertx vertx;
    private final GraphQlApi api;
    private final Function<@Nullable Map<?, ?>, Future<Admission>> door;
    private final String id;
    private final Lines lines;
    private final Map<String, Running> running = new HashMap<>();
    private final Promise<Void> closed = Promise.promise();

    private @Nullable Caller caller;
    private boolean asked;
    private boolean closing;
    private boolean leaving;
    /** Whether the client was heard since it was last asked. */
    private boolean heard = true;

    private int counted;
    private long initTimer = NEVER;
    private long aliveTimer = NEVER;
    private long expiryTimer = NEVER;
    private long slowTimer = NEVER;

    Socket(
            ServerWebSocket wire,
            Context loop,
            GraphQlApi api,
            Function<@Nullable Map<?, ?>, Future<Admission>> door,
            String id,
            Lines lines) {
        this.wire = wire;
        this.loop = loop;
        vertx = loop.owner();
        this.api = api;
        this.door = door;
        this.id = id;
        this.lines = lines;
    }

    void begin() {
        wire.closeHandler(gone -> ended());
        wire.exceptionHandler(broken -> close(Closing.TOO_BIG, Closing.TOO_BIG.reason()));
        wire.drainHandler(drained -> drained());
        wire.pongHandler(pong -> heard = true);
        wire.binaryMessageHandler(bytes -> close(Closing.INVALID, "Invalid message: messages are text"));
        wire.textMessageHandler(this::hear);
        if (!Sockets.PROTOCOL.equals(wire.subProtocol())) {
            close(Closing.WRONG_PROTOCOL, Closing.WRONG_PROTOCOL.reason());
            return;
        }
        initTimer = vertx.setTimer(INIT_MS, late -> {
            if (!asked) {
                close(Closing.NO_INIT, Closing.NO_INIT.reason());
            }
        });
        aliveTimer = vertx.setPeriodic(KEEP_ALIVE_MS, again -> keepAlive());
    }

    private void hear(String text) {
        heard = true;
        if (closing) {
            return;
        }
        try {
            SocketMessage message = SocketMessage.read(text);
            switch (message.type()) {
                case CONNECTION_INIT -> init(message.payload());
                case PING -> pong(message.payload());
                case PONG -> heard = true;
                case SUBSCRIBE -> subscribe(message);
                case COMPLETE -> stop(message.id());
            }
        } catch (Unreadable invalid) {
            close(Closing.INVALID, "Invalid message: " + invalid.reason());
        }
    }

    private void init(@Nullable Map<?, ?> payload) {
        if (asked) {
            close(Closing.TWO_INITS, Closing.TWO_INITS.reason());
            return;
        }
        asked = true;
        vertx.cancelTimer(initTimer);
        door.apply(payload)
                .onComplete(admitted -> loop.runOnContext(here -> {
                    if (closing) {
                        return;
                    }
                    if (admitted.failed()) {
                        close(Closing.FORBIDDEN, Closing.FORBIDDEN.reason());
                    } else {
                        admit(admitted.result());
                    }
                }));
    }

    private void admit(Admission admission) {
        Instant until = admission.until();
        if (until != null) {
            long ms = Math.max(1, Duration.between(Instant.now(), until).toMillis());
            expiryTimer = vertx.setTimer(ms, expired -> close(Closing.FORBIDDEN, "Forbidden: the token has expired"));
        }
        caller = admission.caller();
        send(Map.of("type", "connection_ack"));
    }

    private void pong(@Nullable Map<?, ?> payload) {
        Map<String, @Nullable Object> pong = new LinkedHashMap<>();
        pong.put("type", "pong");
        if (payload != null) {
            pong.put("payload", payload);
        }
        send(pong);
    }

    private void subscribe(SocketMessage message) throws Unreadable {
        String name = message.id();
        if (caller == null) {
            close(Closing.UNAUTHORIZED, Closing.UNAUTHORIZED.reason());
        } else if (running.containsKey(name)) {
            close(Closing.SUBSCRIBER_EXISTS, Closing.SUBSCRIBER_EXISTS.about(name));
        } else if (running.size() >= OPERATIONS) {
            error(name, "TOO_BUSY", "a socket carries at most " + OPERATIONS + " operations at a time");
        } else if (leaving) {
            error(name, "UNAVAILABLE", "the node stops; connect again");
        } else {
            counted++;
            Running begun = new Running(this, name);
            running.put(name, begun);
            begun.start(api.begin(RequestText.ofMessage(id + "." + counted, message.payload()), caller));
        }
    }

    private void stop(String name) {
        Running stopped = running.remove(name);
        if (stopped != null) {
            stopped.cancel();
            leaveIfDone();
        }
    }

    /** On the socket's event loop, unless the socket is gone by then. */
    void later(Runnable work) {
        loop.runOnContext(here -> {
            if (!closing) {
                work.run();
            }
        });
    }

    boolean carries(Running operation) {
        return running.get(operation.name()) == operation;
    }

    void next(Running operation, Answer answer) {
        send(message("next", operation.name(), answer.spec()));
    }

    /** The operation is over, with errors or without. */
    void over(Running operation, @Nullable Object errors) {
        running.remove(operation.name());
        send(message(errors == null ? "complete" : "error", operation.name(), errors));
        leaveIfDone();
    }

    private void error(String name, String code, String message) {
        send(message("error", name, List.of(Map.of("message", message, "extensions", Map.of("code", code)))));
    }

    private static Map<String, @Nullable Object> message(String type, String name, @Nullable Object payload) {
        Map<String, @Nullable Object> message = new LinkedHashMap<>();
        message.put("type", type);
        message.put("id", name);
        if (payload != null) {
            message.put("payload", payload);
        }
        return message;
    }

    /** Whether what was sent is taken, so that more may be sent. */
    boolean isTaken() {
        return !wire.writeQueueFull();
    }

    private void send(Map<String, @Nullable Object> message) {
        if (closing) {
            return;
        }
        wire.writeTextMessage(Json.encode(message));
        if (wire.writeQueueFull() && slowTimer == NEVER) {
            // who does not listen is not listened to: what it asks for would have to be kept
            wire.pause();
            slowTimer = vertx.setTimer(SLOW_MS, slow -> close(Closing.TOO_SLOW, Closing.TOO_SLOW.reason()));
        }
    }

    private void drained() {
        if (slowTimer != NEVER) {
            vertx.cancelTimer(slowTimer);
            slowTimer = NEVER;
            wire.resume();
        }
        heard = true;
        running.values().forEach(Running::more);
    }

    /** A ping of the WebSocket, which every client answers by itself, and one of the protocol, which a script sees. */
    private void keepAlive() {
        if (slowTimer != NEVER) {
            return;
        }
        if (!heard) {
            close(Closing.TOO_SLOW, Closing.TOO_SLOW.reason());
            return;
        }
        heard = false;
        wire.writePing(Buffer.buffer());
        if (caller != null) {
            send(Map.of("type", "ping"));
        }
    }

    private void close(Closing why, String reason) {
        if (!closing) {
            closing = true;
            release();
            wire.resume();
            wire.close(why.code(), reason).onComplete(done -> ended());
        }
    }

    private void ended() {
        closing = true;
        release();
        lines.remove(this);
        closed.tryComplete();
    }

    private void release() {
        for (long timer : new long[] {initTimer, aliveTimer, expiryTimer, slowTimer}) {
            vertx.cancelTimer(timer);
        }
        running.values().forEach(Running::cancel);
        running.clear();
    }

    /** Subscriptions are completed; what has one answer gets it, if it comes soon. */
    @Override
    public Future<Void> leave() {
        later(() -> {
            leaving = true;
            List.copyOf(running.values()).stream().filter(Running::isLive).forEach(live -> {
                live.cancel();
                over(live, null);
            });
            leaveIfDone();
            vertx.setTimer(LEAVE_MS, late -> close(Closing.GOING_AWAY, Closing.GOING_AWAY.reason()));
        });
        return closed.future();
    }

    private void leaveIfDone() {
        if (leaving && running.isEmpty()) {
            close(Closing.GOING_AWAY, Closing.GOING_AWAY.reason());
        }
    }
}
