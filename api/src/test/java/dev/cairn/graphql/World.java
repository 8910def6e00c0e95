package dev.cairn.graphql;

import static dev.cairn.store.TestDatabase.await;

import dev.cairn.engine.content.Content;
import dev.cairn.engine.content.ContentStatus;
import dev.cairn.engine.content.Image;
import dev.cairn.engine.learner.ExternalId;
import dev.cairn.engine.learner.LearnerId;
import dev.cairn.engine.learner.Profile;
import dev.cairn.engine.rulebook.row.RuleFile;
import dev.cairn.journeys.Advance;
import dev.cairn.journeys.Recording;
import dev.cairn.keeping.Keeping;
import dev.cairn.keeping.Replaying;
import dev.cairn.publishing.LiveCatalog;
import dev.cairn.publishing.Publication;
import dev.cairn.publishing.Publishing;
import dev.cairn.push.Watching;
import dev.cairn.store.ContentsSaved;
import dev.cairn.store.Database;
import dev.cairn.store.DatabaseAddress;
import dev.cairn.store.PeopleSaved;
import dev.cairn.store.Person;
import dev.cairn.store.ProfileChange;
import dev.cairn.store.Roster;
import dev.cairn.store.TestDatabase;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The real thing in small: a book of three stages, some 130 contents and three people in a real PostgreSQL, on 2 March
 * 2026 at nine in the morning in Vienna. Ada of Sales starts in two days and reads German; Ben is an expert of IT;
 * Cleo, of whom nothing is known, is managed by Ada.
 */
