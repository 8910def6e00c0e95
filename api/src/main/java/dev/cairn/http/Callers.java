package dev.cairn.http;

import dev.cairn.graphql.Caller;
import dev.cairn.http.keys.Identity;
import dev.cairn.http.keys.Keys;
import dev.cairn.http.keys.NoKeys;
import dev.cairn.http.keys.Refused;
import dev.cairn.http.rules.Visitors;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who asks: the one place that says so, for programs, pages and sockets. Without keys whoever reaches us sits at this
 * machine, for then we listen on loopback only; with keys a request says by a bearer token who sends it (RFC 6750).
 */
public final class Callers implements Handler<RoutingContext>, Visitors {
    private static final String KEY = "identity";
    private static final Pattern BEARER = Pattern.compile("(?i:bearer) +([A-Za-z0-9._~+/-]+=*)");
    private static final String CHALLENGE = "Bearer realm=\"cairn\"";

    private final @Nullable Keys keys;

    /** @param keys null: no tokens are asked for */
    public Callers(@Nullable Keys keys) {
        this.keys = keys;
    }

    /**
     * Who sent a token, for doors without headers, such as a socket's first message. Fails with {@link Refused} where it
     * is missing or no good, with {@link NoKeys} where nobody can tell now. From {@link Identity#until()} on, what
     * was opened with it must be closed.
     */
    @Override
    public Future<Identity> ofToken(@Nullable String token) {
        if (keys == null) {
            return Future.succeededFuture(Identity.DESK);
        }
        return token == null ? Future.failedFuture(Refused.missing()) : keys.identity(token);
    }

    @Override
    public boolean signIn() {
        return keys != null;
    }

    @Override
    public Caller of(RoutingContext context) {
        return caller(context);
    }

    /** Who asks; nobody, where no token was sent. */
    static Caller caller(RoutingContext context) {
        return identity(context).caller();
    }

    /** Who asks, and how long that holds. */
    static Identity identity(RoutingContext context) {
        Identity identity = context.get(KEY);
        return identity == null ? new Identity(Caller.NOBODY, null) : identity;
    }

    @Override
    public void put(RoutingContext context, Identity identity) {
        context.put(KEY, identity);
    }

    /** Reads the token, if there is one; a request whose token is no good goes no further, whatever it wants. */
    @Override
    public void handle(RoutingContext context) {
        List<String> given = context.request().headers().getAll(HttpHeaders.AUTHORIZATION);
        if (keys == null) {
            put(context, Identity.DESK);
            context.next();
        } else if (given.isEmpty()) {
            context.next();
        } else if (given.size() > 1) {
            refuse(context, 400, "invalid_request", "a request has one header `Authorization`");
        } else {
            read(context, given.get(0), keys);
        }
    }

    private void read(RoutingContext context, String header, Keys keys) {
        Matcher bearer = BEARER.matcher(header);
        if (!bearer.matches()) {
            refuse(
                    context,
                    header.toLowerCase(Locale.ROOT).startsWith("bearer") ? 400 : 401,
                    "invalid_request",
                    "send `Authorization: Bearer <token>`");
            return;
        }
        // the body may begin to come while a key is looked for
        context.request().pause();
        keys.identity(bearer.group(1)).onComplete(found -> {
            context.request().resume();
            if (found.succeeded()) {
                put(context, found.result());
                context.next();
            } else {
                refuse(context, found.cause());
            }
        });
    }

    /** For addresses that are for those only who say who they are. */
    void demand(RoutingContext context) {
        if (keys == null || context.get(KEY) != null) {
            context.next();
        } else if (context.queryParams().contains("access_token")) {
            refuse(
                    context,
                    401,
                    "invalid_request",
                    "a token stands in the header `Authorization`, never in an address");
        } else {
            // RFC 6750, 3: who has not tried is told of no error
            context.response().putHeader("WWW-Authenticate", CHALLENGE);
            new Problem(401, "UNAUTHENTICATED", "send `Authorization: Bearer <token>`").send(context);
        }
    }

    /** Why a token was not taken, as an answer. */
    static void refuse(RoutingContext context, Throwable why) {
        if (why instanceof Refused refused) {
            refuse(context, 401, "invalid_token", refused.reason());
        } else if (why instanceof NoKeys) {
            context.response().putHeader(HttpHeaders.RETRY_AFTER, "5");
            new Problem(503, "UNAVAILABLE", "tokens cannot be checked now; try again in a moment").send(context);
        } else {
            context.fail(why);
        }
    }

    /** The reasons are ours: nothing in them ends a quoted text. */
    private static void refuse(RoutingContext context, int status, String error, String reason) {
        context.response()
                .putHeader(
                        "WWW-Authenticate",
                        CHALLENGE + ", error=\"" + error + "\", error_description=\"" + reason.replace('`', '\'')
                                + "\"");
        new Problem(status, "UNAUTHENTICATED", reason).send(context);
    }
}
