package dev.cairn.cli;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Clients that ask one thing after the other until they are stopped, and note what came of each. */
final class Load implements AutoCloseable {
    /** No answer came: the connection was refused or lost. */
    static final String NONE = "no answer";

    private static final long PAUSE_MS = 2;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicInteger number = new AtomicInteger();
    private final Queue<Told> told = new ConcurrentLinkedQueue<>();
    private volatile boolean over;

    /**
     * What came of a request.
     *
     * @param code {@code OK}, the code of the first error, or {@link #NONE}
     */
    record Told(int number, long began, long ended, String code, String body) {
        long took() {
            return Duration.ofNanos(ended - began).toMillis();
        }
    }

    /** @param query by the request's number, which no other request of this load has */
    Load(String url, int clients, IntFunction<String> query) {
        URI uri = URI.create(url + "/graphql");
        for (int i = 0; i < clients; i++) {
            Thread thread = new Thread(() -> run(uri, query), "load " + i);
            threads.add(thread);
            thread.start();
        }
    }

    private void run(URI uri, IntFunction<String> query) {
        try {
            while (!over) {
                int mine = number.incrementAndGet();
                long began = System.nanoTime();
                String body = sent(uri, query.apply(mine));
                told.add(new Told(mine, began, System.nanoTime(), code(body), body));
                Thread.sleep(PAUSE_MS);
            }
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private String sent(URI uri, String query) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        new JsonObject().put("query", query).encode()))
                .build();
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            return response.body();
        } catch (IOException unanswered) {
            return "";
        }
    }

    static String code(String body) {
        if (body.isEmpty()) {
            return NONE;
        }
        JsonArray errors = new JsonObject(body).getJsonArray("errors");
        return errors == null
                ? "OK"
                : errors.getJsonObject(0).getJsonObject("extensions").getString("code");
    }

    List<Told> told() {
        return List.copyOf(told);
    }

    /** Until so many more have been answered as they should be. */
    Load awaitMore(int count) throws InterruptedException {
        long wanted = well() + count;
        for (int i = 0; i < 3_000 && well() < wanted; i++) {
            Thread.sleep(10);
        }
        if (well() < wanted) {
            throw new AssertionError("nothing is answered any more: " + told.size() + " asked, " + well() + " well; "
                    + told.peek());
        }
        return this;
    }

    private long well() {
        return told.stream().filter(one -> one.code().equals("OK")).count();
    }

    @Override
    public void close() throws InterruptedException {
        over = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
