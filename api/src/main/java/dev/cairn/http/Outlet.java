package dev.cairn.http;

import dev.cairn.http.Deadlines.Of;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.Json;
import java.util.Map;

/** What goes out through a socket, no faster than it is taken; and whether anybody is still there to take it. */
final class Outlet {
    /** Longer than Vert.x waits for a client's answer to a close frame. */
    private static final long GOODBYE_MS = 4_000;

    private final ServerWebSocket wire;
    private final Deadlines deadlines;
    private final Patience patience;
    private final Runnable cut;
    private final Runnable tooSlow;
    /** Whether the client was heard since it was last asked. */
    private boolean heard = true;

    /**
     * @param cut hangs up whatever is still to be sent
     * @param tooSlow is run when nothing is taken for too long, or no sign of life comes
     */
    Outlet(ServerWebSocket wire, Deadlines deadlines, Patience patience, Runnable cut, Runnable tooSlow) {
        this.wire = wire;
        this.deadlines = deadlines;
        this.patience = patience;
        this.cut = cut;
        this.tooSlow = tooSlow;
        wire.pongHandler(pong -> heard());
    }

    /** Says why, if the client takes that, and hangs up. */
    Future<Void> close(short code, String reason) {
        Promise<Void> gone = Promise.promise();
        deadlines.in(GOODBYE_MS, Of.LEAVING, () -> {
            cut.run();
            gone.tryComplete();
        });
        wire.close(code, reason).onComplete(closed -> gone.tryComplete());
        return gone.future();
    }

    void heard() {
        heard = true;
    }

    /** Whether what was sent is taken, so that more may be sent. */
    boolean isTaken() {
        return !wire.writeQueueFull();
    }

    void send(Map<String, ?> message) {
        wire.writeTextMessage(Json.encode(message));
        if (wire.writeQueueFull() && !deadlines.has(Of.TAKING)) {
            // who does not listen is not listened to: what it asks for would have to be kept
            wire.pause();
            deadlines.in(patience.taking(), Of.TAKING, tooSlow);
        }
    }

    void drained() {
        heard = true;
        if (deadlines.has(Of.TAKING)) {
            deadlines.drop(Of.TAKING);
            wire.resume();
        }
    }

    /** A ping of the WebSocket, which every client answers by itself, and one of the protocol, which a script sees. */
    void keepAlive(boolean greeted) {
        if (deadlines.has(Of.TAKING)) {
            return;
        }
        if (!heard) {
            tooSlow.run();
            return;
        }
        heard = false;
        wire.writePing(Buffer.buffer());
        if (greeted) {
            send(Map.of("type", "ping"));
        }
    }
}
