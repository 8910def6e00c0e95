package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client may send to /graphql, and what comes back, after the draft of GraphQL over HTTP. */
@ExtendWith(SharedCairn.class)
class GraphQlOverHttpTest {
    private static final String GRAPHQL = "application/graphql-response+json";
    private static final String JSON = "application/json";
    private static final String TYPENAME = "{\"query\":\"{ __typename }\"}";

    private final RunningCairn cairn;

    GraphQlOverHttpTest(RunningCairn cairn) {
        this.cairn = cairn;
    }

    @Test
    void aPostIsAnsweredWithData() throws Exception {
        assertEquals("Query", cairn.ask("{ __typename }").getString("__typename"));
    }

    @Test
    void variablesAndOperationNameAreUsed() throws Exception {
        HttpResponse<String> response = cairn.post("""
                {"query": "query A { __typename } query B($ref: LearnerRef!) { learner(ref: $ref) { name } }",
                 "operationName": "B", "variables": {"ref": {"id": "ada"}}}""");
        assertEquals(200, response.statusCode());
        assertEquals("{\"data\":{\"learner\":{\"name\":\"Ada Nilsson\"}}}", response.body());
    }

    @Test
    void aGetIsAnsweredWithData() throws Exception {
        HttpResponse<String> response = cairn.get("/graphql?query="
                + RunningCairn.encoded("query($ref: LearnerRef!) { learner(ref: $ref) { department } }")
                + "&variables=" + RunningCairn.encoded("{\"ref\":{\"id\":\"ada\"}}"));
        assertEquals(200, response.statusCode());
        assertEquals("{\"data\":{\"learner\":{\"department\":\"Sales\"}}}", response.body());
    }

    @Test
    void aMutationByGetIsRefusedAndDoesNothing() throws Exception {
        String mutation =
                "mutation { retireContent(input: {content: {id: \"welcome-video\"}}) { content { status } } }";
        HttpResponse<String> response = cairn.get("/graphql?query=" + RunningCairn.encoded(mutation));
        assertEquals(405, response.statusCode());
        assertEquals("POST", response.headers().firstValue("Allow").orElseThrow());
        assertEquals(
                "PUBLISHED",
                cairn.ask("{ content(ref: {id: \"welcome-video\"}) { status } }")
                        .getJsonObject("content")
                        .getString("status"));
    }

    static Stream<Arguments> negotiations() {
        return Stream.of(
                Arguments.of(GRAPHQL, GRAPHQL, 400),
                Arguments.of(JSON, JSON, 200),
                Arguments.of("*/*", JSON, 200),
                Arguments.of("application/*;q=0.5", JSON, 200),
                Arguments.of(GRAPHQL + ", " + JSON + ";q=0.9", GRAPHQL, 400),
                Arguments.of(JSON + ";q=0.9, " + GRAPHQL, GRAPHQL, 400),
                Arguments.of(JSON + "; charset=utf-8", JSON, 200));
    }

    @ParameterizedTest
    @MethodSource("negotiations")
    void theAcceptedTypeDecidesTypeAndStatusOfARequestError(String accept, String type, int status) throws Exception {
        for (String query : new String[] {"{ nothingOfThisName }", "{"}) {
            HttpResponse<String> response = cairn.send(cairn.to("/graphql")
                    .header("Content-Type", JSON)
                    .header("Accept", accept)
                    .POST(BodyPublishers.ofString(
                            new JsonObject().put("query", query).encode())));
            assertEquals(status, response.statusCode());
            assertEquals(type + "; charset=utf-8", contentType(response));
            assertFalse(new JsonObject(response.body()).containsKey("data"));
        }
    }

