package dev.cairn.http;

import dev.cairn.graphql.Answer;
import dev.cairn.graphql.Caller;
import dev.cairn.graphql.GraphQlApi;
import dev.cairn.http.Deadlines.Of;
import dev.cairn.http.RequestText.Unreadable;
import dev.cairn.http.keys.Identity;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One client's socket, by the protocol {@code graphql-transport-ws}. All of it happens on the socket's event loop. */
final class Socket implements Lines.Line {
    /** How many operations may run at a time. */
    static final int OPERATIONS = 100;

    private static final long LEAVE_MS = 5_000;
    private final ServerWebSocket wire;
    private final Context loop;
    private final Deadlines deadlines;
    private final Outlet outlet;
    private final GraphQlApi api;
    private final PersistedDocuments documents;
    private final Function<@Nullable Map<?, ?>, Future<Identity>> door;
    private final String id;
    private final Lines lines;
    private final Map<String, Running> running = new HashMap<>();
    private final Promise<Void> closed = Promise.promise();

    private @Nullable Caller caller;
    private boolean asked;
    private boolean closing;
    private boolean leaving;
    private int counted;

    Socket(
            ServerWebSocket wire,
            Runnable cut,
            Context loop,
            GraphQlApi api,
            PersistedDocuments documents,
            Function<@Nullable Map<?, ?>, Future<Identity>> door,
            String id,
            Lines lines) {
        this.wire = wire;
        this.loop = loop;
        deadlines = new Deadlines(loop.owner());
        outlet = new Outlet(wire, deadlines, lines.patience(), cut, () -> close(Closing.TOO_SLOW));
        this.api = api;
        this.documents = documents;
        this.door = door;
        this.id = id;
        this.lines = lines;
    }

    void begin() {
        wire.closeHandler(gone -> ended());
        wire.exceptionHandler(broken -> close(Closing.of(broken)));
        wire.drainHandler(drained -> drained());
        wire.binaryMessageHandler(bytes -> close(Closing.INVALID, "Invalid message: messages are text"));
        wire.textMessageHandler(this::hear);
        if (!Sockets.PROTOCOL.equals(wire.subProtocol())) {
            close(Closing.WRONG_PROTOCOL);
            return;
        }
        deadlines.in(lines.patience().greeting(), Of.GREETING, () -> close(Closing.NO_INIT));
        deadlines.every(lines.patience().life(), Of.SIGN_OF_LIFE, () -> outlet.keepAlive(caller != null));
    }

    private void hear(String text) {
        outlet.heard();
        if (closing) {
            return;
        }
        try {
            SocketMessage message = SocketMessage.read(text);
            switch (message.type()) {
                case CONNECTION_INIT -> init(message.payload());
                case PING -> send(SocketMessage.of("pong", null, message.payload()));
                case PONG -> outlet.heard();
                case SUBSCRIBE -> subscribe(message);
                case COMPLETE -> stop(message.id());
            }
        } catch (Unreadable invalid) {
            close(Closing.INVALID, "Invalid message: " + invalid.problem().message());
        }
    }

    private void init(@Nullable Map<?, ?> payload) {
        if (asked) {
            close(Closing.TWO_INITS);
            return;
        }
        asked = true;
        deadlines.drop(Of.GREETING);
        door.apply(payload)
                .onComplete(admitted -> loop.runOnContext(here -> {
                    if (closing) {
                        return;
                    }
                    if (admitted.failed()) {
                        close(Closing.FORBIDDEN);
                    } else {
                        admit(admitted.result());
                    }
                }));
    }

    private void admit(Identity identity) {
        Instant until = identity.until();
        if (until != null) {
            long ms = Duration.between(Instant.now(), until).toMillis();
            deadlines.in(ms, Of.TOKEN, () -> close(Closing.FORBIDDEN, "Forbidden: the token has expired"));
        }
        caller = identity.caller();
        send(Map.of("type", "connection_ack"));
    }

    private void subscribe(SocketMessage message) throws Unreadable {
        String name = message.id();
        if (caller == null) {
            close(Closing.UNAUTHORIZED);
        } else if (running.containsKey(name)) {
            close(Closing.SUBSCRIBER_EXISTS, Closing.SUBSCRIBER_EXISTS.about(name));
        } else if (running.size() >= OPERATIONS) {
            send(SocketMessage.error(
                    name, "TOO_BUSY", "a socket carries at most " + OPERATIONS + " operations at a time"));
        } else if (leaving) {
            send(SocketMessage.error(name, "UNAVAILABLE", "the node stops; connect again"));
        } else {
            counted++;
            Running begun = new Running(this, name);
            try {
                RequestText.Sent sent = RequestText.ofMessage(id + "." + counted, message.payload(), documents);
                running.put(name, begun);
                begun.start(api.begin(sent.request(), caller), answer -> documents.keep(sent, answer));
            } catch (Unreadable unreadable) {
                Problem problem = unreadable.problem();
                if (problem.isBadRequest()) {
                    throw unreadable;
                }
                send(SocketMessage.error(name, problem.code(), problem.message()));
            }
        }
    }

    private void stop(String name) {
        Running stopped = running.remove(name);
        if (stopped != null) {
            stopped.cancel();
            leaveIfDone();
        }
    }

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
        send(SocketMessage.of("next", operation.name(), answer.spec()));
    }

    void over(Running operation, @Nullable Object errors) {
        running.remove(operation.name());
        send(SocketMessage.of(errors == null ? "complete" : "error", operation.name(), errors));
        leaveIfDone();
    }

    boolean isTaken() {
        return outlet.isTaken();
    }

    private void send(Map<String, ?> message) {
        if (!closing) {
            outlet.send(message);
        }
    }

    private void drained() {
        outlet.drained();
        running.values().forEach(Running::more);
    }

    private void close(Closing why) {
        close(why, why.reason());
    }

    private void close(Closing why, String reason) {
        if (!closing) {
            closing = true;
            release();
            wire.resume();
            outlet.close(why.code(), reason).onComplete(done -> ended());
        }
    }

    private void ended() {
        closing = true;
        release();
        lines.remove(this);
        closed.tryComplete();
    }

    private void release() {
        deadlines.dropAll();
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
            if (!closing) {
                deadlines.in(LEAVE_MS, Of.LEAVING, () -> close(Closing.GOING_AWAY));
            }
        });
        return closed.future();
    }

    private void leaveIfDone() {
        if (leaving && running.isEmpty()) {
            close(Closing.GOING_AWAY);
        }
    }
}
