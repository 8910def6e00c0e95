package dev.cairn.cli;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The service on a port of its own, with a PostgreSQL of its own, and a client before it. */
final class RunningCairn implements AutoCloseable {
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private final StringWriter printed = new StringWriter();
    private final Running running;

    private RunningCairn(Path data, @Nullable Path rules) throws IOException {
        running = Running.start(new Wish(0, new Location(data), rules, true), new PrintWriter(printed, true));
    }

    static RunningCairn on(Path data) throws IOException {
        return new RunningCairn(data, null);
    }

    static RunningCairn on(Path data, Path rules) throws IOException {
        return new RunningCairn(data, rules);
    }

    Running running() {
        return running;
    }

    int port() {
        return running.server().port();
    }

    /** What stood on the terminal so far. */
    String printed() {
        return printed.toString();
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(running.server().url() + path)).timeout(Duration.ofSeconds(30));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(to(path));
    }

    HttpResponse<String> post(String body) throws IOException, InterruptedException {
        return send(to("/graphql").header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    /** The answer to a query without variables, which must be there without errors. */
    JsonObject ask(String query) throws IOException, InterruptedException {
        HttpResponse<String> response =
                post(new JsonObject().put("query", query).encode());
        JsonObject answer = new JsonObject(response.body());
        if (response.statusCode() != 200 || answer.containsKey("errors")) {
            throw new AssertionError(response.statusCode() + ": " + response.body());
        }
        return answer.getJsonObject("data");
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        running.close();
    }
}
