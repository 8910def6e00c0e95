package dev.cairn.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Headers that keep a browser from doing more with an answer than it should, and a check of who is meant. */
final class Shield implements Handler<RoutingContext> {
    private static final Set<String> OURSELVES = Set.of("127.0.0.1", "localhost", "[::1]", "::1");

    static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";
    /** GraphiQL's page has its configuration in an inline script, and its editor loads workers and fonts. */
    static final String GRAPHIQL =
            "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
                    + "img-src 'self' data:; font-src 'self' data:; worker-src 'self' blob:; frame-ancestors 'none'";

    /** Plain pages with one style sheet and one script of ours; forms go nowhere else. */
    static final String RULES =
            "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; "
                    + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** The examples ask here, and show the pictures of contents, wherever they are. */
    static final String EXAMPLES =
            "default-src 'none'; style-src 'self' 'unsafe-inline'; script-src 'self'; connect-src 'self'; "
                    + "img-src https: http:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    static final String PAGE = "default-src 'none'; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'";

    private final boolean keyed;

    /** @param keyed whether a token is asked for: then a stranger's page, which has none, may call us by any name */
    Shield(boolean keyed) {
        this.keyed = keyed;
    }

    @Override
    public void handle(RoutingContext context) {
        context.response()
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("X-Frame-Options", "DENY")
                .putHeader("Referrer-Policy", isRules(context.request().path()) ? "same-origin" : "no-referrer")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin")
                .putHeader("Content-Security-Policy", policy(context.request().path()))
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (context.request().headers().getAll(HttpHeaders.HOST).size() > 1) {
            // whoever stands before us may have looked at the other one
            Problem.badRequest("a request has one header Host").send(context);
            return;
        }
        HostAndPort authority = context.request().authority();
        // A page elsewhere may let its own name point to 127.0.0.1, and so speak through its visitor's browser.
        if (!keyed && authority != null && !OURSELVES.contains(authority.host())) {
            new Problem(
                            421,
                            "WRONG_HOST",
                            "the header Host names another host; this one answers to localhost and 127.0.0.1")
                    .send(context);
            return;
        }
        context.next();
    }

    private static String policy(@Nullable String path) {
        if (path == null) {
            return NOTHING;
        }
        if (isRules(path)) {
            return RULES;
        }
        if (path.startsWith("/examples/")) {
            return EXAMPLES;
        }
        return path.startsWith("/graphiql") ? GRAPHIQL : path.equals("/") ? PAGE : NOTHING;
    }

    /** Their forms are taken only if the browser says that they come from us, and `no-referrer` would keep it from that. */
    private static boolean isRules(@Nullable String path) {
        return path != null && (path.equals("/rules") || path.startsWith("/rules/"));
    }
}
