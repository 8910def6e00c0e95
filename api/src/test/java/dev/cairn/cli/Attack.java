package dev.cairn.cli;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Something sent to the service that it must refuse.
 *
 * @param bytes all of it, as it goes over the wire
 * @param then what follows when the head of an answer has come; mostly nothing
 * @param status what the answer's status is one of; 0: closed without an answer
 * @param code of the answer's first error, or with which a socket is closed; empty: none is looked for
 * @param open whether the service may wait for the rest of it, for as long as it waits for a connection that is idle
 */
@SuppressWarnings("ArrayRecordComponent") // made once, read once
record Attack(String kind, String name, byte[] bytes, byte[] then, Set<Integer> status, String code, boolean open) {

    /** A document that is no good, by POST; request errors are 400 for who accepts GraphQL's own type. */
    static Attack document(String kind, String name, String code, String query) {
        return body(kind, name, 400, code, new JsonObject().put("query", query).encode());
    }

    /** A body by POST, as JSON. */
    static Attack body(String kind, String name, int status, String code, String body) {
        return posted(kind, name, status, code, "Content-Type: application/json", body);
    }

    static Attack posted(String kind, String name, int status, String code, String headers, String body) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        return raw(
                kind,
                name,
                Set.of(status),
                code,
                "POST /graphql HTTP/1.1\nHost: localhost\nAccept: application/graphql-response+json\n"
                        + "Connection: close\n" + headers + "\nContent-Length: " + content.length + "\n\n",
                content);
    }

    static Attack get(String kind, String name, int status, String code, String target) {
        return raw(
                kind,
                name,
                Set.of(status),
                code,
                "GET " + target + " HTTP/1.1\nHost: localhost\nAccept: application/graphql-response+json\n"
                        + "Connection: close\n\n",
                new byte[0]);
    }

    /** @param head with plain line ends, which become those of HTTP */
    static Attack raw(String kind, String name, Set<Integer> status, String code, String head, byte[] body) {
        byte[] first = head.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = new byte[first.length + body.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(body, 0, all, first.length, body.length);
        return new Attack(kind, name, all, new byte[0], status, code, false);
    }

    Attack then(byte[] more) {
        return new Attack(kind, name, bytes, more, status, code, open);
    }

    /** Refused at once, and closed when the rest does not come. */
    Attack staysOpen() {
        return new Attack(kind, name, bytes, then, status, code, true);
    }

    @Override
    public String toString() {
        return kind + ": " + name;
    }
}
