package dev.cairn.cli;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** A portal that asks one thing after the other while others attack, and notes how long each answer takes. */
final class Honest implements AutoCloseable {
    private static final String QUERY =
            "{ learner(ref: {id: \"ada\"}) { name } nextBestContent(learner: {id: \"ada\"}) { decision { id } } }";
    private static final long PAUSE_MS = 3;
    private static final double P99 = 0.99;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpRequest request;
    private final Queue<Long> took = new ConcurrentLinkedQueue<>();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final Thread thread = new Thread(this::run, "honest");
    private volatile boolean over;

    /** @param token null where none is asked for */
    Honest(String url, @Nullable String token) {
        HttpRequest.Builder asking = HttpRequest.newBuilder(URI.create(url + "/graphql"))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        new JsonObject().put("query", QUERY).encode()));
        request = (token == null ? asking : asking.header("Authorization", "Bearer " + token)).build();
        thread.start();
    }

    private void run() {
        try {
            while (!over) {
                long began = System.nanoTime();
                HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
                took.add(System.nanoTime() - began);
                if (response.statusCode() != 200
                        || response.body().contains("errors")
                        || !response.body().contains("Ada Nilsson")) {
                    wrong.add(response.statusCode() + " " + response.body());
                }
                Thread.sleep(PAUSE_MS);
            }
        } catch (IOException broken) {
            wrong.add(broken.toString());
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** What it was told that it should not have been. */
    List<String> wrong() {
        return List.copyOf(wrong);
    }

    /** How it went for a while. */
    record Went(int answers, double p50, double p99) {
        @Override
        public String toString() {
            return "%d answers, p50 %.1f ms, p99 %.1f ms".formatted(answers, p50, p99);
        }
    }

    /** How it went since the last time this was asked. */
    Went sinceThen() {
        List<Long> all = List.copyOf(took);
        took.removeAll(all);
        long[] sorted = all.stream().mapToLong(Long::longValue).sorted().toArray();
        return sorted.length == 0
                ? new Went(0, 0, 0)
                : new Went(sorted.length, sorted[sorted.length / 2] / 1e6, sorted[(int) (sorted.length * P99)] / 1e6);
    }

    void awaitMore(int count) throws InterruptedException {
        int wanted = took.size() + count;
        for (int i = 0; i < 3_000 && took.size() < wanted; i++) {
            Thread.sleep(10);
        }
        if (took.size() < wanted) {
            throw new AssertionError("an honest client is not answered any more: " + wrong);
        }
    }

    @Override
    public void close() throws InterruptedException {
        over = true;
        thread.join();
    }
}
