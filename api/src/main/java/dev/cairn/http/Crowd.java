package dev.cairn.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many requests are worked on at once, by caller and in all. Whoever comes beyond is told so at once, so that those
 * who are in do not wait for them.
 */
final class Crowd implements Handler<RoutingContext> {
    private static final String KEY = "leave-crowd";

    private static final Problem TOO_MANY =
            new Problem(429, "TOO_MANY_REQUESTS", "too many requests at once; try again in a second");

    private final int each;
    private final int all;
    private final AtomicInteger inside = new AtomicInteger();
    /** Only callers who are inside now: it is never longer than {@link #all}. */
    private final Map<String, Integer> callers = new ConcurrentHashMap<>();

    Crowd(int each, int all) {
        this.each = each;
        this.all = all;
    }

    @Override
    public void handle(RoutingContext context) {
        // at the desk everybody is the same caller, for whom there is one limit only
        String who = Callers.caller(context).name();
        if (inside.incrementAndGet() > all) {
            inside.decrementAndGet();
            refuse(context);
        } else if (who != null && callers.merge(who, 1, Integer::sum) > each) {
            leave(who);
            refuse(context);
        } else {
            AtomicBoolean left = new AtomicBoolean();
            Runnable leaving = () -> {
                if (!left.compareAndSet(false, true)) {
                    return;
                }
                if (who == null) {
                    inside.decrementAndGet();
                } else {
                    leave(who);
                }
            };
            context.put(KEY, leaving);
            context.addEndHandler(ended -> leaving.run());
            context.next();
        }
    }

    /** The request goes on without being worked on, such as one that is answered again and again. */
    static void leave(RoutingContext context) {
        Runnable leaving = context.get(KEY);
        if (leaving != null) {
            leaving.run();
        }
    }

    private void leave(String who) {
        inside.decrementAndGet();
        callers.computeIfPresent(who, (name, count) -> count > 1 ? count - 1 : null);
    }

    private static void refuse(RoutingContext context) {
        context.response().putHeader(HttpHeaders.RETRY_AFTER, "1");
        TOO_MANY.send(context);
    }
}
