package dev.cairn.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/**
 * A request that is refused before anything is executed. It has the shape of a GraphQL request error, so that a client
 * needs one way to read errors.
 *
 * @param code stable, for programs; {@code message} is for people
 */
record Problem(int status, String code, String message) {
    static final Problem NOT_FOUND = new Problem(404, "NOT_FOUND", "there is nothing at this address");
    static final Problem TOO_LARGE =
            new Problem(413, "TOO_LARGE", "a request body is at most 1 MB; for an editor, who sends its length, 9 MB");
    static final Problem TOO_BUSY =
            new Problem(503, "TOO_BUSY", "several long requests are being read already; try again in a moment");
    static final Problem TOO_SLOW = new Problem(408, "TOO_SLOW", "the request's body did not come in time");
    static final Problem WRONG_ORIGIN =
            new Problem(403, "WRONG_ORIGIN", "the page that asks, by its header Origin, is none of those that may");
    static final Problem TOO_MANY_LINES =
            new Problem(503, "TOO_BUSY", "as many connections are open as may be; try again in a moment");
    static final Problem INTERNAL =
            new Problem(500, "INTERNAL", "something went wrong on the server; its log says more under this request id");

    static Problem badRequest(String message) {
        return new Problem(400, "BAD_REQUEST", message);
    }

    /** Whether what was sent cannot be read at all. */
    boolean isBadRequest() {
        return code.equals("BAD_REQUEST");
    }

    void send(RoutingContext context) {
        send(context, "application/json");
    }

    /** With a word on when to come back. */
    void sendLater(RoutingContext context) {
        context.response().putHeader(HttpHeaders.RETRY_AFTER, "5");
        send(context);
    }

    void send(RoutingContext context, String mediaType) {
        if (context.response().ended()) {
            return;
        }
        JsonObject error = new JsonObject()
                .put("message", message)
                .put("extensions", new JsonObject().put("code", code).put("requestId", RequestId.of(context)));
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, mediaType + "; charset=utf-8")
                .end(new JsonObject().put("errors", new JsonArray().add(error)).toBuffer());
    }
}
