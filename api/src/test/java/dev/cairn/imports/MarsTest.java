package dev.cairn.imports;

import static dev.cairn.store.TestDatabase.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.decision.Decision;
import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.learner.History;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.Signals;
import dev.cairn.engine.rulebook.RuleBook;
import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.store.Database;
import dev.cairn.store.DatabaseAddress;
import dev.cairn.store.LearnerRef;
import dev.cairn.store.Roster;
import dev.cairn.store.TestDatabase;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The MARS files through the shipped mappings, then the adoption book for everybody who ever viewed anything. Needs {@code ../shared/data}. */
@Tag("deep")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MarsTest {
    private static final Path DATA = Path.of("../../shared/data/mars");
    private static final Path MAPPINGS = Path.of("../mappings");
    private static final Instant NOW = Instant.parse("2020-10-01T09:00:00Z");

    private static Vertx vertx;
    private static DatabaseAddress address;
    private static Database database;
    private static RuleBook book;
    private static Imported imported;

    @BeforeAll
    static void start() throws IOException {
        assumeTrue(Files.isDirectory(DATA), "skipped: the MARS files are not in ../shared/data/mars");
        vertx = Vertx.vertx();
        address = TestDatabase.empty("mars");
        database = await(Database.open(vertx, address));
        book = AdoptionBookTest.book();
        imported = new Imported(database, book, NOW);
    }

    @AfterAll
    static void stop() {
        if (vertx != null) {
            await(database.close());
            await(vertx.close());
        }
    }

    @Test
    @Order(1)
    void anImportWhoseDatabaseConnectionDiesKeepsNothing() throws IOException {
        AtomicBoolean killed = new AtomicBoolean();

        assertThrows(
                RuntimeException.class,
                () -> imported.people(delivery("users_en.csv", "mars-people.csv"), Roster.CHANGES, (step, rows) -> {
                    if (step == Progress.Step.WRITTEN && killed.compareAndSet(false, true)) {
                        killWriters();
                    }
                }));

        assertTrue(killed.get());
        assertEquals(0, await(database.learners().count()));
    }

    @Test
    @Order(2)
    void everyRowOfEveryFileIsImported() throws IOException {
        assertEquals(
                "items_en.csv: 1,167 rows, 1,167 new, 0 changed, 0 unchanged",
                imported.content(delivery("items_en.csv", "mars-content.csv")).toString());
        assertEquals(
                "users_en.csv: 9,902 rows, 9,902 new, 0 changed, 0 unchanged",
                imported.people(delivery("users_en.csv", "mars-people.csv")).toString());
        assertEquals(
                "implicit_ratings_en.csv: 18,646 rows, 18,646 new, 0 known",
                imported.signals(delivery("implicit_ratings_en.csv", "mars-views.csv"))
                        .toString());
        assertEquals(
                "explicit_ratings_en.csv: 2,680 rows, 2,680 new, 0 known",
                imported.signals(delivery("explicit_ratings_en.csv", "mars-watches.csv"))
                        .toString());
        assertEquals(List.of(18_646, 1_962, 718), List.of(count("viewed"), count("completed"), count("watched")));
    }

    @Test
    @Order(3)
    void aSecondImportAddsNothing() throws IOException {
        assertEquals(
                "items_en.csv: 1,167 rows, 0 new, 0 changed, 1,167 unchanged",
                imported.content(delivery("items_en.csv", "mars-content.csv")).toString());
        assertEquals(
                "users_en.csv: 9,902 rows, 0 new, 0 changed, 9,902 unchanged",
                imported.people(delivery("users_en.csv", "mars-people.csv")).toString());
        assertEquals(
                "implicit_ratings_en.csv: 18,646 rows, 0 new, 18,646 known",
                imported.signals(delivery("implicit_ratings_en.csv", "mars-views.csv"))
                        .toString());
        assertEquals(
                "explicit_ratings_en.csv: 2,680 rows, 0 new, 2,680 known",
                imported.signals(delivery("explicit_ratings_en.csv", "mars-watches.csv"))
                        .toString());
        assertEquals(List.of(18_646, 1_962, 718), List.of(count("viewed"), count("completed"), count("watched")));
    }

    @Test
    @Order(4)
    void theAdoptionBookFitsTheCatalogue() {
        List<Issue> errors =
                book.check(catalog()).stream().filter(Issue::isError).toList();

        assertEquals(List.of(), errors);
    }

    @Test
    @Order(5)
    void everybodyWhoEverViewedAnythingGetsSomethingThatIsNotCompleted() {
        Catalog catalog = catalog();
        for (Instant at : List.of(NOW, Instant.parse("2026-11-21T09:00:00Z"))) {
            List<Learner> viewers = viewers(at);
            Set<String> recommended = new HashSet<>();
            for (Learner viewer : viewers) {
                Decision decision = book.decide(viewer, catalog, Moment.at(at), null, 10);

                assertEquals(10, decision.picks().size(), () -> viewer.id().value());
                assertFalse(decision.fallback(), () -> viewer.id().value());
                Set<String> completed = completed(viewer.history());
                decision.picks().forEach(pick -> {
                    assertFalse(completed.contains(pick.content().id()), () -> viewer.id() + " completed " + pick);
                    recommended.add(pick.content().id());
                });
            }
            assertEquals(2_720, viewers.size());
            assertTrue(recommended.size() > 200, () -> recommended.size() + " contents are shown to anybody");
        }
    }

    private static Set<String> completed(History history) {
        Set<String> completed = history.completed();
        assertNotNull(completed, "what a learner completed is known");
        return completed;
    }

    private static Delivery delivery(String file, String mapping) throws IOException {
        return Imported.file(DATA.resolve(file), MAPPINGS.resolve(mapping));
    }

    private static Catalog catalog() {
        return await(database.contents().load());
    }

    private static List<Learner> viewers(Instant at) {
        List<Learner> viewers = new ArrayList<>();
        for (Learner learner : everybody(at)) {
            Signals signals = learner.signals();
            if (signals != null
                    && signals.days().stream().anyMatch(day -> day.kind().equals("viewed"))) {
                viewers.add(learner);
            }
        }
        return viewers;
    }

    private static List<Learner> everybody(Instant at) {
        List<String> ids = texts("select id from learner order by id");
        List<Learner> all = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += 1_000) {
            List<LearnerRef> refs = ids.subList(from, Math.min(from + 1_000, ids.size())).stream()
                    .map(LearnerRef::of)
                    .toList();
            for (@Nullable Learner learner : await(database.learners().readAll(refs, book.needs(), at))) {
                if (learner != null) {
                    all.add(learner);
                }
            }
        }
        return all;
    }

    private static int count(String kind) {
        return Integer.parseInt(texts("select count(*)::text from signal where kind = '" + kind + "'")
                .get(0));
    }

    private static void killWriters() {
        texts(
                "select pg_terminate_backend(pid)::text from pg_stat_activity"
                        + " where backend_type = 'client backend' and datname = current_database() and pid <> pg_backend_pid() and xact_start is not null");
    }

    private static List<String> texts(String sql) {
        List<String> texts = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://" + address.host() + ":" + address.port() + "/" + address.database(),
                        address.user(),
                        address.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return texts;
    }
}