final class World implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    static final int ARTICLES = 130;

    private static final List<String> SHEETS = List.of(
            "settings",
            "programs",
            "personas",
            "persona-rules",
            "segment-rules",
            "stage-rules",
            "content-rules",
            "guards",
            "ranking",
            "caps");

    private static @Nullable DatabaseAddress pristine;

    final Vertx vertx = Vertx.vertx();
    final DatabaseAddress address;
    final Database database;
    final LiveCatalog catalog;
    final Publishing publishing;
    final Keeping keeping;
    final Replaying replaying;
    final Watching watching;
    final GraphQlApi api;

    /** @param name of the database: lower case letters and underscores */
    World(String name) {
        address = TestDatabase.copy(name, pristine());
        database = await(Database.open(vertx, address));
        catalog = await(LiveCatalog.open(vertx, database));
        publishing = await(Publishing.open(vertx, database, catalog, book()));
        keeping = Keeping.open(vertx, database, new Keeping.Setting(10_000, 30));
        replaying = new Replaying(vertx, database, publishing.book()::get, catalog::get);
        watching =
                await(Watching.open(vertx, database, publishing.book()::get, catalog::get, InstantSource.fixed(NOW)));
        api = api(NOW);
    }

    /** The world as it was made, once; each test has its copy. */
    private static synchronized DatabaseAddress pristine() {
        if (pristine != null) {
            return pristine;
        }
        DatabaseAddress made = TestDatabase.empty("graphql_world");
        Vertx vertx = Vertx.vertx();
        Database database = await(Database.open(vertx, made));
        ContentsSaved contents = await(database.contents().saveAll(contents(), false, done -> {}));
        PeopleSaved people = await(database.learners().saveAll(people(), Roster.CHANGES, false, done -> {}));
        if (!(contents instanceof ContentsSaved.Saved) || !(people instanceof PeopleSaved.Saved)) {
            throw new IllegalStateException("the test's own world is refused: " + contents + ", " + people);
        }
        await(database.close());
        await(vertx.close());
        pristine = made;
        return made;
    }

    /** Another front on the same world, as another node is, at its own time. */
    GraphQlApi api(Instant now) {
        return new GraphQlApi(vertx, sources(now));
    }

    /** The front of a node that keeps another share of its decisions. */
    GraphQlApi api(Keeping other) {
        return new GraphQlApi(vertx, sources(NOW, other));
    }

    Sources sources(Instant now) {
        return sources(now, keeping);
    }

    private Sources sources(Instant now, Keeping keeping) {
        return new Sources(
                publishing,
                catalog,
                database.learners(),
                database.contents(),
                new Advance(database),
                new Recording(database),
                keeping,
                replaying,
                database.population(),
                database.evidence(),
                watching,
                database.audit(),
                database.erasure(),
                database.pulse(),
                InstantSource.fixed(now));
    }

    Reply ask(String query) {
        return ask(query, Map.of());
    }

    Reply ask(String query, Map<String, @Nullable Object> variables) {
        return ask(query, variables, Caller.DESK);
    }

    Reply ask(String query, Map<String, @Nullable Object> variables, Caller caller) {
        return ask(api, new Request("test-request", query, null, variables, false), caller);
    }

    /** On an event loop, as the server asks. */
    Reply ask(GraphQlApi front, Request request, Caller caller) {
        Promise<Answer> answer = Promise.promise();
        vertx.runOnContext(here -> front.execute(request, caller).onComplete(answer));
        return new Reply(await(answer.future()));
    }

    /** A connection beside the service's own, to disturb it. */
    Connection connection() throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {address.host()});
        source.setPortNumbers(new int[] {address.port()});
        source.setDatabaseName(address.database());
        source.setUser(address.user());
        source.setPassword(address.password());
        return source.getConnection();
    }

    /** The book goes live with these sheets in place of those of their names; answers with its version. */
    long publish(Map<String, String> sheets) {
        List<RuleFile> files = new ArrayList<>(book());
        files.removeIf(file -> sheets.containsKey(file.name()));
        sheets.forEach((name, text) -> files.add(new RuleFile(name, text.getBytes(StandardCharsets.UTF_8))));
        Publication publication = await(publishing.publish(files, "Ada", "a try"));
        if (publication instanceof Publication.Published published) {
            return published.version();
        }
        throw new IllegalStateException("the test's own book is refused: " + publication);
    }

    long count(String table) {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void run(String sql) {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<RuleFile> book() {
        return SHEETS.stream()
                .map(sheet -> new RuleFile(sheet + ".csv", bytes("book/" + sheet + ".csv")))
                .toList();
    }

    static byte[] bytes(String resource) {
        try (InputStream file = World.class.getResourceAsStream(resource)) {
            return Objects.requireNonNull(file, resource).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Person> people() {
        Profile ada = new Profile(
                "Ada",
                "Account Manager",
                null,
                "Sales",
                "AT",
                null,
                null,
                List.of("de-AT", "en"),
                ZoneId.of("Europe/Vienna"),
                LocalDate.of(2026, 3, 4),
                Map.of("cost centre", "0042"),
                null);
        Profile ben = new Profile(
                "Ben", "Expert", null, "IT", "DE", null, null, List.of("en"), ZoneId.of("UTC"), null, Map.of(), null);
        Profile cleo = new Profile("Cleo", null, null, null, null, "ada", null, null, null, null, Map.of(), null);
        return List.of(
                person("ada", Set.of(new ExternalId("hr", "0815")), ada),
                person("ben", Set.of(), ben),
                person("cleo", Set.of(), cleo));
    }

    private static Person person(String id, Set<ExternalId> externalIds, Profile profile) {
        return new Person(new LearnerId(id), externalIds, ProfileChange.all(profile), List.of());
    }

    private static List<Content> contents() {
        List<Content> contents = new ArrayList<>();
        contents.add(content("welcome", "video", "Welcome", "Willkommen", Set.of("welcome"), Set.of(), null));
        contents.add(content("told-by-sales", "testimonial", "A seller tells", null, Set.of(), Set.of(), "Sales"));
        contents.add(content("told-by-it", "testimonial", "An admin tells", null, Set.of(), Set.of(), "IT"));
        contents.add(content("enrol", "article", "Enrol now", null, Set.of(), Set.of("enrolment"), null));
        IntStream.range(0, ARTICLES)
                .mapToObj(i -> content(
                        "article-%03d".formatted(i),
                        "article",
                        "Article " + i,
                        null,
                        Set.of("reading"),
                        Set.of(),
                        null))
                .forEach(contents::add);
        return contents;
    }

    private static Content content(
            String id,
            String kind,
            String title,
            @Nullable String german,
            Set<String> topics,
            Set<String> tags,
            @Nullable String department) {
        return new Content(
                id,
                Map.of("lms", "lms-" + id),
                german == null ? Map.of("en", title) : Map.of("en", title, "de", german),
                Map.of(),
                "https://learn.example.org/" + id,
                new Image("https://learn.example.org/" + id + ".png", Map.of("en", "A picture of " + id)),
                kind,
                null,
                topics,
                tags,
                List.of(),
                2,
                Set.of(),
                Set.of(),
                Set.of(),
                department == null ? Set.of() : Set.of(department),
                Set.of(),
                Set.of(),
                null,
                "L&D",
                Set.of(),
                Set.of(),
                List.of(),
                null,
                null,
                LocalDate.of(2026, 1, 1),
                null,
                null,
                null,
                ContentStatus.PUBLISHED);
    }

    @Override
    public void close() {
        await(keeping.close());
        Stream.of(watching.close(), replaying.close(), publishing.close(), catalog.close())
                .forEach(TestDatabase::await);
        await(database.close());
        await(vertx.close());
    }
}
