package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.http.Lines;
import dev.cairn.http.Patience;
import dev.cairn.http.PersistedDocuments;
import io.vertx.core.http.UpgradeRejectedException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where connections stay open: how many, and what becomes of those whose clients are slow, silent or gone. */
@ExtendWith(SharedCairn.class)
class BoundsOfLinesTest {
    private static final long LONG = 120_000;
    private static final int MANY = 1_000;
    private static final String WATCH = "subscription { nextBestContentChanged(learner: {id: \"ada\"}) { cause } }";
    private static final String PROTOCOL = "Sec-WebSocket-Protocol: graphql-transport-ws\r\n";
    private static final String VERSION = "Sec-WebSocket-Version: 13\r\n";
    private static final String INIT = "{\"type\":\"connection_init\"}";

    private final RunningCairn cairn;

    BoundsOfLinesTest(RunningCairn cairn) {
        this.cairn = cairn;
    }

    private Door door(int most, Patience patience) {
        return new Door(cairn, PersistedDocuments.OPEN, new Lines(most, patience));
    }

    @Test
    void whoComesWhereAllAreTakenIsToldToComeLater() throws Exception {
        try (Door door = door(1, Patience.USUAL)) {
            try (Wire first = Wire.ready(door.port())) {
                first.subscribe("s", WATCH);
                assertEquals("next", first.hear().getString("type"));
                IllegalStateException refused =
                        assertThrows(IllegalStateException.class, () -> Wire.ready(door.port()));
                assertTrue(
                        refused.getCause() instanceof UpgradeRejectedException rejected
                                && rejected.getStatus() == 503
                                && "5".equals(rejected.getHeaders().get("Retry-After")),
                        refused::toString);
                HttpResponse<String> events = door.events(WATCH);
                assertEquals(503, events.statusCode());
                assertEquals("5", events.headers().firstValue("Retry-After").orElseThrow());
                assertTrue(events.body().contains("TOO_BUSY"), events.body());
                // what is answered at once stays open for nobody
                assertEquals(200, door.events("{ __typename }").statusCode());
            }
            untilNoneIsOpen(door);
            Wire.ready(door.port()).close();
        }
    }

    @Test
    void whoDoesNotTakeWhatWasAskedForIsCutOff() throws Exception {
        String query =
                "{ __schema { types { name description fields { name description args { name description } } } } }";
        try (Door door = door(10, Patience.USUAL.withSockets(LONG, LONG, 300));
                RawSocket socket = new RawSocket(door.port())) {
            socket.handshake(PROTOCOL, VERSION).head();
            assertEquals("{\"type\":\"connection_ack\"}", socket.say(INIT).frame());
            for (int i = 0; i < MANY; i++) {
                socket.say("{\"type\":\"subscribe\",\"id\":\"%d\",\"payload\":{\"query\":\"%s\"}}".formatted(i, query));
            }
            // nothing else ends it: all other waits are longer than this test
            untilNoneIsOpen(door);
        }
    }

