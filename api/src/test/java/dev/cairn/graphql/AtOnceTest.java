package dev.cairn.graphql;

import static dev.cairn.store.TestDatabase.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.http.Entrance;
import dev.cairn.http.Gate;
import dev.cairn.http.Lines;
import dev.cairn.http.Metrics;
import dev.cairn.http.PersistedDocuments;
import dev.cairn.http.Readiness;
import dev.cairn.http.Routes;
import dev.cairn.http.Server;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many requests at once about one learner, over HTTP. */
class AtOnceTest {
    private static final int SIGNALS = 50;
    /** Each waits for its answer: all wait for one row, and none for longer than an answer may take. */
    private static final int CLIENTS = 16;

    private static final int CHANGES = 1_000;
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static World world;
    private static Metrics metrics;
    private static Server server;

    @BeforeAll
    static void open() {
        world = new World("graphql_at_once");
        metrics = new Metrics();
        Lines lines = new Lines();
        server = await(Server.start(
                world.vertx,
                Entrance.LOOPBACK.host(),
                0,
                2,
                Routes.of(
                        world.vertx,
                        world.api,
                        PersistedDocuments.OPEN,
                        world.publishing,
                        world.catalog,
                        () -> Future.succeededFuture(new Readiness(true, "UP", 1, 1, "")),
                        metrics,
                        new Gate(Entrance.LOOPBACK, null),
                        lines),
                lines));
    }

    @AfterAll
    static void close() throws Exception {
        await(server.stop());
        metrics.close();
        world.close();
    }

    @Test
    void fiftySignalsOfOneLearnerAreFiftyAndMoveThemOnce() throws Exception {
        List<JsonObject> answers = atOnce(
                SIGNALS, SIGNALS, i -> () -> send("""
                mutation { recordSignals(input: {signals: [{id: "at-once-%02d", learner: {id: "ada"}, kind: "viewed",
                    content: {id: "welcome"}, at: "2026-03-02T07:%02d:00Z"}]}) {
                  accepted duplicates userErrors { code message }
                  entries { learner { journeys { program stage } } transitions { from to } } } }""".formatted(i, 59 - i)).getJsonObject("recordSignals"));
        for (JsonObject answer : answers) {
            // who was told that it takes too long has sent it again
            assertEquals(1, answer.getInteger("accepted") + answer.getInteger("duplicates"), answer::encode);
            assertEquals(
                    "consideration",
                    answer.getJsonArray("entries")
                            .getJsonObject(0)
                            .getJsonObject("learner")
                            .getJsonArray("journeys")
                            .getJsonObject(0)
                            .getString("stage"),
                    "each sees what it did itself");
        }
        assertEquals(50, world.count("signal where learner = 'ada'"));
        assertEquals(1, world.count("day_count where learner = 'ada' and count = 50"));
        assertEquals(1, world.count("kind_count where learner = 'ada' and count = 50"));
        assertEquals(1, world.count("content_count where learner = 'ada' and count = 50"));
        assertEquals(1, world.count("day_count where learner = 'ada'"));
        String standing = "transition where learner = 'ada' and superseded_at is null";
        assertEquals(2, world.count(standing), "the start and one move");
        // the earliest of all is the cause, whichever came first
        assertEquals(
                1,
                world.count(standing + " and to_stage = 'consideration' and signals = '{at-once-49}'"
                        + " and at = '2026-03-02T07:10:00Z'"));
        assertEquals(1, world.count("journey where learner = 'ada' and stage = 'consideration'"));
    }

    @Tag("deep")
    @Test
    void aThousandChangesOfOneLearnerAreEachMadeOnceOrRefused() throws Exception {
        long start = ask("{ learner(ref: {id: \"ben\"}) { version } }")
                .getJsonObject("learner")
                .getLong("version");
        AtomicLong seen = new AtomicLong(start);
        AtomicInteger refused = new AtomicInteger();
        Map<Long, Integer> made = new ConcurrentSkipListMap<>();
        List<Integer> changes =
                new ArrayList<>(IntStream.range(0, CHANGES).boxed().toList());
        Collections.shuffle(changes, new Random(5));
        atOnce(CHANGES, CLIENTS, i -> () -> {
            int change = changes.get(i);
            JsonObject answer =
                    ask("""
                    mutation { updateLearner(input: {learner: {id: "ben"}, version: %d,
                        attributes: [{name: "a%d", value: "%d"}]}) {
                      learner { version } userErrors { code } } }""".formatted(seen.get(), change % 20, change)).getJsonObject("updateLearner");
            JsonArray errors = answer.getJsonArray("userErrors");
            if (errors.isEmpty()) {
                long version = answer.getJsonObject("learner").getLong("version");
                assertEquals(null, made.put(version, change), "two changes made one version");
                seen.accumulateAndGet(version, Math::max);
            } else {
                assertEquals("VERSION_CONFLICT", errors.getJsonObject(0).getString("code"));
                refused.incrementAndGet();
            }
            return answer;
        });
        assertEquals(CHANGES, made.size() + refused.get());
        assertTrue(made.size() > 1 && refused.get() > 0, made.size() + " made, " + refused + " refused");
        Map<String, String> wanted = new TreeMap<>();
        made.forEach((version, change) -> wanted.put("a" + change % 20, String.valueOf(change)));
        JsonObject ben = ask("{ learner(ref: {id: \"ben\"}) { version attributes { name value } } }")
                .getJsonObject("learner");
        assertEquals(start + made.size(), ben.getLong("version"));
        Map<String, String> there = new TreeMap<>();
        ben.getJsonArray("attributes")
                .forEach(one -> there.put(((JsonObject) one).getString("name"), ((JsonObject) one).getString("value")));
        assertEquals(wanted, there, "what the last change of each said");
    }

    private static <T> List<T> atOnce(int times, int threads, IntFunction<Callable<T>> work) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(threads);
        try {
            List<T> answers = new ArrayList<>();
            for (var answer :
                    clients.invokeAll(IntStream.range(0, times).mapToObj(work).toList())) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            clients.shutdown();
        }
    }

    /** On a machine that is busy with other work an answer may take too long; a signal is sent again then. */
    private static JsonObject send(String query) throws Exception {
        String body = post(query);
        while (body.contains("\"TIMEOUT\"")) {
            body = post(query);
        }
        return data(body);
    }

    private static JsonObject ask(String query) throws Exception {
        return data(post(query));
    }

    private static JsonObject data(String body) {
        JsonObject answer = new JsonObject(body);
        assertFalse(answer.containsKey("errors"), body);
        return answer.getJsonObject("data");
    }

    private static String post(String query) throws Exception {
        return CLIENT.send(
                        HttpRequest.newBuilder(URI.create(server.url() + "/graphql"))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(
                                        new JsonObject().put("query", query).encode()))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }
}
