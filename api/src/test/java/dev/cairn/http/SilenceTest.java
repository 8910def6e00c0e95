package dev.cairn.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Connections on which a request does not come to its end, and those that only look like it. */
class SilenceTest {
    private static final long SOON = 400;
    private static final long NEVER = 300_000;
    private static final String GET = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final String HI = "hi";

    private final Vertx vertx = Vertx.vertx();
    private final Promise<Void> held = Promise.promise();
    private Lines lines = new Lines();
    private @Nullable Server running;

    private Socket connected(Patience patience) throws Exception {
        lines = new Lines(10, patience);
        Router router = Router.router(vertx);
        router.route().handler(lines.silence()::handle);
        router.get("/").handler(context -> context.response().end(HI));
        router.get("/late")
                .handler(context ->
                        vertx.setTimer(4 * SOON, late -> context.response().end(HI)));
        router.get("/held").handler(context -> held.future()
                .onComplete(now -> context.response().end(HI)));
        router.post("/").handler(context -> context.response().end(HI));
        Server server = Server.start(vertx, "127.0.0.1", 0, 1, router, lines)
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        running = server;
        Socket socket = new Socket("127.0.0.1", server.port());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private Server server() {
        return Objects.requireNonNull(running);
    }

    @AfterEach
    void close() throws Exception {
        server().stop().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Reads one answer; what comes after it stays. */
    private static void hear(Socket socket) throws IOException {
        StringBuilder heard = new StringBuilder();
        while (!heard.toString().endsWith("\r\n\r\n" + HI)) {
            int sign = socket.getInputStream().read();
            assertTrue(sign >= 0, () -> "closed after " + heard);
            heard.append((char) sign);
        }
        assertTrue(heard.toString().startsWith("HTTP/1.1 200 "), heard::toString);
    }

    /** Goes on saying something, so that the connection is never idle, until nobody listens any more. */
    private static void assertCutWhileSaying(Socket socket, String what) throws Exception {
        for (int i = 0; i < 400; i++) {
            try {
                send(socket, what);
            } catch (IOException gone) {
                return;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("it may go on for ever");
    }

    @Test
    void whoSaysNothingIsCut() throws Exception {
        try (Socket socket = connected(Patience.USUAL.withRequests(SOON, NEVER, NEVER, NEVER))) {
            assertEquals(-1, socket.getInputStream().read());
        }
    }

    @Test
    void aHeadThatComesByteByByteIsCut() throws Exception {
        try (Socket socket = connected(Patience.USUAL.withRequests(SOON, NEVER, NEVER, NEVER))) {
            send(socket, "GET / HTTP/1.1\r\nHost: localhost\r\nX-A: ");
            assertCutWhileSaying(socket, "x");
        }
    }

    @Test
    void soIsTheNextOneAfterAGoodRequest() throws Exception {
        try (Socket socket = connected(Patience.USUAL.withRequests(NEVER, SOON, NEVER, NEVER))) {
            send(socket, GET);
            hear(socket);
            send(socket, "GET / HTTP/1.1\r\nHost: localhost\r\nX-A: ");
            assertCutWhileSaying(socket, "x");
        }
    }

    @Test
    void soIsABodyThatNobodyReads() throws Exception {
        try (Socket socket = connected(Patience.USUAL.withRequests(NEVER, SOON, NEVER, SOON))) {
            send(socket, "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n");
            assertCutWhileSaying(socket, "x");
        }
    }

    @Test
    void whoAsksInTimeGoesOn() throws Exception {
        try (Socket socket = connected(Patience.USUAL.withRequests(2 * SOON, NEVER, NEVER, 2 * SOON))) {
            send(socket, GET);
            hear(socket);
            Thread.sleep(3 * SOON);
            send(socket, GET + GET);
            hear(socket);
            hear(socket);
        }
    }

    @Test
    void anAnswerMayTakeItsTime() throws Exception {
        try (Socket socket = connected(Patience.USUAL.withRequests(SOON, NEVER, NEVER, SOON))) {
            send(socket, "GET /late HTTP/1.1\r\nHost: localhost\r\n\r\n" + GET);
            hear(socket);
            hear(socket);
        }
    }

    @Test
    void whoWouldRatherSpeakHttp2IsAnsweredAsEverybody() throws Exception {
        try (Socket other = connected(Patience.USUAL.withRequests(SOON, NEVER, NEVER, SOON))) {
            HttpRequest late = HttpRequest.newBuilder(URI.create(server().url() + "/late"))
                    .version(HttpClient.Version.HTTP_2)
                    .build();
            HttpResponse<String> answer = HttpClient.newHttpClient().send(late, BodyHandlers.ofString());
            assertEquals(HI, answer.body());
            assertEquals(HttpClient.Version.HTTP_1_1, answer.version());
            assertEquals(-1, other.getInputStream().read());
        }
    }

    @Test
    void whoAsksNothingIsHungUpOnAtOnceWhenTheNodeStopsAndWhoAskedIsAnswered() throws Exception {
        try (Socket asking = connected(Patience.USUAL.withRequests(NEVER, NEVER, NEVER, NEVER));
                Socket silent = new Socket("127.0.0.1", server().port());
                Socket between = new Socket("127.0.0.1", server().port());
                Socket midway = new Socket("127.0.0.1", server().port())) {
            send(between, GET);
            hear(between);
            send(midway, "GET / HTTP/1.1\r\nHost: loc");
            send(asking, "GET /held HTTP/1.1\r\nHost: localhost\r\n\r\n");
            for (int i = 0; lines.silence().size() < 4; i++) {
                assertTrue(i < 1_000, "they do not come in");
                Thread.sleep(10);
            }
            Future<Void> stopping = server().stop();
            for (Socket idle : List.of(silent, between, midway)) {
                idle.setSoTimeout(20_000);
                assertEquals(-1, idle.getInputStream().read());
            }
            assertFalse(stopping.isComplete(), "it did not wait for who asked");
            held.complete();
            hear(asking);
            assertEquals(-1, asking.getInputStream().read());
            stopping.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void whoIsGoneIsForgottenAtOnce() throws Exception {
        Socket socket = connected(Patience.USUAL.withRequests(NEVER, NEVER, NEVER, NEVER));
        for (int i = 0; i < 50; i++) {
            try (Socket another = new Socket("127.0.0.1", server().port())) {
                send(another, GET);
                hear(another);
            }
        }
        socket.close();
        for (int i = 0; lines.silence().size() > 0; i++) {
            assertTrue(i < 1_000, () -> lines.silence().size() + " are kept");
            Thread.sleep(10);
        }
    }
}
