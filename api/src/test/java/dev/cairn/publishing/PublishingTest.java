package dev.cairn.publishing;

import static dev.cairn.store.TestDatabase.await;
import static dev.cairn.store.TestDatabase.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.RuleFile;
import dev.cairn.store.Database;
import dev.cairn.store.DatabaseAddress;
import dev.cairn.store.TestContent;
import dev.cairn.store.TestDatabase;
import io.vertx.core.Vertx;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rule books on two nodes of one database. */
class PublishingTest {
    private static final List<RuleFile> FIRST = book(10);
    private static final List<RuleFile> BROKEN = TestBook.files("""
            content-rules:
            Name,Device,Then show kind,Points
            videos,mobile,video,many
            """);

    private DatabaseAddress address = TestDatabase.empty("publishing");
    private Node here = new Node(address);

    private static List<RuleFile> book(int points) {
        return TestBook.files("""
                content-rules:
                Name,Device,Then show kind,Points
                videos,mobile,video,%d
                """.formatted(points));
    }

    /** One process that serves. */
    private static final class Node {
        private final Vertx vertx = Vertx.vertx();
        private final Database database;
        private final LiveCatalog catalog;
        private final Publishing publishing;

        Node(DatabaseAddress address) {
            database = await(Database.open(vertx, address));
            await(database.contents().save(TestContent.video("a"), null));
            catalog = await(LiveCatalog.open(vertx, database));
            publishing = await(Publishing.open(vertx, database, catalog, FIRST));
        }

        Publication publish(List<RuleFile> files) {
            return await(publishing.publish(files, "Ada", "a try"));
        }

        long version() {
            return publishing.book().get().version();
        }

        void close() {
            await(publishing.close());
            await(catalog.close());
            await(database.close());
            await(vertx.close());
        }
    }

    @AfterEach
    void close() {
        here.close();
    }

    @Test
    void theFirstBookIsVersionOneAndStaysSo() {
        assertEquals(1, here.version());
        assertEquals(
                1,
                assertInstanceOf(Publication.Unchanged.class, here.publish(FIRST))
                        .edition()
                        .version());
        here.close();
        here = new Node(address);
        assertEquals(1, here.version());
    }

    @Test
    void aPublishedBookDecidesHereAtOnceAndThereSoon() {
        Node there = new Node(address);
        assertEquals(
                2,
                assertInstanceOf(Publication.Published.class, here.publish(book(20)))
                        .version());
        assertEquals(2, here.version());
        eventually(() -> there.version() == 2);
        assertEquals(
                here.publishing.book().get().hash(),
                there.publishing.book().get().hash());
        there.close();
    }

    @Test
    void aBrokenBookIsRefusedByItsCellAndTheLastGoodOneServesOn() {
        Publication.Rejected rejected = assertInstanceOf(Publication.Rejected.class, here.publish(BROKEN));
        Issue issue = rejected.issues().get(0);
        assertEquals(
                "content-rules.csv, row 2, column \"Points\" (D2)",
                issue.place().toString());
        assertEquals(1, here.version());
        assertEquals(
                1, await(here.database.ruleBooks().before(Long.MAX_VALUE, 10)).size());
    }

    @Test
    void aValueThatTheCatalogueDoesNotKnowIsRefused() {
        Publication.Rejected rejected = assertInstanceOf(Publication.Rejected.class, here.publish(TestBook.files("""
                        content-rules:
                        Name,Device,Then show kind,Points
                        videos,mobile,vidoe,10
                        """)));
        assertTrue(rejected.issues().stream().anyMatch(issue -> "video".equals(issue.nearest())), rejected::toString);
        assertEquals(1, here.version());
    }

    @Test
    void anOlderBookIsPublishedAnew() {
        here.publish(book(20));
        Publication back = await(here.publishing.rollback(1, "Ada", "back", null, true));
        assertEquals(3, assertInstanceOf(Publication.Published.class, back).version());
        assertEquals(3, here.version());
        assertNull(await(here.publishing.rollback(99, "Ada", "nowhere", null, true)));
    }

    @Test
    void aNodeThatStartsWithABrokenNewestBookTakesTheOneBeforeAndSaysSo() {
        await(here.database.ruleBooks().save(BROKEN, "hash", "a newer Cairn", "not for us"));
        eventually(() -> here.publishing.trouble() != null);
        assertEquals(1, here.version());
        here.close();
        here = new Node(address);
        assertEquals(1, here.version());
        String trouble = here.publishing.trouble();
        assertNotNull(trouble);
        assertTrue(trouble.startsWith("rule book 2 does not compile: content-rules.csv, row 2"), trouble);
        assertEquals(
                3,
                assertInstanceOf(Publication.Published.class, here.publish(book(30)))
                        .version());
        assertNull(here.publishing.trouble());
    }

    @Test
    void whereNothingCompilesThereIsNoBook() {
        DatabaseAddress empty = TestDatabase.empty("publishing_empty");
        Vertx vertx = Vertx.vertx();
        Database database = await(Database.open(vertx, empty));
        LiveCatalog catalog = await(LiveCatalog.open(vertx, database));
        NoBook failure = assertThrows(NoBook.class, () -> await(Publishing.open(vertx, database, catalog, BROKEN)));
        assertTrue(failure.issues().get(0).isError());
        await(catalog.close());
        await(database.close());
        await(vertx.close());
    }

    @BeforeEach
    void noTrouble() {
        assertNull(here.publishing.trouble());
    }

    @Test
    void whatWasPublishedWhileTheConnectionWasLostIsCaughtUp() {
        Node there = new Node(address);
        TestDatabase.cutConnections(address);
        eventually(() -> here.publishing
                .publish(book(20), "Ada", "a try")
                .map(published -> true)
                .otherwise(false)
                .toCompletionStage()
                .toCompletableFuture()
                .join());
        eventually(() -> there.version() == 2);
        there.close();
    }
}
