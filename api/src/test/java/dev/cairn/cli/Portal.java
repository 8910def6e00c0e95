package dev.cairn.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A site of somebody else: its pages and, where a test wants one that cannot be trusted, a `/graphql` of its own. */
final class Portal implements AutoCloseable {
    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private final List<JsonObject> asked = new CopyOnWriteArrayList<>();
    private volatile Function<JsonObject, @Nullable JsonObject> graphql = question -> null;

    Portal() throws IOException {
        server.setExecutor(threads);
        server.createContext("/", this::page);
        server.createContext("/graphql", this::answer);
        server.start();
    }

    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    String put(String path, String page) {
        pages.put(path, page);
        return origin() + path;
    }

    /** How it answers from now on; null is a 503. */
    void answers(Function<JsonObject, @Nullable JsonObject> answers) {
        asked.clear();
        graphql = answers;
    }

    /** The signals that came, those that were refused too. */
    List<JsonObject> signals() {
        return asked.stream()
                .map(question -> question.getJsonObject("variables").getJsonObject("input"))
                .flatMap(input -> input == null || !input.containsKey("signals")
                        ? Stream.of()
                        : input.getJsonArray("signals").stream())
                .map(JsonObject.class::cast)
                .toList();
    }

    private void page(HttpExchange exchange) throws IOException {
        String page = pages.get(exchange.getRequestURI().getPath());
        send(exchange, page == null ? 404 : 200, "text/html; charset=utf-8", page == null ? "" : page);
    }

    private void answer(HttpExchange exchange) throws IOException {
        JsonObject question =
                new JsonObject(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        asked.add(question);
        JsonObject answer = graphql.apply(question);
        send(exchange, answer == null ? 503 : 200, "application/json", answer == null ? "{}" : answer.encode());
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
