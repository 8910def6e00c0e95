package dev.cairn.imports;

import static dev.cairn.imports.Imported.text;
import static dev.cairn.imports.Imported.tried;
import static dev.cairn.store.TestDatabase.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.Signals;
import dev.cairn.engine.rulebook.RuleBook;
import dev.cairn.journeys.Sweeping;
import dev.cairn.store.Database;
import dev.cairn.store.LearnerRef;
import dev.cairn.store.TestDatabase;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignalImportTest {
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
    private static final String VIEWS_MAPPING = """
            Field,From,Form,When,Value
            import,,,,signals
            source,,,,player
            file time zone,,,,Europe/Paris
            person: hr,who,,,
            content,what,,,
            kind,share,number,>= 90,completed
            kind,share,,,viewed
            value,share,number,,
            at,when,time yyyy-MM-dd HH:mm,,
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
    void open() throws IOException {
        database = TestDatabase.open(vertx, "signal_imports");
        imported = new Imported(database, book, NOW);
        imported.people(text("people.csv", null, PEOPLE));
        imported.content(text("content.csv", null, CONTENT));
    }

    @AfterEach
    void close() {
        await(database.close());
    }

    @Test
    void aTryReportsTheSameAndKeepsNothing() throws IOException {
        Report report = imported.signals(
                tried(text("views.csv", VIEWS_MAPPING, "who,what,share,when\n0007,intro,9,2026-03-01 10:00\n")));

        assertEquals("views.csv: 1 row, 1 new, 0 known; a try, nothing is imported", report.toString());
        assertEquals(0, count("ada", "viewed"));
    }

    @Test
    void trueDuplicatesStayApartAndASecondImportAddsNothing() throws IOException {
        String views = """
                who,what,share,when
                0007,intro,12,2026-03-01 10:00
                0007,intro,12,2026-03-01 10:00
                0007,deep,95,2026-03-01 10:00
                0008,intro,12,2026-03-01 10:00
                """;

        assertEquals("views.csv: 4 rows, 4 new, 0 known", signals(views).toString());
        assertEquals("views.csv: 4 rows, 0 new, 4 known", signals(views).toString());
        String next = "when,who,what,share\n2026-03-01 10:00,0007,intro,12\n2026-03-01 11:00,0007,intro,12\n";
        assertEquals("views.csv: 2 rows, 1 new, 1 known", signals(next).toString());

        assertEquals(3, count("ada", "viewed"));
        assertEquals(1, count("grace", "viewed"));
        assertEquals(Set.of("deep"), learner("ada").history().completed());
    }

    @Test
    void aMappingThatIsChangedLaterDoesNotDoubleThePast() throws IOException {
        String views = "who,what,share,when\n0007,intro,85,2026-03-01 10:00\n0008,intro,12,2026-03-01 10:00\n";
        signals(views);

        Report report = imported.signals(text("views.csv", VIEWS_MAPPING.replace("90", "80"), views));

        assertEquals("""
                views.csv: 2 rows, 1 refused; nothing is imported
                views.csv, row 2: the same row was imported before, and the mapping made something else of it; \
                expected the mapping as it was; or another `source`, which counts all rows anew""", report.toString());
    }

    @Test
    void signalsOfNobodyAndNothingAreNamedByCell() throws IOException {

        Report report = signals("""
                who,what,share,when
                0007,intro,12,2026-03-01 10:00
                0099,intro,12,2026-03-01 10:00
                0007,outro,12,2026-03-01 10:00
                0007,intro,12,2026-03-09 10:00
                """);

        assertEquals("""
                views.csv: 4 rows, 3 refused; nothing is imported
                views.csv, row 3, column A "who": nobody has the id `0099` in `hr`; expected a person who was imported before
                views.csv, row 4, column B "what": there is no content `outro`; expected a content that was imported before
                views.csv, row 5, column D "when": `2026-03-09T09:00:00Z` is more than a day in the future""", report.toString());
        assertEquals(0, count("ada", "viewed"));
    }

    @Test
    void whoIsNotThereYetIsWaitedForWhereThatIsAskedFor() throws IOException {
        String file = """
                who,what,share,when
                0007,intro,12,2026-03-01 10:00
                0099,intro,12,2026-03-01 10:00
                0007,outro,12,2026-03-01 10:00
                """;
        assertEquals(
                "views.csv: 3 rows, 1 new, 0 known\n2 rows parked until their person or content is imported",
                imported.parking(text("views.csv", VIEWS_MAPPING, file)).toString());
        assertEquals(
                "views.csv: 3 rows, 0 new, 3 known",
                imported.parking(text("views.csv", VIEWS_MAPPING, file)).toString());
        assertEquals(1, count("ada", "viewed"));

        imported.content(text("content.csv", null, "Id,Title,Kind\noutro,Farewell,video\n"));
        imported.people(text("people.csv", null, "Id,Name,External id: hr\nhedy,Hedy,0099\n"));
        await(Sweeping.once(database, book, await(database.contents().load()), InstantSource.fixed(NOW)));
        assertEquals(2, count("ada", "viewed"));
        assertEquals(1, count("hedy", "viewed"));
        assertEquals("views.csv: 3 rows, 0 new, 3 known", signals(file).toString());

        // what else is wrong with a row stops the file
        Report wrong = imported.parking(text(
                "views.csv",
                VIEWS_MAPPING,
                "who,what,share,when\n0100,intro,12,2026-03-01 10:00\n0007,intro,1,2026-03-09 10:00\n"));
        assertFalse(wrong.isRight());
        assertEquals(1, wrong.refused());
    }

    private Report signals(String file) throws IOException {
        return imported.signals(text("views.csv", VIEWS_MAPPING, file));
    }

    private Learner learner(String id) {
        return Objects.requireNonNull(await(database.learners().read(LearnerRef.of(id), book.needs(), NOW)));
    }

    private int count(String id, String kind) {
        Signals signals = learner(id).signals();
        return signals == null
                ? 0
                : signals.days().stream()
                        .filter(day -> day.kind().equals(kind))
                        .mapToInt(Signals.DayCount::count)
                        .sum();
    }
}
