package dev.cairn.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import dev.cairn.store.TestDatabase;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every field of the schema as every role, on oneself, on a report, on others and on nobody, over HTTP with real tokens:
 * the table is the golden file {@code rights.txt}. A new field changes it, and a new root field needs a question here.
 * {@code -Dgolden=write} writes it anew.
 */
class RightsTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "dev", "cairn", "graphql", "rights.txt");
    private static final Secret SECRET = Secret.of("a secret of the desk that has some forty bytes");

    private static World world;
    private static Keys keys;
    private static Metrics metrics;
    private static Server server;

    @BeforeAll
    static void open() {
        world = new World("graphql_rights");
        Entrance entrance = new Entrance("127.0.0.1", KeySetting.NONE.with(SECRET), List.of(), true, 256, 1_024);
        keys = TestDatabase.await(Keys.open(
                world.vertx,
                entrance.keys(),
                new People(world.database.learners()::find, world.database.learners()::names)));
        metrics = new Metrics();
        Readiness ready = new Readiness(true, "UP", 1, 1, "");
        Lines lines = new Lines();
        server = TestDatabase.await(Server.start(
                world.vertx,
                entrance.host(),
                0,
                1,
                Routes.of(
                        world.vertx,
                        world.api,
                        PersistedDocuments.OPEN,
                        world.publishing,
                        world.catalog,
                        () -> Future.succeededFuture(ready),
                        metrics,
                        new Gate(entrance, keys),
                        lines),
                lines));
    }

    @AfterAll
    static void close() {
        TestDatabase.await(server.stop());
        TestDatabase.await(keys.close());
        metrics.close();
        world.close();
    }

    /** Ada is learner and manager of Cleo; the others have no learner of their own. */
    private static Map<String, String> tokens() {
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put("ADMINISTRATOR", token("root", Role.ADMINISTRATOR));
        tokens.put("EDITOR", token("dora", Role.EDITOR));
        tokens.put("ANALYST", token("emil", Role.ANALYST));
        tokens.put("PORTAL", token("portal", Role.PORTAL));
        tokens.put("MANAGER", token("ada", Role.MANAGER));
        tokens.put("LEARNER", token("ada", Role.LEARNER));
        tokens.put("stranger", SECRET.token("x", Set.of(), Instant.now(), Duration.ofHours(1)));
        return tokens;
    }

    private static String token(String subject, Role role) {
        return SECRET.token(subject, EnumSet.of(role), Instant.now(), Duration.ofHours(1));
    }

    @Test
    void everyFieldAsEveryRole() throws IOException {
        Conversation conversation = new Conversation(server.url(), world);
        SchemaWalk walk = new SchemaWalk(Schema.text(), conversation.arguments());
        String table = new RightsTable(walk, conversation, tokens()).print();
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(GOLDEN, table);
        }
        assertEquals(Files.readString(GOLDEN), table);
        assertEquals(
                "Ada",
                world.ask("{ learner(ref: {id: \"ada\"}) { name } }").text("/learner/name"),
                "the walk has changed nobody");
    }

    @Test
    void whoMayNotKnowOfALearnerIsToldTheSameAsOfOneWhoIsNotThere() {
        Conversation conversation = new Conversation(server.url(), world);
        String token = token("ada", Role.LEARNER);
        int asked = 0;
        SchemaWalk walk = new SchemaWalk(Schema.text(), conversation.arguments());
        for (SchemaWalk.Root root : walk.roots()) {
            if (root.asksAboutLearner()) {
                String there = conversation.text(token, root.question("ben", walk.glance(root.type())));
                String gone = conversation.text(token, root.question("nobody-of-that-id", walk.glance(root.type())));
                assertEquals(
                        gone.replace("nobody-of-that-id", "ben"),
                        there,
                        root.name() + " tells those who are there from those who are not");
                asked++;
            }
        }
        assertTrue(asked >= 10, asked + " questions about learners");
        assertEquals(3, world.count("learner"));
    }
}
