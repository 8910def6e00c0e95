package dev.cairn.imports;

import static dev.cairn.imports.Imported.text;
import static dev.cairn.imports.Imported.tried;
import static dev.cairn.store.TestDatabase.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.content.Content;
import dev.cairn.engine.content.ContentStatus;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.rulebook.RuleBook;
import dev.cairn.store.ContentUpdate;
import dev.cairn.store.Database;
import dev.cairn.store.KeptContent;
import dev.cairn.store.LearnerRef;
import dev.cairn.store.Roster;
import dev.cairn.store.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImportTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final String PEOPLE = """
            Id,Name,Role,Language,Attribute: site,External id: hr
            ada,Ada,Analyst,"en, fr",Lyon,0007
            grace,Grace,,en,,0008
            """;
    private static final String CONTENT = """
            Id,Title,Title: fr,Kind,Topic,Minutes
            intro,Welcome,Bienvenue,video,"start, tools",3
            deep,Dive deeper,,course,tools,40
            """;

    private static Vertx vertx;
    private static RuleBook book;
    private Database database;
    private Imported imported;

    @BeforeAll
    static void start() throws IOException {
        vertx = Vertx.vertx();
        book = AdoptionBookTest.book();
    }

    @AfterAll
    static void stop() {
        await(vertx.close());
    }

    @BeforeEach
    void open() {
        database = TestDatabase.open(vertx, "imports");
        imported = new Imported(database, book, NOW);
    }

    @AfterEach
    void close() {
        await(database.close());
    }

    @Test
    void peopleAreAddedThenKnownThenChanged() throws IOException {
        assertEquals(
                "people.csv: 2 rows, 2 new, 0 changed, 0 unchanged",
                people(PEOPLE).toString());
        assertEquals(
                "people.csv: 2 rows, 0 new, 0 changed, 2 unchanged",
                people(PEOPLE).toString());
        assertEquals(1, learner("ada").version());

        Report report = people("Id,Role\nada,\ngrace,Admiral\n");

        assertEquals("people.csv: 2 rows, 0 new, 2 changed, 0 unchanged", report.toString());
        Learner ada = learner("ada");
        assertNull(ada.role(), "an empty cell of a column that is there clears");
        assertEquals("Ada", ada.name(), "a column that is not there changes nothing");
        assertEquals(List.of("en", "fr"), ada.languages());
        assertEquals(Map.of("site", "Lyon"), ada.profile().attributes());
        assertEquals("Admiral", learner("grace").role());
    }

    @Test
    void aTryReportsTheSameAndKeepsNothing() throws IOException {
        Report report = imported.people(tried(text("people.csv", null, PEOPLE)));

        assertEquals(
                "people.csv: 2 rows, 2 new, 0 changed, 0 unchanged; a try, nothing is imported", report.toString());
        assertEquals(0, await(database.learners().count()));
        people(PEOPLE);
        content(CONTENT);
        assertTrue(imported.content(tried(text("content.csv", null, CONTENT.replace("40", "45"))))
                .isRight());
        assertEquals(40, kept("deep").content().minutes());
    }

    @Test
    void aFileWithOneWrongRowIsRefusedWholeAndToldWhole() throws IOException {
        Report report = people(PEOPLE + "linus,Linus,,klingon,,0009\nada,Ada,,,,0010\n");

        assertEquals("""
                people.csv: 4 rows, 2 refused; nothing is imported
                people.csv, row 4, column D "Language": `klingon` is not a known language; expected a language tag such as `en` or `pt-BR`
                people.csv, row 5, column A "Id": `ada` stands in row 2 already""", report.toString());
        assertEquals(0, await(database.learners().count()));
    }

    @Test
    void anIdOfAnotherSystemBelongsToOnePerson() throws IOException {
        people(PEOPLE);

        Report report = people("Id,External id: hr\nlinus,0008\n");

        assertEquals("""
                people.csv: 1 row, 1 refused; nothing is imported
                people.csv, row 2, column B "External id: hr": `0008` in `hr` is `grace` already""", report.toString());
    }

    @Test
    void whoIsMissingFromAFullFileHasLeftUnlessTooMany() throws IOException {
        people(PEOPLE);

        Report refused =
                imported.people(text("people.csv", null, "Id\nada\n"), new Roster(true, 0.05), Progress.SILENT);
        Report agreed = imported.people(text("people.csv", null, "Id\nada\n"), new Roster(true, 1), Progress.SILENT);

        assertEquals("""
                people.csv: 1 row, refused; nothing is imported
                people.csv: 1 of 2 people are not in this full file and would be marked as left; \
                expected a file with everybody, one of `changes` only, or your `--yes`""", refused.toString());
        assertEquals("people.csv: 1 row, 0 new, 0 changed, 1 unchanged, 1 left", agreed.toString());
        assertNotNull(learner("grace"), "who left is never deleted");
    }

    @Test
    void contentsKeepWhatTheFileDoesNotSpeakOf() throws IOException {
        assertEquals(
                "content.csv: 2 rows, 2 new, 0 changed, 0 unchanged",
                content(CONTENT).toString());
        assertEquals(
                "content.csv: 2 rows, 0 new, 0 changed, 2 unchanged",
                content(CONTENT).toString());
        assertEquals(1, kept("intro").version());
        ContentUpdate retired = await(database.contents().retire("deep", null));
        assertTrue(retired instanceof ContentUpdate.Saved);

        Report report = content("Id,Title,Minutes\nintro,Hello,\ndeep,Dive deeper,40\n");

        assertEquals("content.csv: 2 rows, 0 new, 1 changed, 1 unchanged", report.toString());
        Content intro = kept("intro").content();
        assertEquals(Map.of("en", "Hello", "fr", "Bienvenue"), intro.title());
        assertNull(intro.minutes());
        assertEquals("video", intro.kind());
        assertEquals(Set.of("start", "tools"), intro.topics());
        assertEquals(ContentStatus.RETIRED, kept("deep").content().status(), "an import does not bring it back");
    }

    @Test
    void aNewContentNeedsAKindAndATitle() throws IOException {
        Report report = content("Id,Title,Kind\na,Alpha,\nb,,video\nc,Gamma,video\n");

        assertEquals("""
                content.csv: 3 rows, 2 refused; nothing is imported
                content.csv, row 2, column C "Kind": the content has no `kind`
                content.csv, row 3, column B "Title": the content has no `title`""", report.toString());
        assertTrue(contents().isEmpty());
    }

    @Test
    void anImportNeverBlocksAnEventLoop() {
        Future<Report> report = Future.future(promise -> vertx.runOnContext(unused -> {
            try {
                promise.complete(people(PEOPLE));
            } catch (IOException | RuntimeException e) {
                promise.fail(e);
            }
        }));

        assertThrows(IllegalStateException.class, () -> await(report));
    }

    @Test
    void progressIsToldWhileAFileIsReadAndWritten() throws IOException {
        int[] last = new int[2];

        imported.people(text("people.csv", null, PEOPLE), Roster.CHANGES, (step, rows) -> last[step.ordinal()] = rows);

        assertEquals(List.of(2, 2), List.of(last[0], last[1]));
    }

    private Report people(String file) throws IOException {
        return imported.people(text("people.csv", null, file));
    }

    private Report content(String file) throws IOException {
        return imported.content(text("content.csv", null, file));
    }

    private Learner learner(String id) {
        return Objects.requireNonNull(await(database.learners().read(LearnerRef.of(id), book.needs(), NOW)));
    }

    private KeptContent kept(String id) {
        return Objects.requireNonNull(contents().get(id));
    }

    private Map<String, KeptContent> contents() {
        return await(database.contents().read(List.of("intro", "deep", "a", "b", "c")));
    }
}
