package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.http.Lines;
import dev.cairn.http.PersistedDocuments;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code --documents-only} holds at every door, and a document that is not there ends nothing but its operation. */
@ExtendWith(SharedCairn.class)
class TrustedOnlyTest {
    private static final String TRUSTED =
            "subscription { nextBestContentChanged(learner: {id: \"ada\"}) { cause skipped } }";
    private static final String OTHER = "{ __typename } # not agreed on";
    private static final String PLEASE = "{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"%s\"}}";

    private final RunningCairn cairn;
    private Door door;

    TrustedOnlyTest(RunningCairn cairn) {
        this.cairn = cairn;
    }

    @BeforeEach
    void open() {
        door = new Door(cairn, PersistedDocuments.of(Map.of("watch", TRUSTED), true), new Lines());
    }

    @AfterEach
    void close() {
        door.close();
    }

    private static String error(Wire wire, String id, JsonObject payload) {
        wire.say(new JsonObject()
                .put("type", "subscribe")
                .put("id", id)
                .put("payload", payload)
                .encode());
        JsonObject error = wire.hear();
        assertEquals("error", error.getString("type"), error::encode);
        assertEquals(id, error.getString("id"));
        return error.getJsonArray("payload")
                .getJsonObject(0)
                .getJsonObject("extensions")
                .getString("code");
    }

    private static void starts(Wire wire, String id, JsonObject payload) {
        wire.say(new JsonObject()
                .put("type", "subscribe")
                .put("id", id)
                .put("payload", payload)
                .encode());
        JsonObject next = wire.hear();
        assertEquals("next", next.getString("type"), next::encode);
    }

    @Test
    void overASocket() {
        try (Wire wire = Wire.ready(door.port())) {
            starts(wire, "1", new JsonObject().put("documentId", "watch"));
            starts(wire, "2", new JsonObject().put("query", TRUSTED));
            assertEquals("DOCUMENT_NOT_TRUSTED", error(wire, "3", new JsonObject().put("query", OTHER)));
            assertEquals(
                    "PERSISTED_DOCUMENT_NOT_FOUND", error(wire, "4", new JsonObject().put("documentId", "nothing")));
            JsonObject please = new JsonObject(PLEASE.formatted(PersistedDocuments.hash(OTHER)));
            assertEquals(
                    "PERSISTED_QUERY_NOT_SUPPORTED", error(wire, "5", new JsonObject().put("extensions", please)));
            assertEquals(
                    "DOCUMENT_NOT_TRUSTED",
                    error(wire, "6", new JsonObject().put("query", OTHER).put("extensions", please)));
            // an id whose operation was refused is free, and what ran goes on
            starts(wire, "3", new JsonObject().put("documentId", "watch"));
        }
    }

    @Test
    void overEvents() throws Exception {
        HttpResponse<String> refused = door.events(OTHER);
        assertEquals(403, refused.statusCode());
        assertTrue(refused.body().contains("DOCUMENT_NOT_TRUSTED"), refused.body());
        HttpResponse<String> byGet =
                door.send(door.to("/graphql?documentId=nothing").header("Accept", "text/event-stream"));
        assertEquals(400, byGet.statusCode());
        assertTrue(byGet.body().contains("PERSISTED_DOCUMENT_NOT_FOUND"), byGet.body());
    }

    @Test
    void inAForm() throws Exception {
        String form = "--x\r\nContent-Disposition: form-data; name=\"operations\"\r\n\r\n"
                + new JsonObject().put("query", OTHER).encode()
                + "\r\n--x\r\nContent-Disposition: form-data; name=\"map\"\r\n\r\n{}\r\n--x--\r\n";
        HttpResponse<String> refused = door.send(door.to("/graphql")
                .header("Content-Type", "multipart/form-data; boundary=x")
                .header("GraphQL-Require-Preflight", "1")
                .POST(BodyPublishers.ofString(form)));
        assertEquals(403, refused.statusCode(), refused.body());
        assertTrue(refused.body().contains("DOCUMENT_NOT_TRUSTED"), refused.body());
    }

    @Test
    void whereOthersAreAnsweredADocumentIsSentOnceOverASocketToo() {
        String query = "{ learner(ref: {id: \"ada\"}) { name } } # over a socket";
        JsonObject please = new JsonObject(PLEASE.formatted(PersistedDocuments.hash(query)));
        JsonObject byHash = new JsonObject().put("extensions", please);
        try (Wire wire = Wire.ready(cairn)) {
            assertEquals("PERSISTED_QUERY_NOT_FOUND", error(wire, "1", byHash));
            starts(wire, "2", byHash.copy().put("query", query));
            wire.expect("{\"type\":\"complete\",\"id\":\"2\"}");
            starts(wire, "3", byHash);
            wire.expect("{\"type\":\"complete\",\"id\":\"3\"}");
            assertEquals(
                    "PERSISTED_DOCUMENT_NOT_FOUND", error(wire, "4", new JsonObject().put("documentId", "nothing")));
        }
    }
}
