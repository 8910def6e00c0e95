package dev.cairn.publishing;

import static dev.cairn.store.TestDatabase.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.rulebook.row.RuleFile;
import dev.cairn.store.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An example that fails: whether rows are to blame or the catalogue, and who may publish all the same. */
class FailedExampleTest {
    private final TestNode node = new TestNode(TestDatabase.empty("failed_examples"), book(10, ""));

    /** The catalogue holds the video `a`; the example wants it first on a mobile. */
    private static List<RuleFile> book(int points, String more) {
        return TestBook.files("""
                settings:
                Setting,Value
                default language,en

                vocabulary:
                Field,Value
                topic,the future

                example-content:
                Id,Kind,Title,Topics
                a,video,Video a,
                planned,article,Planned,the future

                content-rules:
                Name,Device,Then show kind,Then show topic,Points
                videos,mobile,video,,%d
                plans,desktop,,the future,10

                examples:
                Name,At,Device,Expect first pick
                on the way,2026-03-02 09:00,mobile,a
                %s""".formatted(points, more).stripTrailing() + "\n");
    }

    @AfterEach
    void close() {
        node.close();
    }

    private Publication publish(List<RuleFile> files, boolean administrator, boolean accept) {
        return await(node.publishing.publish(new Proposal(files, "Ada", "", null, null, administrator, accept)));
    }

    private static FailedExample failure(Publication publication) {
        Findings findings =
                assertInstanceOf(Publication.Rejected.class, publication).findings();
        assertEquals(1, findings.failures().size(), findings::toString);
        return findings.failures().get(0);
    }

    @Test
    void anExampleThatARowBreaksStopsTheBookWhoeverPublishes() {
        FailedExample failure = failure(publish(book(-10, ""), true, true));
        assertEquals(FailedExample.Cause.ROWS, failure.cause());
        assertEquals("examples.csv, row 2", failure.place().toString());
        assertTrue(failure.failures().get(0).startsWith("expected `a` first"), failure::toString);
    }

    @Test
    void anExampleThatTheLiveBookFailsTooIsAWarningThatNamesTheContent() {
        await(node.catalog.retire("a", null));
        Publication.Published published =
                assertInstanceOf(Publication.Published.class, publish(book(20, ""), false, false));
        String warnings = published.warnings().toString();
        assertTrue(warnings.contains("examples.csv, row 2: warning: the example fails on the catalogue"), warnings);
        assertTrue(warnings.contains("`a` is retired"), warnings);
    }

    @Test
    void aNewExampleThatOnlyTheCatalogueFailsIsTheAdministratorsToAccept() {
        List<RuleFile> ahead = book(10, "at the desk,2026-03-02 09:00,desktop,planned\n");
        FailedExample failure = failure(publish(ahead, true, false));
        assertEquals(FailedExample.Cause.CATALOG, failure.cause());
        assertTrue(failure.failures().contains("the catalogue has no `planned`"), failure::toString);
        assertInstanceOf(Publication.Forbidden.class, publish(ahead, false, true));
        assertInstanceOf(Publication.Published.class, publish(ahead, true, true));
        // from now on the live book has it
        assertInstanceOf(
                Publication.Published.class,
                publish(book(20, "at the desk,2026-03-02 09:00,desktop,planned\n"), false, false));
    }

    @Test
    void aBookThatWasLiveComesBackWhateverBecameOfTheCatalogue() {
        List<RuleFile> other = TestBook.files("""
                content-rules:
                Name,Device,Then show kind,Points
                articles,mobile,article,10
                """);
        assertInstanceOf(Publication.Rejected.class, publish(other, true, false));
        await(node.database.contents().save(TestNode.content("b", "article"), null));
        assertInstanceOf(Publication.Published.class, publish(book(30, ""), true, false));
        await(node.catalog.retire("a", null));
        Publication.Published back =
                assertInstanceOf(Publication.Published.class, await(node.publishing.rollback(1, "Ada", "", 2L, false)));
        assertEquals(3, back.version());
        assertFalse(back.warnings().isEmpty());
        assertTrue(back.warnings().stream().noneMatch(issue -> issue.isError()), back::toString);
    }
}
