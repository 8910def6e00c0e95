package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocketFrame;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client may say over a socket, and what it hears, after the document of {@code graphql-transport-ws}. */
@ExtendWith(SharedCairn.class)
class GraphQlOverSocketTest {
    private static final String INIT = "{\"type\":\"connection_init\"}";
    private static final String WATCH =
            "subscription { nextBestContentChanged(learner: {id: \"ada\"}) { cause skipped } }";
    private static final String STARTED = "{\"type\":\"next\",\"id\":\"%s\",\"payload\":{\"data\":"
            + "{\"nextBestContentChanged\":{\"cause\":\"START\",\"skipped\":0}}}}";

    private final RunningCairn cairn;

    GraphQlOverSocketTest(RunningCairn cairn) {
        this.cairn = cairn;
    }

    @Test
    void aQueryIsAnsweredAndComplete() {
        try (Wire wire = Wire.ready(cairn)) {
            wire.subscribe("1", "{ learner(ref: {id: \"ada\"}) { name } }")
                    .expect("{\"type\":\"next\",\"id\":\"1\",\"payload\":"
                            + "{\"data\":{\"learner\":{\"name\":\"Ada Nilsson\"}}}}")
                    .expect("{\"type\":\"complete\",\"id\":\"1\"}");
            // its id may be used again
            wire.subscribe("1", "{ __typename }")
                    .expect("{\"type\":\"next\",\"id\":\"1\",\"payload\":" + "{\"data\":{\"__typename\":\"Query\"}}}");
        }
    }

    @Test
    void variablesAndOperationNameAreUsed() {
        try (Wire wire = Wire.ready(cairn)) {
            wire.say("""
                    {"type": "subscribe", "id": "q", "payload": {"operationName": "B", "extensions": null,
                     "query": "query A { __typename } query B($ref: LearnerRef!) { learner(ref: $ref) { name } }",
                     "variables": {"ref": {"id": "ada"}}}}""");
            assertEquals(
                    "Ada Nilsson",
                    wire.hear()
                            .getJsonObject("payload")
                            .getJsonObject("data")
                            .getJsonObject("learner")
                            .getString("name"));
        }
    }

    @Test
    void aMutationRuns() {
        try (Wire wire = Wire.ready(cairn)) {
            wire.subscribe(
                    "m", "mutation { updateLearner(input: {learner: {id: \"nobody\"}}) { userErrors { code } } }");
            JsonObject next = wire.hear();
            assertEquals("next", next.getString("type"));
            assertTrue(next.encode().contains("NOT_FOUND"), next.encode());
        }
    }

    @Test
    void aSubscriptionGoesOnUntilItsClientCompletesIt() {
        try (Wire wire = Wire.ready(cairn)) {
            wire.subscribe("s", WATCH).expect(STARTED.formatted("s"));
            wire.say("{\"type\":\"complete\",\"id\":\"s\"}");
            // once more under the same id: it is free, and nothing of the first one comes
            wire.subscribe("s", WATCH).expect(STARTED.formatted("s"));
        }
    }

    @Test
    void whatIsNoValidDocumentIsAnError() {
        try (Wire wire = Wire.ready(cairn)) {
            wire.subscribe("e", "{ nothing }");
            JsonObject error = wire.hear();
            assertEquals("error", error.getString("type"));
            assertEquals(
                    "VALIDATION_ERROR",
                    error.getJsonArray("payload")
                            .getJsonObject(0)
                            .getJsonObject("extensions")
                            .getString("code"));
            // nothing follows for that operation, and the socket goes on
            wire.subscribe("e", "{ __typename }");
            assertEquals("next", wire.hear().getString("type"));
        }
    }

    @Test
    void aSubscriptionThatIsRefusedIsAnError() {
        try (Wire wire = Wire.ready(cairn)) {
            wire.subscribe("e", "subscription { nextBestContentChanged(learner: {id: \"nobody\"}) { cause } }");
            JsonObject error = wire.hear();
            assertEquals("error", error.getString("type"));
            assertTrue(error.encode().contains("NOT_FOUND"), error.encode());
        }
    }

    @Test
    void aPingIsAnsweredBeforeAndAfterTheGreeting() {
        try (Wire wire = Wire.open(cairn)) {
            wire.say("{\"type\":\"ping\"}").expect("{\"type\":\"pong\"}");
            wire.say("{\"type\":\"pong\",\"payload\":null}");
            wire.say("{\"type\":\"connection_init\",\"payload\":{}}").expect("{\"type\":\"connection_ack\"}");
            wire.say("{\"type\":\"ping\",\"payload\":{\"n\":[1]}}")
                    .expect("{\"type\":\"pong\",\"payload\":{\"n\":[1]}}");
        }
    }

    @Test
    void whatIsCompletedAlreadyIsIgnored() {
        try (Wire wire = Wire.ready(cairn)) {
            wire.say("{\"type\":\"complete\",\"id\":\"nothing\"}");
            wire.say("{\"type\":\"ping\"}").expect("{\"type\":\"pong\"}");
        }
    }

    @Test
    void withoutTheProtocolItIsClosed() {
        try (Wire none = Wire.open(cairn, List.of())) {
            assertEquals("4406 Subprotocol not acceptable", none.end());
        }
    }

