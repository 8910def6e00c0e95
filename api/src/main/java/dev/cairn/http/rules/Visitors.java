package dev.cairn.http.rules;

import dev.cairn.graphql.Caller;
import dev.cairn.http.keys.Identity;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;

/** Who comes to the pages. A browser sends no header by itself: it signs in with a token, which then is in a cookie. */
@FunctionalInterface
public interface Visitors {
    Caller of(RoutingContext context);

    /** Whether they have to say who they are. */
    default boolean signIn() {
        return false;
    }

    /** Who sent a token. */
    default Future<Identity> ofToken(String token) {
        return Future.succeededFuture(Identity.DESK);
    }

    /** From now on, within this request, it is they. */
    default void put(RoutingContext context, Identity identity) {}
}
