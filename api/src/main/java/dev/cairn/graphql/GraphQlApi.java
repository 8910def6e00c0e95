package dev.cairn.graphql;

import io.vertx.core.Future;

/** The GraphQL front of the service: built once, shared by all verticles. */
public final class GraphQlApi {
    GraphQlApi() {}

    /** Runs one operation. The future never fails: whatever goes wrong becomes a typed error in the answer. */
    public Future<Answer> execute(Request request, Caller caller) {
        throw new UnsupportedOperationException();
    }
}
