package dev.cairn.cli;

import dev.cairn.http.Entrance;
import dev.cairn.http.Gate;
import dev.cairn.http.Lines;
import dev.cairn.http.Metrics;
import dev.cairn.http.PersistedDocuments;
import dev.cairn.http.Readiness;
import dev.cairn.http.Routes;
import dev.cairn.http.Server;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Another open door to a service that runs, with other documents or with limits that a test can wait for. */
final class Door implements AutoCloseable {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Servers of one Vert.x that ask for any port share it. */
    private final Vertx vertx = Vertx.vertx();

    private final Metrics metrics = new Metrics();
    private final Lines lines;
    private final Server server;

    Door(RunningCairn cairn, PersistedDocuments documents, Lines lines) {
        this.lines = lines;
        Node node = cairn.running().node();
        server = Wait.on(Server.start(
                vertx,
                "127.0.0.1",
                0,
                1,
                Routes.of(
                        vertx,
                        cairn.running().api(),
                        documents,
                        node.publishing(),
                        node.catalog(),
                        () -> Future.succeededFuture(new Readiness(true, "UP", 1, 1, "")),
                        metrics,
                        new Gate(Entrance.LOOPBACK, null),
                        lines),
                lines));
    }

    int port() {
        return server.port();
    }

    Lines lines() {
        return lines;
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(server.url() + path)).timeout(Duration.ofSeconds(30));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    /** Asks, and takes events for an answer. */
    HttpResponse<String> events(String query) throws IOException, InterruptedException {
        return send(to("/graphql")
                .header("Content-Type", "application/json")
                .header("Accept", "text/event-stream")
                .POST(BodyPublishers.ofString(
                        new JsonObject().put("query", query).encode())));
    }

    @Override
    public void close() {
        Wait.on(server.stop());
        Wait.on(vertx.close());
        metrics.close();
    }
}
