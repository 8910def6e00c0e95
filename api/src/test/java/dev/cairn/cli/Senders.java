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
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Clients that send signals at once, and note what was acknowledged. */
final class Senders {
    private static final String RECORD = "mutation($input: RecordSignalsInput!) { recordSignals(input: $input)"
            + " { accepted duplicates userErrors { code message } } }";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI uri;
    private final Queue<List<Deed>> waiting;
    final Queue<Deed> acknowledged = new ConcurrentLinkedQueue<>();
    /** Sent, and nobody knows what became of it. */
    final Queue<List<Deed>> open = new ConcurrentLinkedQueue<>();

    private final List<Thread> threads = new ArrayList<>();

    Senders(String url, Queue<List<Deed>> waiting) {
        uri = URI.create(url + "/graphql");
        this.waiting = waiting;
    }

    /** In the order given, in pieces of one to {@code most}. */
    static Queue<List<Deed>> pieces(List<Deed> deeds, int most, Random random) {
        Queue<List<Deed>> pieces = new ConcurrentLinkedQueue<>();
        for (int from = 0; from < deeds.size(); ) {
            int until = Math.min(deeds.size(), from + 1 + random.nextInt(most));
            pieces.add(List.copyOf(deeds.subList(from, until)));
            from = until;
        }
        return pieces;
    }

    Senders start(int count) {
        for (int i = 0; i < count; i++) {
            Thread sender = new Thread(this::send, "sender " + i);
            threads.add(sender);
            sender.start();
        }
        return this;
    }

    /** Until all is sent, or nobody answers any more. */
    void join() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void send() {
        for (List<Deed> piece = waiting.poll(); piece != null; piece = waiting.poll()) {
            try {
                while (!record(piece)) {
                    // too busy for the moment: whoever sends asks again, and is counted once
                }
                acknowledged.addAll(piece);
            } catch (IOException unanswered) {
                open.add(piece);
                return;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /**
     * Whether it was acknowledged; false where the service says that it cannot now, and nobody knows what became of it.
     *
     * @throws IOException where no answer came
     */
    boolean record(List<Deed> piece) throws IOException, InterruptedException {
        JsonArray signals = new JsonArray();
        piece.forEach(deed -> signals.add(deed.json()));
        String body = new JsonObject()
                .put("query", RECORD)
                .put("variables", new JsonObject().put("input", new JsonObject().put("signals", signals)))
                .encode();
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(uri)
                        .timeout(Duration.ofSeconds(60))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        JsonObject answer = new JsonObject(response.body());
        JsonObject data = answer.getJsonObject("data");
        if (response.body().contains("\"TIMEOUT\"") || response.body().contains("\"UNAVAILABLE\"")) {
            return false;
        }
        JsonObject recorded = data == null ? null : data.getJsonObject("recordSignals");
        if (recorded == null || recorded.getInteger("accepted") + recorded.getInteger("duplicates") != piece.size()) {
            throw new IllegalStateException("not recorded: " + response.body());
        }
        return true;
    }
}
