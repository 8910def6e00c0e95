package dev.cairn.http;

import io.vertx.core.http.HttpServerRequest;
import java.util.Set;

/**
 * From which pages a browser may hold a connection to us. It sends along for a page's connection what it would not let
 * the page read, so we must look ourselves.
 *
 * @param allowed such as {@code https://portal.example.org}, besides our own
 */
record Origins(Set<String> allowed) {
    Origins {
        allowed = Set.copyOf(allowed);
    }

    /** Who is no browser names no origin. */
    boolean allow(HttpServerRequest request) {
        String origin = request.getHeader("Origin");
        return origin == null
                || origin.equals("http://" + request.authority())
                || origin.equals("https://" + request.authority())
                || allowed.contains(origin);
    }
}
