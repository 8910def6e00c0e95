package dev.cairn.publishing;

import static dev.cairn.store.TestContent.video;
import static dev.cairn.store.TestDatabase.await;
import static dev.cairn.store.TestDatabase.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.cairn.engine.content.Content;
import dev.cairn.engine.content.ContentStatus;
import dev.cairn.store.Database;
import dev.cairn.store.DatabaseAddress;
import dev.cairn.store.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Two nodes on one database. */
class LiveCatalogTest {
    private static final DatabaseAddress ADDRESS = TestDatabase.empty("live_catalog");
    private static final Vertx HERE = Vertx.vertx();
    private static final Vertx THERE = Vertx.vertx();
    private static final Database DATABASE_HERE = await(Database.open(HERE, ADDRESS));
    private static final Database DATABASE_THERE = await(Database.open(THERE, ADDRESS));
    private static final LiveCatalog CATALOG_HERE = await(LiveCatalog.open(HERE, DATABASE_HERE));
    private static final LiveCatalog CATALOG_THERE = await(LiveCatalog.open(THERE, DATABASE_THERE));

    @AfterAll
    static void close() {
        await(CATALOG_HERE.close());
        await(CATALOG_THERE.close());
        await(DATABASE_HERE.close());
        await(DATABASE_THERE.close());
        await(HERE.close());
        await(THERE.close());
    }

    @Test
    void theNodeThatTookAChangeAnswersByItAtOnceAndTheOtherSoon() {
        await(CATALOG_HERE.save(video("gate"), null));
        assertEquals(video("gate"), CATALOG_HERE.get().content("gate"));
        assertEquals(video("gate"), CATALOG_HERE.byExternalId("lms", "lms-gate"));
        eventually(() -> video("gate").equals(CATALOG_THERE.get().content("gate")));

        await(CATALOG_THERE.retire("gate", null));
        assertEquals(ContentStatus.RETIRED, status(CATALOG_THERE, "gate"));
        eventually(() -> status(CATALOG_HERE, "gate") == ContentStatus.RETIRED);
        assertEquals(CATALOG_THERE.get().version(), CATALOG_HERE.get().version());
    }

    @Test
    void aBurstOfChangesArrivesWhole() {
        List<Future<?>> saves = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            LiveCatalog node = i % 2 == 0 ? CATALOG_HERE : CATALOG_THERE;
            saves.add(node.save(video("burst-" + i), null));
        }
        await(Future.all(saves));
        long version = await(DATABASE_HERE.contents().catalogVersion());
        eventually(() -> CATALOG_HERE.get().version() == version);
        eventually(() -> CATALOG_THERE.get().version() == version);
        assertEquals(CATALOG_HERE.get().contents(), CATALOG_THERE.get().contents());
        assertNotNull(CATALOG_THERE.get().content("burst-59"));
    }

    @Test
    void whatWasAnnouncedWhileTheConnectionWasLostIsCaughtUp() {
        TestDatabase.cutConnections(ADDRESS);
        Content bell = video("bell", "Bell", Map.of());
        // the pools' connections are gone too: a try may meet a dead one
        eventually(() -> CATALOG_HERE
                .save(bell, null)
                .otherwiseEmpty()
                .map(saved -> saved != null)
                .toCompletionStage()
                .toCompletableFuture()
                .join());
        eventually(() -> bell.equals(CATALOG_THERE.get().content("bell")));
    }

    @Test
    void aRequestKeepsTheCatalogueThatItTook() {
        await(CATALOG_HERE.save(video("fence"), null));
        var taken = CATALOG_HERE.get();
        await(CATALOG_HERE.save(video("fence", "A fence", Map.of()), null));
        assertEquals(video("fence"), taken.content("fence"));
        assertNull(CATALOG_HERE.byExternalId("lms", "lms-fence"));
    }

    private static ContentStatus status(LiveCatalog catalog, String id) {
        Content content = catalog.get().content(id);
        assertNotNull(content);
        return content.status();
    }
}