    @Test
    void whoDoesNotTakeTheirEventsIsCutOffToo() throws Exception {
        StringBuilder watch =
                new StringBuilder("subscription { nextBestContentChanged(learner: {id: \\\"clara\\\"}) {");
        for (int i = 0; i < 58; i++) {
            watch.append(" p" + i + ": pick { reasons { sentence because rule facts { column value } } }");
        }
        watch.append("} }");
        String body = "{\"query\":\"" + watch + "\"}";
        try (Door door = door(10, Patience.USUAL.withSockets(LONG, LONG, 300));
                RawSocket socket = new RawSocket(door.port())) {
            socket.write("POST /graphql HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n"
                    + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
            assertTrue(socket.head().startsWith("HTTP/1.1 200 "));
            // each tells it anew what comes first, until nothing more goes in between us
            String first = cairn.ask("{ nextBestContent(learner: {id: \"clara\"}) { pick { content { key } } } }")
                    .getJsonObject("nextBestContent")
                    .getJsonObject("pick")
                    .getJsonObject("content")
                    .getString("key");
            for (int i = 0; i < MANY && door.lines().size() > 0; i++) {
                cairn.ask("mutation { recordSignals(input: {signals: [{id: \"not-taken-" + i
                        + "\", learner: {id: \"clara\"}, kind: \"dismissed\", content: {id: \"" + first + "\"}, at: \""
                        + Instant.now() + "\"}]}) { accepted } }");
                cairn.ask("mutation { undoSignal(input: {learner: {id: \"clara\"}, signal: \"not-taken-" + i
                        + "\"}) { undone } }");
            }
            untilNoneIsOpen(door);
        }
    }

    @Test
    void whoShowsNoSignOfLifeIsClosedAndForgotten() throws Exception {
        try (Door door = door(10, Patience.USUAL.withSockets(LONG, 200, LONG));
                RawSocket socket = new RawSocket(door.port())) {
            String head = socket.handshake(PROTOCOL, VERSION).head();
            assertTrue(head.startsWith("HTTP/1.1 101 "), head);
            socket.say(INIT);
            assertEquals("{\"type\":\"connection_ack\"}", socket.frame());
            assertEquals("ping", socket.frame());
            assertEquals("{\"type\":\"ping\"}", socket.frame());
            assertEquals("close 1013", socket.frame());
            // it does not answer to that either, and is cut off
            assertTrue(socket.isAtItsEnd());
            untilNoneIsOpen(door);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Sec-WebSocket-Protocol: graphql-ws\r\n", "Sec-WebSocket-Protocol: chat, soap\r\n"})
    void aSocketOfAnotherProtocolIsClosed(String protocol) throws Exception {
        try (RawSocket socket = new RawSocket(cairn.port())) {
            String head = socket.handshake(protocol, VERSION).head();
            assertTrue(head.startsWith("HTTP/1.1 101 "), head);
            assertFalse(head.contains("Sec-WebSocket-Protocol"), head);
            assertEquals("close 4406", socket.frame());
        }
    }

    @Test
    void ofSeveralProtocolsOursIsTaken() throws Exception {
        try (RawSocket socket = new RawSocket(cairn.port())) {
            String head = socket.handshake("Sec-WebSocket-Protocol: graphql-ws, graphql-transport-ws\r\n", VERSION)
                    .head();
            assertTrue(head.toLowerCase(Locale.ROOT).contains("\r\nsec-websocket-protocol: graphql-transport-ws\r\n"));
            assertEquals("{\"type\":\"connection_ack\"}", socket.say(INIT).frame());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Sec-WebSocket-Version: 14\r\n", "Sec-WebSocket-Version: none\r\n"})
    void aHandshakeOfAnotherVersionIsRefused(String version) throws Exception {
        try (RawSocket socket = new RawSocket(cairn.port())) {
            String head = socket.handshake(PROTOCOL, version).head();
            assertTrue(head.startsWith("HTTP/1.1 4"), head);
        }
    }

    @Test
    void aHandshakeWithoutItsKeyIsRefused() throws Exception {
        try (RawSocket socket = new RawSocket(cairn.port())) {
            String head = socket.write("GET /graphql HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
                            + "Connection: Upgrade\r\n" + PROTOCOL + VERSION + "\r\n")
                    .head();
            assertTrue(head.startsWith("HTTP/1.1 4"), head);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Type: application/json", "Content-Type: multipart/form-data; boundary=x"})
    void aBodyThatDoesNotComeInTimeIsNotWaitedFor(String type) throws Exception {
        try (Door door = door(10, Patience.USUAL.withRequests(LONG, LONG, 300, LONG));
                RawSocket socket = new RawSocket(door.port())) {
            socket.write("POST /graphql HTTP/1.1\r\nHost: localhost\r\nGraphQL-Require-Preflight: 1\r\n" + type
                    + "\r\nContent-Length: 1000\r\n\r\n--x\r\n");
            String head = socket.head();
            assertTrue(head.startsWith("HTTP/1.1 408 "), head);
        }
    }

    private static void untilNoneIsOpen(Door door) throws InterruptedException {
        for (int tries = 0; door.lines().size() > 0; tries++) {
            assertTrue(tries < 3_000, "it is open for ever");
            Thread.sleep(10);
        }
    }
}
