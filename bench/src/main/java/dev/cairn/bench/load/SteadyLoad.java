package dev.cairn.bench.load;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.Histogram;

/**
 * Requests at a steady rate, whether or not the ones before have been answered. A latency runs from the moment at which
 * the request was due, so that a pause of the service counts for every request that it held up.
 */
final class SteadyLoad implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final AtomicInteger sent = new AtomicInteger();
    private final URI uri;
    private final List<String> bodies;

    /** What came back; {@code status} 0 and the failure as body where nothing did. Nanoseconds of the system's clock. */
    record Answer(long due, long done, int status, String body) {}

    /** @param bodies asked in turn */
    SteadyLoad(String url, List<String> bodies, int perSecond) {
        uri = URI.create(url + "/graphql");
        this.bodies = List.copyOf(bodies);
        long gap = TimeUnit.SECONDS.toNanos(1) / perSecond;
        long start = System.nanoTime() + gap;
        var unused = clock.scheduleAtFixedRate(() -> send(start + sent.get() * gap), gap, gap, TimeUnit.NANOSECONDS);
    }

    private void send(long due) {
        String body = bodies.get(sent.getAndIncrement() % bodies.size());
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        var unused = client.sendAsync(request, BodyHandlers.ofString()).whenComplete((response, failure) -> {
            long done = System.nanoTime();
            answers.add(
                    failure == null
                            ? new Answer(due, done, response.statusCode(), response.body())
                            : new Answer(due, done, 0, failure.toString()));
        });
    }

    /** Those that were due from one moment to another and have been answered. */
    List<Answer> between(long from, long until) {
        return answers.stream()
                .filter(answer -> answer.due >= from && answer.due < until)
                .toList();
    }

    int sent() {
        return sent.get();
    }

    int answered() {
        return answers.size();
    }

    static double percentile(List<Answer> answers, double percentile) {
        Histogram latencies = new Histogram(3);
        answers.forEach(answer -> latencies.recordValue(Math.max(0, answer.done - answer.due)));
        return latencies.getValueAtPercentile(percentile) / 1e6;
    }

    /** Sends no more and waits for the answers that are under way. */
    @Override
    public void close() throws InterruptedException {
        clock.shutdown();
        long patience = System.nanoTime() + PATIENCE.toNanos();
        while (answered() < sent() && System.nanoTime() < patience) {
            Thread.sleep(10);
        }
    }
}
