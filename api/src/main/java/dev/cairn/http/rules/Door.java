package dev.cairn.http.rules;

import dev.cairn.graphql.Role;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who comes in, and whether a form was really sent from one of our pages. */
final class Door {
    /** The hidden field of every form. */
    static final String FIELD = "token";

    private static final String COOKIE = "cairn-form";
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{22}");
    static final Set<Role> EDITORS = Set.of(Role.EDITOR, Role.ADMINISTRATOR);
    private static final Set<Role> ADMINISTRATORS = Set.of(Role.ADMINISTRATOR);

    private final SecureRandom random = new SecureRandom();
    private final Visitors visitors;

    Door(Visitors visitors) {
        this.visitors = visitors;
    }

    void handle(RoutingContext context) {
        if (!visitors.of(context).has(EDITORS) && !context.request().path().equals(SignIn.PATH)) {
            throw Refusal.forbidden(
                    "These pages are for people who write rules. Ask your administrator for the role editor.");
        }
        if (HttpMethod.POST.equals(context.request().method()) && !isFromHere(context.request())) {
            throw Refusal.forbidden("This form was sent from another site, so nothing was done.");
        }
        context.next();
    }

    boolean isAdministrator(RoutingContext context) {
        return visitors.of(context).has(ADMINISTRATORS);
    }

    /** Under whose name this visitor does what they do; null where they say it themselves. */
    @Nullable
    String name(RoutingContext context) {
        return visitors.of(context).name();
    }

    /** What the forms of this visitor carry; the visitor's browser keeps the same in a cookie. */
    String token(RoutingContext context) {
        Cookie kept = context.request().getCookie(COOKIE);
        if (kept != null && TOKEN.matcher(kept.getValue()).matches()) {
            return kept.getValue();
        }
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        context.response()
                .addCookie(Cookie.cookie(COOKIE, token)
                        .setPath("/rules")
                        .setHttpOnly(true)
                        .setSecure("https".equals(context.request().scheme()))
                        .setSameSite(CookieSameSite.STRICT));
        return token;
    }

    /** Fails with a {@link Refusal} where a form does not carry what the cookie says. */
    void check(RoutingContext context, Form form) {
        Cookie kept = context.request().getCookie(COOKIE);
        String sent = form.text(FIELD);
        if (kept == null || !TOKEN.matcher(sent).matches() || !same(kept.getValue(), sent)) {
            throw Refusal.forbidden("This form is no longer valid, so nothing was done. Go back, load the page anew and"
                    + " send it again; your browser must accept cookies from this site.");
        }
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Cookies do not tell the ports of a host apart, so the token alone does not keep a neighbour out: what a browser says
     * of where a form comes from must be us. A client that is no browser says nothing of it.
     */
    private static boolean isFromHere(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin")) {
            return false;
        }
        String origin = request.getHeader("Origin");
        return origin == null
                || origin.equals("http://" + request.authority())
                || origin.equals("https://" + request.authority());
    }
}
