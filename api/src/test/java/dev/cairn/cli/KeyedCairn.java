package dev.cairn.cli;

import dev.cairn.graphql.Caller;
import dev.cairn.http.Entrance;
import dev.cairn.http.Gate;
import dev.cairn.http.Lines;
import dev.cairn.http.Metrics;
import dev.cairn.http.PersistedDocuments;
import dev.cairn.http.Readiness;
import dev.cairn.http.Routes;
import dev.cairn.http.Server;
import dev.cairn.http.keys.KeySetting;
import dev.cairn.http.keys.Keys;
import dev.cairn.http.keys.People;
import dev.cairn.http.keys.Secret;
import dev.cairn.store.Learners;
import io.vertx.core.Future;
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
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Another door to a service that runs, one with keys: the same addresses, the same people behind it. */
final class KeyedCairn implements AutoCloseable {
    static final String SECRET = "a secret of the desk that has some forty bytes";

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    /** Servers of one Vert.x that ask for the same negative port get the same one, and this door is not the open one. */
    private static final AtomicInteger PORTS = new AtomicInteger(-2);

    private final Keys keys;
    private final Metrics metrics = new Metrics();
    private final Server server;

    KeyedCairn(RunningCairn cairn, Entrance entrance) {
        Node node = cairn.running().node();
        Learners learners = node.database().learners();
        keys = Wait.on(Keys.open(node.vertx(), entrance.keys(), new People(learners::find, learners::names)));
        Readiness ready = new Readiness(true, "UP", 1, 1, "");
        Lines lines = new Lines();
        server = Wait.on(Server.start(
                node.vertx(),
                entrance.host(),
                PORTS.getAndDecrement(),
                1,
                Routes.of(
                        node.vertx(),
                        cairn.running().api(),
                        PersistedDocuments.OPEN,
                        node.publishing(),
                        node.catalog(),
                        () -> Future.succeededFuture(ready),
                        metrics,
                        new Gate(entrance, keys),
                        lines),
                lines));
    }

    /** Tokens of a provider and of the desk. */
    static KeySetting setting(@Nullable String jwks) {
        return new KeySetting(
                Secret.of(SECRET),
                jwks,
                Provider.ISSUER,
                Provider.AUDIENCE,
                "roles",
                "",
                "sub",
                null,
                Duration.ofSeconds(5));
    }

    static Entrance entrance(KeySetting keys) {
        return new Entrance("127.0.0.1", keys, List.of("https://portal.example"), true, 256, 1_024);
    }

    Keys keys() {
        return keys;
    }

    int port() {
        return server.port();
    }

    String url() {
        return server.url();
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(server.url() + path)).timeout(Duration.ofSeconds(30));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    HttpRequest.Builder asking(String query) {
        return to("/graphql")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        new JsonObject().put("query", query).encode()));
    }

    HttpResponse<String> ask(String token, String query) throws IOException, InterruptedException {
        return send(asking(query).header("Authorization", "Bearer " + token));
    }

    /** Who the token's sender is. */
    Caller caller(String token) {
        return Wait.on(keys.identity(token)).caller();
    }

    @Override
    public void close() {
        Wait.on(server.stop());
        Wait.on(keys.close());
        metrics.close();
    }
}