    @Test
    void whoDoesNotGreetIsClosed() {
        try (Wire wire = Wire.open(cairn)) {
            assertEquals("4408 Connection initialisation timeout", wire.end());
        }
    }

    @Test
    void whoAsksBeforeBeingGreetedIsClosed() {
        try (Wire wire = Wire.open(cairn).subscribe("1", "{ __typename }")) {
            assertEquals("4401 Unauthorized", wire.end());
        }
    }

    @Test
    void whoGreetsTwiceIsClosed() {
        try (Wire wire = Wire.open(cairn).say(INIT).say(INIT)) {
            assertEquals("4429 Too many initialisation requests", wire.end());
        }
    }

    @Test
    void anIdThatIsInUseClosesTheSocket() {
        try (Wire wire = Wire.ready(cairn).subscribe("twice", WATCH).subscribe("twice", "{ __typename }")) {
            assertEquals("4409 Subscriber for twice already exists", wire.end());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no JSON",
                "[]",
                "null",
                "\"connection_init\"",
                "{}",
                "{\"type\":1}",
                "{\"type\":\"start\",\"id\":\"1\"}",
                "{\"type\":\"next\",\"id\":\"1\",\"payload\":{}}",
                "{\"type\":\"connection_init\",\"payload\":\"secret\"}",
                "{\"type\":\"ping\",\"payload\":[]}",
                "{\"type\":\"subscribe\"}",
                "{\"type\":\"subscribe\",\"id\":\"1\"}",
                "{\"type\":\"subscribe\",\"id\":1,\"payload\":{\"query\":\"{ __typename }\"}}",
                "{\"type\":\"subscribe\",\"id\":\"\",\"payload\":{\"query\":\"{ __typename }\"}}",
                "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{}}",
                "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":1}}",
                "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":\"{ __typename }\",\"variables\":\"x\"}}",
                "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":\"{ __typename }\",\"operationName\":1}}",
                "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":\"{ __typename }\",\"extensions\":[]}}",
                "{\"type\":\"complete\"}"
            })
    void whatIsNoMessageClosesTheSocket(String message) {
        try (Wire wire = Wire.ready(cairn).say(message)) {
            String end = wire.end();
            assertTrue(end.startsWith("4400 Invalid message: "), end);
        }
    }

    @Test
    void bytesCloseTheSocket() {
        try (Wire wire = Wire.ready(cairn).bytes(Buffer.buffer("{}"))) {
            assertEquals("4400 Invalid message: messages are text", wire.end());
        }
    }

    @Test
    void aFrameThatIsTooLongClosesTheSocket() {
        try (Wire wire = Wire.ready(cairn)) {
            wire.frame(WebSocketFrame.textFrame("x".repeat(300 * 1024), true));
            String end = wire.end();
            assertTrue(end.startsWith("1009 "), end);
        }
        assertEquals(200, anyAnswer());
    }

    @Test
    void aMessageThatIsTooLongClosesTheSocket() {
        try (Wire wire = Wire.ready(cairn)) {
            String piece = "x".repeat(100 * 1024);
            wire.frame(WebSocketFrame.textFrame(piece, false))
                    .frame(WebSocketFrame.continuationFrame(Buffer.buffer(piece), false))
                    .frame(WebSocketFrame.continuationFrame(Buffer.buffer(piece), true));
            String end = wire.end();
            assertTrue(end.startsWith("1009 "), end);
        }
    }

    @Test
    void aSocketCarriesSoManyOperations() {
        try (Wire wire = Wire.ready(cairn)) {
            IntStream.range(0, 100).forEach(i -> {
                wire.subscribe("s" + i, WATCH);
                wire.expect(STARTED.formatted("s" + i));
            });
            wire.subscribe("more", WATCH);
            JsonObject error = wire.hear();
            assertEquals("error", error.getString("type"));
            assertTrue(error.encode().contains("TOO_BUSY"), error.encode());
            wire.say("{\"type\":\"complete\",\"id\":\"s0\"}");
            wire.subscribe("more", WATCH).expect(STARTED.formatted("more"));
        }
    }

    @Test
    void aPageElsewhereGetsNoSocket() throws Exception {
        IllegalStateException refused =
                assertThrows(IllegalStateException.class, () -> Wire.from(cairn, "https://elsewhere.example"));
        assertTrue(refused.getCause() instanceof UpgradeRejectedException rejected && rejected.getStatus() == 403);
        try (Wire ours = Wire.from(cairn, "http://127.0.0.1:" + cairn.port())) {
            ours.say(INIT).expect("{\"type\":\"connection_ack\"}");
        }
    }

    @Test
    @Tag("deep")
    void aQuietSocketIsKeptOpen() throws Exception {
        try (Wire wire = Wire.ready(cairn).subscribe("s", WATCH).expect(STARTED.formatted("s"))) {
            // longer than idle connections are kept, and than several pings take
            Thread.sleep(70_000);
            wire.subscribe("q", "{ __typename }");
            assertEquals("q", wire.hear().getString("id"));
        }
    }

    private int anyAnswer() {
        try {
            return cairn.get("/health/live").statusCode();
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
