package dev.cairn.http;

import dev.cairn.graphql.Caller;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who speaks over a connection that stays open, and until when.
 *
 * @param until when the caller's token expires, and the connection with it; null is never
 */
record Admission(Caller caller, @Nullable Instant until) {

    /**
     * The one place where a connection that stays open learns who is at its other end. Fails for who may not come in.
     *
     * @param bearer a token that came by another way than the request's header; null where none did
     */
    static Future<Admission> of(RoutingContext context, @Nullable String bearer) {
        // without keys whoever reaches us sits at this machine, and stays as long as he likes
        return Future.succeededFuture(new Admission(Callers.of(context), null));
    }
}
