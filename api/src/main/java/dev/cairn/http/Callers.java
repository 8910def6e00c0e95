package dev.cairn.http;

import dev.cairn.graphql.Caller;
import io.vertx.ext.web.RoutingContext;

/** Who asks: the one place that says so, for programs and for pages. */
final class Callers {
    private Callers() {}

    /** Without keys whoever reaches us sits at this machine: we listen on loopback only. */
    static Caller of(RoutingContext context) {
        return Caller.DESK;
    }
}