    @Test
    void aTypeThatIsNotServedIsNotAcceptable() throws Exception {
        HttpResponse<String> response = cairn.send(cairn.to("/graphql")
                .header("Content-Type", JSON)
                .header("Accept", "text/html")
                .POST(BodyPublishers.ofString(TYPENAME)));
        assertRefused(406, "NOT_ACCEPTABLE", response);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "application/graphql",
                "application/json; charset=iso-8859-1",
                "nonsense"
            })
    void aBodyOfAnotherTypeIsRefused(String type) throws Exception {
        HttpResponse<String> response =
                cairn.send(cairn.to("/graphql").header("Content-Type", type).POST(BodyPublishers.ofString(TYPENAME)));
        assertRefused(415, "UNSUPPORTED_MEDIA_TYPE", response);
    }

    @Test
    void aBodyWithoutATypeIsRefused() throws Exception {
        assertRefused(
                415,
                "UNSUPPORTED_MEDIA_TYPE",
                cairn.send(cairn.to("/graphql").POST(BodyPublishers.ofString(TYPENAME))));
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                Arguments.of("", "the body is empty; send `{\"query\": \"...\"}`"),
                Arguments.of("{\"query\": ", "the body is no JSON, from line 1, column 11"),
                Arguments.of("{\"query\": \"{ __typename }\"} x", "the body is no JSON, from line 1, column 29"),
                Arguments.of("[]", "the body is one JSON object; a list of several operations is not served"),
                Arguments.of(
                        "\"{ __typename }\"",
                        "the body is one JSON object; a list of several operations is not served"),
                Arguments.of("{}", "`query` is missing or no text"),
                Arguments.of("{\"query\": 7}", "`query` is missing or no text"),
                Arguments.of("{\"query\": \"{ __typename }\", \"variables\": [1]}", "`variables` is no JSON object"),
                Arguments.of(
                        "{\"query\": \"{ __typename }\", \"extensions\": \"x\"}", "`extensions` is no JSON object"),
                Arguments.of("{\"query\": \"{ __typename }\", \"operationName\": 1}", "`operationName` is no text"));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void aMalformedBodyIsToldWhatIsWrong(String body, String message) throws Exception {
        HttpResponse<String> response = cairn.post(body);
        assertRefused(400, "BAD_REQUEST", response);
        assertEquals(message, error(response).getString("message"));
    }

    @Test
    void deeplyNestedJsonIsRefused() throws Exception {
        assertRefused(400, "BAD_REQUEST", cairn.post("{\"query\": " + "[".repeat(100_000)));
    }

    @Test
    void aRootValueSentByAClientIsIgnored() throws Exception {
        HttpResponse<String> response =
                cairn.post("{\"query\": \"{ __typename }\", \"initialValue\": {\"a\": 1}, \"root\": {\"a\": 1}}");
        assertEquals("{\"data\":{\"__typename\":\"Query\"}}", response.body());
    }

    @Test
    void aBodyLongerThanARuleBookMayBeIsRefused() throws Exception {
        assertRefused(413, "TOO_LARGE", cairn.post(padded(9)));
        assertEquals("Query", cairn.ask("{ __typename }").getString("__typename"));
    }

    @Test
    void whoPublishesRuleBooksMaySendLongerBodies() throws Exception {
        for (int i = 0; i < 6; i++) {
            assertEquals(
                    "{\"data\":{\"__typename\":\"Query\"}}",
                    cairn.post(padded(2)).body());
        }
    }

    private static String padded(int megabytes) {
        return new JsonObject()
                .put("query", "{ __typename }")
                .put("padding", "x".repeat(megabytes * 1024 * 1024))
                .encode();
    }

    @Test
    void aBodyThatNeverSaysHowLongItIsIsRefusedToo() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", cairn.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                    + "Transfer-Encoding: chunked\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String chunk = "10000\r\n" + " ".repeat(0x10000) + "\r\n";
            for (int i = 0; i < 17; i++) {
                socket.getOutputStream().write(chunk.getBytes(StandardCharsets.US_ASCII));
            }
            String status = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            assertEquals("HTTP/1.1 413", status);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH"})
    void otherMethodsAreRefused(String method) throws Exception {
        HttpResponse<String> response = cairn.send(
                cairn.to("/graphql").header("Content-Type", JSON).method(method, BodyPublishers.ofString(TYPENAME)));
        assertRefused(405, "METHOD_NOT_ALLOWED", response);
        assertEquals("GET, POST", response.headers().firstValue("Allow").orElseThrow());
    }

    @Test
    void theCallersRequestIdComesBackAndAStrangeOneDoesNot() throws Exception {
        HttpResponse<String> named = cairn.send(cairn.to("/health/live").header("X-Request-Id", "trace-42"));
        assertEquals("trace-42", named.headers().firstValue("X-Request-Id").orElseThrow());
        HttpResponse<String> strange = cairn.send(cairn.to("/health/live").header("X-Request-Id", "a b\tc<script>"));
        assertTrue(strange.headers().firstValue("X-Request-Id").orElseThrow().matches("[0-9a-f-]{36}"));
    }

    @Test
    void aPageOfAnotherHostCannotSpeakThroughTheBrowserOfItsVisitor() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", cairn.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write("GET /health/live HTTP/1.1\r\nHost: evil.example:8080\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(answer.startsWith("HTTP/1.1 421"), answer);
        }
    }

    private static void assertRefused(int status, String code, HttpResponse<String> response) {
        assertEquals(status, response.statusCode(), response.body());
        JsonObject error = error(response);
        assertEquals(code, error.getJsonObject("extensions").getString("code"));
        assertFalse(response.body().contains("Exception"), response.body());
        assertEquals(
                "nosniff",
                response.headers().firstValue("X-Content-Type-Options").orElseThrow());
    }

    private static JsonObject error(HttpResponse<String> response) {
        return new JsonObject(response.body()).getJsonArray("errors").getJsonObject(0);
    }

    private static String contentType(HttpResponse<String> response) {
        return response.headers().firstValue("Content-Type").orElseThrow();
    }
}
