package dev.cairn.publishing;

import static dev.cairn.store.TestDatabase.await;

import dev.cairn.engine.content.Content;
import dev.cairn.engine.content.ContentStatus;
import dev.cairn.engine.rulebook.row.RuleFile;
import dev.cairn.store.Database;
import dev.cairn.store.DatabaseAddress;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One process that serves, as far as rule books go; the first one publishes {@link #book} 10 and a video. */
final class TestNode {
    static final List<RuleFile> BROKEN = TestBook.files("""
            content-rules:
            Name,Device,Then show kind,Points
            videos,mobile,video,many
            """);

    final Vertx vertx = Vertx.vertx();
    final Database database;
    final LiveCatalog catalog;
    final Publishing publishing;

    TestNode(DatabaseAddress address) {
        this(address, book(10));
    }

    TestNode(DatabaseAddress address, List<RuleFile> first) {
        database = await(Database.open(vertx, address));
        await(database.contents().save(content("a", "video"), null));
        catalog = await(LiveCatalog.open(vertx, database));
        publishing = await(Publishing.open(vertx, database, catalog, first));
    }

    /** Published, in any language, for any device, nothing to be done before. */
    static Content content(String id, String kind) {
        return new Content(
                id,
                Map.of(),
                Map.of("en", "The " + id),
                Map.of(),
                "https://example.org/" + id,
                null,
                kind,
                null,
                Set.of(),
                Set.of(),
                List.of(),
                5,
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                null,
                null,
                Set.of(),
                Set.of(),
                List.of(),
                null,
                null,
                LocalDate.of(2026, 1, 15),
                null,
                null,
                null,
                ContentStatus.PUBLISHED);
    }

    static List<RuleFile> book(int points) {
        return TestBook.files("""
                content-rules:
                Name,Device,Then show kind,Points
                videos,mobile,video,%d
                """.formatted(points));
    }

    Future<Publication> propose(List<RuleFile> files, String author, long base) {
        return publishing.publish(Proposal.of(files, author, "a try").on(base));
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
