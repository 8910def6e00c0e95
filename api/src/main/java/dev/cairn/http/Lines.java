package dev.cairn.http;

import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** The connections of this node that stay open: so many and no more, and closed in order when the node stops. */
public final class Lines {
    /** How many at most, sockets and event streams together. */
    public static final int MOST = 10_000;

    private final int most;
    private final Patience patience;
    private final Silence silence;
    private final Set<Line> open = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean closed = new AtomicBoolean();

    /** A connection that stays open. */
    interface Line {
        /** Ends what it carries, and then closes; completes when it is closed. */
        Future<Void> leave();
    }

    public Lines() {
        this(MOST, Patience.USUAL);
    }

    public Lines(int most, Patience patience) {
        this.most = most;
        this.patience = patience;
        silence = new Silence(patience);
    }

    /** Whether there is room for one more. */
    boolean hasRoom() {
        return !closed.get() && open.size() < most;
    }

    Patience patience() {
        return patience;
    }

    /** Watches all connections, also those that carry one request after the other. */
    Silence silence() {
        return silence;
    }

    void add(Line line) {
        open.add(line);
        if (closed.get()) {
            line.leave();
        }
    }

    void remove(Line line) {
        open.remove(line);
    }

    public int size() {
        return open.size();
    }

    /** Takes no more, and closes those there are. */
    public Future<Void> close() {
        closed.set(true);
        List<Future<Void>> leaving = open.stream().map(Line::leave).toList();
        return leaving.isEmpty()
                ? Future.succeededFuture()
                : Future.join(leaving).transform(left -> Future.succeededFuture());
    }
}
