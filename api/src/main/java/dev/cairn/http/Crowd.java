package dev.cairn.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many requests are worked on at once, by caller and in all. Whoever comes beyond is told so at once, so that those
 * who are in do not wait for them.
 */
final class Crowd implements Handler<RoutingContext> {
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
            context.addEndHandler(ended -> {
                if (who == null) {
                    inside.decrementAndGet();
                } else {
                    leave(who);
                }
            });
            context.next();
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
