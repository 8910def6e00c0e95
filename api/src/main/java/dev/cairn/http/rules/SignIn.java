package dev.cairn.http.rules;

import dev.cairn.graphql.Caller;
import dev.cairn.http.keys.Identity;
import dev.cairn.http.keys.NoKeys;
import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Signing in and out. The token stands in a cookie that no script reads, that goes to these pages only and never along
 * with a request that another site began; it ends with the token.
 */
final class SignIn {
    static final String PATH = "/rules/sign-in";
    private static final String COOKIE = "cairn-desk";
    /** Browsers keep no larger cookie than 4 KB. */
    private static final int LONGEST = 3_800;

    private final Desk desk;
    private final Visitors visitors;

    SignIn(Desk desk, Visitors visitors) {
        this.desk = desk;
        this.visitors = visitors;
    }

    /** Lets in who is signed in, sends others to the page where they can. */
    void handle(RoutingContext context) {
        Cookie kept = context.request().getCookie(COOKIE);
        if (!visitors.signIn() || !Caller.NOBODY.equals(visitors.of(context))) {
            context.next();
        } else if (kept == null) {
            stranger(context);
        } else {
            context.request().pause();
            visitors.ofToken(kept.getValue()).onComplete(found -> {
                context.request().resume();
                if (found.succeeded()) {
                    visitors.put(context, found.result());
                    context.next();
                } else if (found.cause() instanceof NoKeys) {
                    context.fail(Refusal.busy("Tokens cannot be checked at this moment. Try again in a few seconds."));
                } else {
                    forget(context);
                    stranger(context);
                }
            });
        }
    }

    private static void stranger(RoutingContext context) {
        if (context.request().path().equals(PATH)) {
            context.next();
        } else if (HttpMethod.GET.equals(context.request().method())) {
            Desk.redirect(context, PATH).onFailure(context::fail);
        } else {
            context.fail(new Refusal(
                    401, "You are signed out", "Nothing was done. Sign in, go back and send the form again."));
        }
    }

    Future<Void> ask(RoutingContext context) {
        return page(context, 200, "");
    }

    Future<Void> enter(RoutingContext context, Form form) {
        String token = form.text("key").replaceFirst("(?i)^bearer +", "");
        if (token.length() > LONGEST) {
            return page(context, 400, "This token is too long for a browser to keep.");
        }
        return visitors.ofToken(token)
                .map(identity -> identity.caller().has(Door.EDITORS)
                        ? enter(context, token, identity)
                        : "This token is not for somebody who writes rules.")
                .otherwise(
                        refused -> "This token is not taken: it is mistyped, has expired, or is for another service.")
                .compose(problem -> problem.isEmpty() ? Desk.redirect(context, "/rules") : page(context, 403, problem));
    }

    private String enter(RoutingContext context, String token, Identity identity) {
        Cookie cookie = cookie(context.request(), token);
        if (identity.until() != null) {
            cookie.setMaxAge(Math.max(
                    1, Duration.between(Instant.now(), identity.until()).toSeconds()));
        }
        context.response().addCookie(cookie);
        return "";
    }

    Future<Void> leave(RoutingContext context, Form form) {
        forget(context);
        return Desk.redirect(context, PATH);
    }

    private static void forget(RoutingContext context) {
        context.response().addCookie(cookie(context.request(), "").setMaxAge(0));
    }

    /** A proxy that speaks TLS for us says so; who lies about it keeps their own cookie from themselves. */
    private static Cookie cookie(HttpServerRequest request, String value) {
        boolean secure =
                "https".equals(request.scheme()) || "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"));
        return Cookie.cookie(COOKIE, value)
                .setPath("/rules")
                .setHttpOnly(true)
                .setSecure(secure)
                .setSameSite(CookieSameSite.STRICT);
    }

    private Future<Void> page(RoutingContext context, int status, String problem) {
        return desk.rendering()
                .send(context, status, "signIn", desk.frame(context, "Sign in", ""), Map.of("problem", problem));
    }
}
