package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Answers as server-sent events, after the distinct connections mode of {@code graphql-sse}'s document. */
@ExtendWith(SharedCairn.class)
class EventStreamTest {
    private static final String EVENTS = "text/event-stream";
    private static final String WATCH =
            "subscription { nextBestContentChanged(learner: {id: \"ada\"}) { cause skipped } }";
    private static final String STARTED = "{\"data\":{\"nextBestContentChanged\":{\"cause\":\"START\",\"skipped\":0}}}";

    private final HttpClient client = HttpClient.newHttpClient();
    private final RunningCairn cairn;

    EventStreamTest(RunningCairn cairn) {
        this.cairn = cairn;
    }

    @Test
    void aQueryIsOneEventAndTheEnd() throws Exception {
        HttpResponse<String> response = cairn.send(post("{ __typename }"));
        assertEquals(200, response.statusCode());
        assertEquals(EVENTS, response.headers().firstValue("Content-Type").orElseThrow());
        assertEquals(
                "event: next\ndata: {\"data\":{\"__typename\":\"Query\"}}\n\nevent: complete\ndata: \n\n",
                response.body());
    }

    @Test
    void whatIsNoValidDocumentIsAnEventToo() throws Exception {
        HttpResponse<String> response = cairn.send(post("{ nothing }"));
        assertEquals(200, response.statusCode());
        assertTrue(response.body().startsWith("event: next\ndata: {\"errors\":[{"), response.body());
        assertTrue(response.body().endsWith("event: complete\ndata: \n\n"), response.body());
    }

    @Test
    void aSubscriptionByPostTellsHowItStandsAndGoesOn() throws Exception {
        try (Events events = new Events(post(WATCH))) {
            assertEquals("next " + STARTED, events.next());
        }
    }

    @Test
    void aSubscriptionByGetDoesTheSame() throws Exception {
        try (Events events = new Events(
                cairn.to("/graphql?query=" + RunningCairn.encoded(WATCH)).header("Accept", EVENTS))) {
            assertEquals("next " + STARTED, events.next());
        }
    }

    @Test
    void whoTakesEventsAmongOthersGetsThemForASubscriptionOnly() throws Exception {
        String accept = "application/graphql-response+json, application/json, text/event-stream";
        try (Events events = new Events(json(WATCH).header("Accept", accept))) {
            assertEquals("next " + STARTED, events.next());
        }
        HttpResponse<String> query = cairn.send(json("{ __typename }").header("Accept", accept));
        assertEquals("{\"data\":{\"__typename\":\"Query\"}}", query.body());
    }

    @Test
    void aSubscriptionThatIsRefusedIsToldAndEnds() throws Exception {
        HttpResponse<String> response =
                cairn.send(post("subscription { nextBestContentChanged(learner: {id: \"nobody\"}) { cause } }"));
        assertTrue(response.body().contains("NOT_FOUND"), response.body());
        assertTrue(response.body().endsWith("event: complete\ndata: \n\n"), response.body());
    }

    @Test
    void aMutationByGetIsRefused() throws Exception {
        String mutation = "mutation { retireContent(input: {content: {id: \"welcome-video\"}}) { content { key } } }";
        HttpResponse<String> response = cairn.send(
                cairn.to("/graphql?query=" + RunningCairn.encoded(mutation)).header("Accept", EVENTS));
        assertEquals(405, response.statusCode());
    }

    @Test
    void withoutEventsASubscriptionIsRefused() throws Exception {
        for (String accept : new String[] {"application/json", "application/graphql-response+json"}) {
            HttpResponse<String> response = cairn.send(json(WATCH).header("Accept", accept));
            assertEquals(accept.endsWith("/json") ? 200 : 400, response.statusCode());
            assertEquals(
                    "SUBSCRIPTION_REFUSED",
                    new JsonObject(response.body())
                            .getJsonArray("errors")
                            .getJsonObject(0)
                            .getJsonObject("extensions")
                            .getString("code"));
        }
    }

    @Test
    void aPageElsewhereGetsNoEvents() throws Exception {
        HttpResponse<String> response = cairn.send(cairn.to("/graphql?query=" + RunningCairn.encoded(WATCH))
                .header("Accept", EVENTS)
                .header("Origin", "https://elsewhere.example"));
        assertEquals(403, response.statusCode());
    }

    @Test
    void whoIsGoneIsForgotten() throws Exception {
        int before = watchers();
        try (Events events = new Events(post(WATCH))) {
            events.next();
            assertTrue(watchers() > before);
        }
        for (int tries = 0; watchers() > before; tries++) {
            assertTrue(tries < 1_000, "it is watched for ever");
            Thread.sleep(10);
        }
    }

    private int watchers() throws IOException, InterruptedException {
        return cairn.get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("cairn_watchers "))
                .mapToInt(line -> (int) Double.parseDouble(line.split(" ", -1)[1]))
                .sum();
    }

    private HttpRequest.Builder post(String query) {
        return json(query).header("Accept", EVENTS);
    }

    private HttpRequest.Builder json(String query) {
        return cairn.to("/graphql")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        new JsonObject().put("query", query).encode()));
    }

    /** A stream of events that is read as it comes. */
    private final class Events implements AutoCloseable {
        private final InputStream body;
        private final BufferedReader lines;

        Events(HttpRequest.Builder request) throws IOException, InterruptedException {
            HttpResponse<InputStream> response = client.send(request.build(), BodyHandlers.ofInputStream());
            assertEquals(200, response.statusCode());
            assertEquals(EVENTS, response.headers().firstValue("Content-Type").orElseThrow());
            body = response.body();
            lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        }

        String next() throws IOException {
            String event = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event: ")) {
                    event = line.substring("event: ".length());
                } else if (line.startsWith("data: ")) {
                    return event + " " + line.substring("data: ".length());
                }
            }
            throw new AssertionError("the stream has ended");
        }

        @Override
        public void close() throws IOException {
            body.close();
        }
    }
}
