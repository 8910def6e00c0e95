package dev.cairn.http;

import dev.cairn.graphql.Role;
import dev.cairn.http.keys.Keys;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.CorsHandler;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What every request comes through before it is looked at: its id, its host, its site, who sends it, how many there are. */
public final class Gate {
    private static final String GRAPHQL = "/graphql*";
    private static final int PREFLIGHT_SECONDS = 600;
    /** Who reads numbers: a monitor has a token of its own, and a learner has no business with them. */
    private static final Set<Role> STAFF = Set.of(Role.PORTAL, Role.ANALYST, Role.EDITOR, Role.ADMINISTRATOR);

    private final Entrance entrance;
    private final Callers callers;
    private final Crowd crowd;

    /** @param keys null: no tokens are asked for */
    public Gate(Entrance entrance, @Nullable Keys keys) {
        this.entrance = entrance;
        callers = new Callers(keys);
        crowd = new Crowd(entrance.each(), entrance.all());
    }

    Callers callers() {
        return callers;
    }

    Origins origins() {
        return new Origins(Set.copyOf(entrance.origins()));
    }

    void addTo(Router router) {
        router.route().handler(new RequestId()).handler(new Shield(callers.signIn()));
        if (!entrance.origins().isEmpty()) {
            router.route(GRAPHQL).handler(cors(entrance.origins()));
        }
        router.route().handler(callers);
        router.route(GRAPHQL).handler(except(Gate::isSocket, callers::demand)).handler(except(Gate::isSocket, crowd));
    }

    /** For numbers about the service. */
    void staff(RoutingContext context) {
        if (Callers.caller(context).has(STAFF)) {
            context.next();
        } else if (Callers.caller(context).subject() == null) {
            callers.demand(context);
        } else {
            new Problem(403, "FORBIDDEN", "your roles do not allow this address").send(context);
        }
    }

    private static Handler<RoutingContext> cors(List<String> origins) {
        CorsHandler others = CorsHandler.create()
                .addOrigins(origins)
                .allowedMethods(Set.of(HttpMethod.GET, HttpMethod.POST))
                .allowedHeaders(Set.of(
                        "Authorization",
                        "Content-Type",
                        "GraphQL-Require-Preflight",
                        "Apollo-Require-Preflight",
                        "If-None-Match",
                        "X-Request-Id",
                        "traceparent",
                        "tracestate"))
                .exposedHeaders(Set.of("ETag", "Retry-After", "WWW-Authenticate", "X-Request-Id"))
                .maxAgeSeconds(PREFLIGHT_SECONDS);
        return context -> {
            String origin = context.request().getHeader(HttpHeaders.ORIGIN);
            if (origin == null || isOurs(origin, context.request())) {
                context.next();
            } else if (!origins.contains(origin)) {
                new Problem(403, "FORBIDDEN", "pages of this origin may not ask here").send(context);
            } else {
                others.handle(context);
            }
        };
    }

    private static boolean isOurs(String origin, HttpServerRequest request) {
        return origin.equals("http://" + request.authority()) || origin.equals("https://" + request.authority());
    }

    /** A socket says who it is in its first message. */
    private static boolean isSocket(RoutingContext context) {
        return "websocket".equalsIgnoreCase(context.request().getHeader(HttpHeaders.UPGRADE));
    }

    private static Handler<RoutingContext> except(Predicate<RoutingContext> those, Handler<RoutingContext> handler) {
        return context -> {
            if (those.test(context)) {
                context.next();
            } else {
                handler.handle(context);
            }
        };
    }
}
