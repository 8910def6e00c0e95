package dev.cairn.bench.load;

import dev.cairn.store.DatabaseAddress;
import dev.cairn.store.EmbeddedPostgres;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Thousands of clients watch one learner each on one of two nodes. What they cost is weighed while nothing happens; then
 * signals come in on the other node, and it is timed how long the watcher waits for what they change.
 */
public final class IdleSubscribers {
    private static final int SUBSCRIBERS = 5_000;
    private static final int AT_ONCE = 50;
    private static final int SIGNALS = 300;
    private static final long PATIENCE_SECONDS = 60;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    /** One for all, and held: Vert.x closes a client that nobody holds any more, with all of its sockets. */
    private final WebSocketClient sockets =
            vertx.createWebSocketClient(new WebSocketClientOptions().setMaxConnections(SUBSCRIBERS));

    private final HttpClient http = HttpClient.newHttpClient();
    private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();
    private final AtomicInteger started = new AtomicInteger();

    /** An event, and when it came. */
    private record Told(String learner, String cause, long at) {}

    private IdleSubscribers() {}

    public static void main(String[] none) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("cairn-bench");
        Path rules = Files.createDirectory(folder.resolve("rules"));
        Path people = Files.writeString(folder.resolve("people.csv"), SwapBook.people(SUBSCRIBERS));
        SwapBook.write(rules, 0);
        Path contents = Files.writeString(
                folder.resolve("content.csv"),
                "Id,Kind,Title,Topics\n" + SwapBook.FIRST + ",checklist,Your first day,first week\n" + SwapBook.SECOND
                        + ",video,Welcome back,welcome\n");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder.resolve("data"))) {
            String url = url(postgres.address());
            try (ServiceProcess one = ServiceProcess.startOn(url, rules);
                    ServiceProcess other = ServiceProcess.startOn(url, rules)) {
                ServiceProcess.runOn(url, "import", "content", contents.toString());
                ServiceProcess.runOn(url, "import", "people", people.toString());
                new IdleSubscribers().measure(one, other);
            }
        }
        // clients' event loops would go on
        System.exit(0);
    }

    private static String url(DatabaseAddress address) {
        return "postgresql://%s:%s@%s:%d/%s?sslmode=%s"
                .formatted(
                        address.user(),
                        address.password(),
                        address.host(),
                        address.port(),
                        address.database(),
                        address.sslMode());
    }

    private void measure(ServiceProcess one, ServiceProcess other) throws IOException, InterruptedException {
        // the catalogue reaches the nodes a moment after its import
        while (first(one, SUBSCRIBERS - 1) == null || first(other, SUBSCRIBERS - 1) == null) {
            Thread.sleep(100);
        }
        // both have answered something, so that what any use of them costs is not counted
        watch(one, SUBSCRIBERS - 1);
        signal(other, "warm", SUBSCRIBERS - 1);
        Memory before = Memory.of(one);
        long start = System.nanoTime();
        for (int i = 0; i < SUBSCRIBERS - 1; i += AT_ONCE) {
            List<Future<Void>> group = new ArrayList<>();
            for (int j = i; j < Math.min(i + AT_ONCE, SUBSCRIBERS - 1); j++) {
                group.add(subscribe(one, j));
            }
            Future.all(group).toCompletionStage().toCompletableFuture().join();
        }
        while (started.get() < SUBSCRIBERS) {
            Thread.sleep(10);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        TimeUnit.SECONDS.sleep(30);
        Memory with = Memory.of(one);
        System.out.printf(
                Locale.ROOT,
                "%d subscribers began within %.1f s%nheap after collection: %,d -> %,d bytes: %,d a subscriber%n"
                        + "resident: %,d -> %,d kB: %,d kB more%n",
                SUBSCRIBERS,
                seconds,
                before.heap(),
                with.heap(),
                (with.heap() - before.heap()) / (SUBSCRIBERS - 1),
                before.resident(),
                with.resident(),
                with.resident() - before.resident());
        List<Double> waits = new ArrayList<>();
        told.clear();
        for (int i = 0; i < SIGNALS; i++) {
            long sent = signal(other, "s" + i, i);
            long acknowledged = System.nanoTime();
            Told event = told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (event == null
                    || !event.learner().equals(("p" + i))
                    || !event.cause().equals("SIGNAL")) {
                throw new IOException("expected an event for " + ("p" + i) + ", came " + event);
            }
            waits.add((event.at() - sent) / 1e6);
            if (i % 100 == 0) {
                System.out.printf(Locale.ROOT, "acknowledged after %.1f ms%n", (acknowledged - sent) / 1e6);
            }
        }
        waits.sort(null);
        System.out.printf(
                Locale.ROOT,
                "%d signals on the other node; sent to told, ms: p50 %.1f, p90 %.1f, p99 %.1f, most %.1f%n",
                SIGNALS,
                waits.get(SIGNALS / 2),
                waits.get(SIGNALS * 9 / 10),
                waits.get(SIGNALS * 99 / 100),
                waits.get(SIGNALS - 1));
    }

    private void watch(ServiceProcess node, int person) throws InterruptedException {
        subscribe(node, person).toCompletionStage().toCompletableFuture().join();
        while (started.get() < 1) {
            Thread.sleep(10);
        }
    }

    private Future<Void> subscribe(ServiceProcess node, int person) {
        URI uri = URI.create(node.url());
        String learner = "p" + person;
        return sockets.connect(new WebSocketConnectOptions()
                        .setHost(uri.getHost())
                        .setPort(uri.getPort())
                        .setURI("/graphql")
                        .addSubProtocol("graphql-transport-ws"))
                .compose(socket -> {
                    socket.textMessageHandler(text -> hear(socket, learner, new JsonObject(text)));
                    return socket.writeTextMessage("{\"type\":\"connection_init\"}");
                });
    }

    private void hear(WebSocket socket, String learner, JsonObject message) {
        switch (message.getString("type")) {
            case "connection_ack" ->
                socket.writeTextMessage(new JsonObject()
                        .put("type", "subscribe")
                        .put("id", "1")
                        .put(
                                "payload",
                                new JsonObject()
                                        .put(
                                                "query",
                                                "subscription($who: ID!) { nextBestContentChanged(learner: {id: $who},"
                                                        + " moment: {device: \"mobile\"}) { cause pick { because content { key } } } }")
                                        .put("variables", new JsonObject().put("who", learner)))
                        .encode());
            case "ping" -> socket.writeTextMessage("{\"type\":\"pong\"}");
            case "next" -> {
                String cause = message.getJsonObject("payload")
                        .getJsonObject("data")
                        .getJsonObject("nextBestContentChanged")
                        .getString("cause");
                if (cause.equals("START")) {
                    started.incrementAndGet();
                } else {
                    told.add(new Told(learner, cause, System.nanoTime()));
                }
            }
            default -> throw new IllegalStateException(message.encode());
        }
    }

    /** What the learner should see next is known from now on, and so something else is next. */
    /** When it was sent. */
    private long signal(ServiceProcess node, String id, int person) throws IOException, InterruptedException {
        String learner = "p" + person;
        String content = first(node, person);
        long sent = System.nanoTime();
        JsonObject recorded = ask(
                node,
                "mutation { recordSignals(input: {signals: [{id: \"" + id + "\", learner: {id: \""
                        + learner + "\"}, kind: \"completed\", at: \"" + Instant.now() + "\", content: {id: \""
                        + content
                        + "\"}}]}) { accepted } }");
        if (recorded.getJsonObject("recordSignals").getInteger("accepted") != 1) {
            throw new IOException(recorded.encode());
        }
        return sent;
    }

    /** What the learner should see next; null where that is nothing. */
    private @Nullable String first(ServiceProcess node, int person) throws IOException, InterruptedException {
        JsonObject pick = ask(
                        node,
                        "{ nextBestContent(learner: {id: \"p" + person
                                + "\"}, moment: {device: \"mobile\"}) { pick { content { key } } } }")
                .getJsonObject("nextBestContent")
                .getJsonObject("pick");
        return pick == null ? null : pick.getJsonObject("content").getString("key");
    }

    private JsonObject ask(ServiceProcess node, String query) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(URI.create(node.url() + "/graphql"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(
                                new JsonObject().put("query", query).encode()))
                        .build(),
                BodyHandlers.ofString());
        JsonObject answer = new JsonObject(response.body());
        if (answer.containsKey("errors")) {
            throw new IOException(response.body());
        }
        return answer.getJsonObject("data");
    }
}
