package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cairn.engine.learner.ExternalId;
import dev.cairn.engine.learner.LearnerId;
import dev.cairn.http.keys.KeySetting;
import dev.cairn.http.keys.Keys;
import dev.cairn.http.keys.NoKeys;
import dev.cairn.http.keys.People;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A token names its learner by another system's id: what it is worth while the database does not say who that is. */
class LearnerOfTokenTest {
    private final Vertx vertx = Vertx.vertx();
    private final Provider provider = new Provider("1");

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        Wait.on(vertx.close());
    }

    private Keys keys(Function<ExternalId, Future<@Nullable LearnerId>> learners) throws IOException {
        Path jwks = folder.resolve("jwks.json");
        Files.writeString(jwks, provider.keys().encode());
        return Wait.on(Keys.open(
                vertx,
                new KeySetting(
                        null,
                        jwks.toString(),
                        Provider.ISSUER,
                        Provider.AUDIENCE,
                        "roles",
                        "",
                        "sub",
                        "hr",
                        Duration.ofSeconds(5)),
                new People(learners, id -> Future.failedFuture(new IOException("nobody asks for these")))));
    }

    private String token() {
        return provider.rs256(Provider.claims("0815", "learner"));
    }

    @Test
    void whereTheDatabaseIsGoneNobodyCanSay() throws Exception {
        Keys keys = keys(id -> Future.failedFuture(new IOException("gone")));
        assertThrows(NoKeys.class, () -> Wait.on(keys.identity(token())));
        Wait.on(keys.close());
    }

    @Test
    void norWhereItSaysNothing() throws Exception {
        Keys keys = keys(id -> Promise.<@Nullable LearnerId>promise().future());
        assertThrows(NoKeys.class, () -> Wait.on(keys.identity(token())));
        Wait.on(keys.close());
    }

    @Test
    void whereItAnswersThatIsWhoAsks() throws Exception {
        Keys keys = keys(id -> Future.succeededFuture(new LearnerId(id.system() + "-" + id.value())));
        assertEquals(
                new LearnerId("hr-0815"),
                Wait.on(keys.identity(token())).caller().self());
        Wait.on(keys.close());
    }
}
