package dev.cairn.http;

import io.vertx.core.Vertx;
import java.util.EnumMap;
import java.util.Map;

/** What is to happen at its time on a connection that stays open, unless it is dropped before. */
final class Deadlines {
    /** What for. */
    enum Of {
        GREETING,
        SIGN_OF_LIFE,
        TOKEN,
        TAKING,
        LEAVING
    }

    private final Vertx vertx;
    private final Map<Of, Long> timers = new EnumMap<>(Of.class);

    Deadlines(Vertx vertx) {
        this.vertx = vertx;
    }

    void in(long ms, Of what, Runnable then) {
        drop(what);
        timers.put(what, vertx.setTimer(Math.max(1, ms), fired -> {
            timers.remove(what);
            then.run();
        }));
    }

    void every(long ms, Of what, Runnable then) {
        drop(what);
        timers.put(what, vertx.setPeriodic(ms, fired -> then.run()));
    }

    boolean has(Of what) {
        return timers.containsKey(what);
    }

    void drop(Of what) {
        Long timer = timers.remove(what);
        if (timer != null) {
            vertx.cancelTimer(timer);
        }
    }

    void dropAll() {
        timers.values().forEach(vertx::cancelTimer);
        timers.clear();
    }
}
