package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.http.keys.Keys;
import dev.cairn.http.keys.NoKeys;
import dev.cairn.http.keys.People;
import dev.cairn.http.keys.Refused;
import dev.cairn.store.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An identity provider changes its keys while we run: the new ones are taken, the old ones forgotten, nonsense ignored. */
class RotationTest {
    private final Vertx vertx = Vertx.vertx();
    private final Provider before = new Provider("1");
    private final Provider after = new Provider("2");
    private final JsonObject claims = Provider.claims("ada", "learner");

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        Wait.on(vertx.close());
    }

    @Test
    void aFileIsReadAgainWhenItChanges() throws Exception {
        Path file = folder.resolve("jwks.json");
        Files.writeString(file, before.keys().encode());
        Keys keys = open(file.toString());
        assertTrue(isGood(keys, before.rs256(claims)));
        assertTrue(!isGood(keys, after.rs256(claims)));

        replace(file, after.keys().encode());
        TestDatabase.eventually(() -> isGood(keys, after.es256(claims)));
        assertTrue(!isGood(keys, before.rs256(claims)), "a token of a key that is gone is not kept in memory");

        for (String nonsense :
                List.of("", "{", "{\"keys\": []}", "[]", "{\"keys\": [{\"kty\": \"oct\", \"k\": \"c2VjcmV0\"}]}")) {
            replace(file, nonsense);
            Wait.on(vertx.timer(20).mapEmpty());
            assertTrue(isGood(keys, after.eddsa(claims)), nonsense);
        }
        Files.delete(file);
        assertTrue(!isGood(keys, before.rs256(claims)));
        assertTrue(isGood(keys, after.rs256(claims)), "the last good keys stay");

        JsonArray both = before.keys().getJsonArray("keys").addAll(after.keys().getJsonArray("keys"));
        replace(file, new JsonObject().put("keys", both).encode());
        TestDatabase.eventually(() -> isGood(keys, before.rs256(claims)));
        assertTrue(isGood(keys, after.rs256(claims)));
        Wait.on(keys.close());
    }

    @Test
    void aFileThatIsNoGoodFromTheStartStopsTheStart() throws Exception {
        Path file = folder.resolve("jwks.json");
        assertThrows(IllegalArgumentException.class, () -> open(file.toString()));
        String secret =
                "{\"keys\": [{\"kty\": \"oct\", \"alg\": \"HS256\", \"k\": \"c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0\"}]}";
        Files.writeString(file, secret);
        String message = String.valueOf(assertThrows(IllegalArgumentException.class, () -> open(file.toString()))
                .getMessage());
        assertTrue(message.contains("private or secret key"), message);
        for (String place :
                List.of("http://login.example/jwks", "https://user:word@login.example/jwks", "ftp://login.example/")) {
            assertThrows(IllegalArgumentException.class, () -> open(place), place);
        }
    }

    @Test
    void anAddressIsAskedAgainForAKeyThatIsNotKnownAndNotTooOften() {
        AtomicInteger asked = new AtomicInteger();
        AtomicReference<String> text = new AtomicReference<>(before.keys().encode());
        withServer(
                answer -> {
                    asked.incrementAndGet();
                    answer.end(text.get());
                },
                url -> {
                    Keys keys = open(url);
                    assertTrue(isGood(keys, before.rs256(claims)));
                    assertEquals(1, asked.get());
                    List<String> made = IntStream.range(0, 50)
                            .mapToObj(i -> before.rs256(
                                    Provider.header("RS256", "made-up-" + i).encode(), claims.encode()))
                            .toList();
                    made.forEach(token -> assertTrue(!isGood(keys, token)));
                    assertTrue(asked.get() <= 2, asked + " questions for 50 made-up keys");
                    Wait.on(keys.close());
                });
    }

    @Test
    void anAddressThatComesBackIsTakenAndOneThatMisbehavesIsNot() {
        AtomicReference<Consumer<HttpServerResponse>> behaviour =
                new AtomicReference<>(answer -> answer.setStatusCode(500).end());
        withServer(answer -> Objects.requireNonNull(behaviour.get()).accept(answer), url -> {
            // whoever is down while we start is waited for
            Keys keys = open(url);
            assertThrows(NoKeys.class, () -> Wait.on(keys.identity(before.rs256(claims))));
            Wait.on(keys.close());

            for (Consumer<HttpServerResponse> bad : List.<Consumer<HttpServerResponse>>of(
                    answer ->
                            answer.setStatusCode(302).putHeader("Location", url).end(),
                    answer -> answer.end("x".repeat(600_000)),
                    answer -> answer.end("<html>"),
                    answer -> answer.reset())) {
                behaviour.set(bad);
                Keys none = open(url);
                assertThrows(NoKeys.class, () -> Wait.on(none.identity(before.rs256(claims))));
                Wait.on(none.close());
            }
            behaviour.set(answer -> answer.end(before.keys().encode()));
            Keys good = reached(url);
            assertTrue(isGood(good, before.es256(claims)));
            // from here on it says nothing at all; whoever has a known key does not notice
            behaviour.set(answer -> {});
            assertTrue(isGood(good, before.eddsa(claims)));
            Wait.on(good.close());
        });
    }

    /** On a busy machine an answer may come too late; whoever starts anew asks anew. */
    private Keys reached(String url) {
        for (int tries = 1; ; tries++) {
            Keys keys = open(url);
            try {
                Wait.on(keys.identity(before.es256(claims)));
                return keys;
            } catch (Exception late) {
                Wait.on(keys.close());
                if (tries == 3 || !(late instanceof NoKeys)) {
                    throw late;
                }
            }
        }
    }

    private static final People NOBODY =
            new People(id -> Future.succeededFuture(), id -> Future.succeededFuture(Set.of()));

    private Keys open(String place) {
        return Wait.on(Keys.open(vertx, KeyedCairn.setting(place), NOBODY));
    }

    private static boolean isGood(Keys keys, String token) {
        try {
            return Wait.on(keys.identity(token)).caller().subject() != null;
        } catch (Exception refused) {
            if (refused instanceof Refused) {
                return false;
            }
            throw refused;
        }
    }

    /** As an editor or a mounted secret does it: the file is always whole. */
    private void replace(Path file, String text) throws Exception {
        Path other = folder.resolve("other");
        Files.writeString(other, text);
        Files.move(other, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void withServer(Consumer<HttpServerResponse> behaviour, Consumer<String> work) {
        HttpServer server = Wait.on(vertx.createHttpServer()
                .requestHandler(request -> behaviour.accept(request.response()))
                .listen(0, "127.0.0.1"));
        try {
            work.accept("http://127.0.0.1:" + server.actualPort() + "/jwks.json");
        } finally {
            Wait.on(server.close());
        }
    }
}
