package dev.cairn.http;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import java.util.regex.Pattern;

/** Every request has an id, the caller's or a new one; the answer and the log carry it. */
final class RequestId implements Handler<RoutingContext> {
    private static final String HEADER = "X-Request-Id";
    private static final String KEY = "request-id";
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    @Override
    public void handle(RoutingContext context) {
        String given = context.request().getHeader(HEADER);
        // what a caller sends goes into the log: nothing there may look like a line of ours
        String id = given != null && HARMLESS.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
        context.put(KEY, id);
        context.response().putHeader(HEADER, id);
        context.next();
    }

    static String of(RoutingContext context) {
        String id = context.get(KEY);
        return id == null ? "none" : id;
    }
}
