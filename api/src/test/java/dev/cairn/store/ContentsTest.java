package dev.cairn.store;

import static dev.cairn.store.TestContent.video;
import static dev.cairn.store.TestDatabase.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.content.Content;
import dev.cairn.engine.content.ContentStatus;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ContentsTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Database DATABASE = TestDatabase.open(VERTX, "contents");
    private static final Contents CONTENTS = DATABASE.contents();

    @AfterAll
    static void close() {
        await(DATABASE.close());
        await(VERTX.close());
    }

    @Test
    void aContentIsReadAsWritten() {
        ContentUpdate.Saved saved = save(video("door"), 0L);
        assertEquals(1, saved.version());
        Catalog catalog = await(CONTENTS.load());
        assertEquals(saved.catalog(), catalog.version());
        assertEquals(video("door"), catalog.content("door"));
        KeptContent kept = await(CONTENTS.read(List.of("door", "nothing"))).get("door");
        assertNotNull(kept);
        assertEquals(1, kept.version());
        assertEquals(video("door"), kept.content());
    }

    @Test
    void aChangeIsMadeOnTheVersionThatWasSeen() {
        save(video("stairs"), 0L);
        assertEquals(new ContentUpdate.Conflict("stairs", 1), await(CONTENTS.save(video("stairs"), 0L)));
        ContentUpdate.Saved changed = save(titled("stairs", "Up the stairs"), 1L);
        assertEquals(2, changed.version());
        assertEquals(
                new ContentUpdate.Conflict("stairs", 2), await(CONTENTS.save(titled("stairs", "Down the stairs"), 1L)));
        assertEquals(new ContentUpdate.Unknown("attic"), await(CONTENTS.save(video("attic"), 3L)));
    }

    @Test
    void theSameContentAgainIsNoChange() {
        ContentUpdate.Saved first = save(video("wall"), null);
        assertEquals(first, save(video("wall"), null));
        assertEquals(first.catalog(), await(CONTENTS.catalogVersion()));
    }

    @Test
    void aRetiredContentStaysInTheCatalogueAsRetired() {
        save(video("chimney"), null);
        ContentUpdate.Saved retired =
                assertInstanceOf(ContentUpdate.Saved.class, await(CONTENTS.retire("chimney", null)));
        Content content = await(CONTENTS.load()).content("chimney");
        assertNotNull(content);
        assertEquals(ContentStatus.RETIRED, content.status());
        assertEquals(retired, await(CONTENTS.retire("chimney", null)));
        assertEquals(new ContentUpdate.Unknown("cellar"), await(CONTENTS.retire("cellar", null)));
    }

    @Test
    void anExternalIdOfAnotherContentKeepsNothing() {
        save(video("roof", "Roof", Map.of("lms", "r-1")), null);
        long before = await(CONTENTS.catalogVersion());
        assertEquals(
                new ContentUpdate.ExternalIdTaken("lms", "r-1", "roof"),
                await(CONTENTS.save(video("tiles", "Tiles", Map.of("lms", "r-1")), null)));
        assertEquals(
                new ContentsSaved.ExternalIdTaken("slates", "lms", "r-1", "roof"),
                saveAll(List.of(video("gutter"), video("slates", "Slates", Map.of("lms", "r-1"))), false));
        assertNull(await(CONTENTS.load()).content("gutter"));
        assertEquals(before, await(CONTENTS.catalogVersion()));
    }

    @Test
    void manyAtATimeMakeOneVersionAndTheSameAgainNone() {
        List<Content> garden = List.of(video("oak"), video("elm"), video("ash"));
        long before = await(CONTENTS.catalogVersion());
        assertEquals(new ContentsSaved.Saved(3, 0, 0, before + 1), saveAll(garden, true));
        assertEquals(before, await(CONTENTS.catalogVersion()), "a trial keeps nothing");
        assertEquals(new ContentsSaved.Saved(3, 0, 0, before + 1), saveAll(garden, false));
        assertEquals(new ContentsSaved.Saved(0, 0, 3, before + 1), saveAll(garden, false));
        assertEquals(
                new ContentsSaved.Saved(0, 1, 2, before + 2),
                saveAll(List.of(video("oak"), titled("elm", "An elm"), video("ash")), false));
    }

    @Test
    void reloadingReadsTheSameCatalogueAsLoading() {
        save(video("lamp"), null);
        Catalog before = await(CONTENTS.load());
        save(titled("lamp", "A lamp"), null);
        save(video("chair"), null);
        await(CONTENTS.retire("lamp", null));
        await(CONTENTS.saveRoleNeeds(Map.of("Developer", Map.of("Java", 4.0, "SQL", 2.0))));
        Catalog reloaded = await(CONTENTS.reload(before));
        Catalog loaded = await(CONTENTS.load());
        assertEquals(loaded.contents(), reloaded.contents());
        assertEquals(loaded.version(), reloaded.version());
        assertEquals(Map.of("Java", 4.0, "SQL", 2.0), reloaded.needs("Developer"));
    }

    private static Content titled(String id, String title) {
        return video(id, title, Map.of("lms", "lms-" + id));
    }

    private static ContentUpdate.Saved save(Content content, @Nullable Long expected) {
        return assertInstanceOf(ContentUpdate.Saved.class, await(CONTENTS.save(content, expected)));
    }

    private static ContentsSaved saveAll(List<Content> contents, boolean dryRun) {
        return await(CONTENTS.saveAll(contents, dryRun, done -> {}));
    }
}
