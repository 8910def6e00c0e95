package dev.cairn.http;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Every request has an id: the caller's, else that of the trace which it belongs to
 * (https://www.w3.org/TR/trace-context/), else a new one; the answer and the log carry it.
 */
final class RequestId implements Handler<RoutingContext> {
    private static final String HEADER = "X-Request-Id";
    private static final String KEY = "request-id";
    private static final String TRACE = "traceparent";
    private static final Pattern TRACED =
            Pattern.compile("(?!ff)[0-9a-f]{2}-((?!0{32})[0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    @Override
    public void handle(RoutingContext context) {
        String given = context.request().getHeader(HEADER);
        // what a caller sends goes into the log: nothing there may look like a line of ours
        String id = given != null && HARMLESS.matcher(given).matches()
                ? given
                : traced(context.request().getHeader(TRACE));
        context.put(KEY, id);
        context.response().putHeader(HEADER, id);
        context.next();
    }

    private static String traced(@Nullable String parent) {
        Matcher trace = TRACED.matcher(parent == null ? "" : parent);
        return trace.matches() ? trace.group(1) : UUID.randomUUID().toString();
    }

    static String of(RoutingContext context) {
        String id = context.get(KEY);
        return id == null ? "none" : id;
    }
}
