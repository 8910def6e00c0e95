package dev.cairn.journeys;

import static dev.cairn.store.TestDatabase.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.learner.ExternalId;
import dev.cairn.engine.learner.LearnerId;
import dev.cairn.engine.learner.Profile;
import dev.cairn.engine.rulebook.Compilation;
import dev.cairn.engine.rulebook.RuleBook;
import dev.cairn.publishing.TestBook;
import dev.cairn.store.Database;
import dev.cairn.store.DatabaseAddress;
import dev.cairn.store.Deed;
import dev.cairn.store.LearnerRef;
import dev.cairn.store.Person;
import dev.cairn.store.ProfileChange;
import dev.cairn.store.Recorded;
import dev.cairn.store.Roster;
import dev.cairn.store.Signal;
import dev.cairn.store.SignalOutcome;
import dev.cairn.store.TestDatabase;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Many small requests at once share transactions, and each is answered as if it had been alone. */
class TogetherTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final int PEOPLE = 60;
    private static final Vertx VERTX = Vertx.vertx();
    private static final DatabaseAddress ADDRESS = TestDatabase.empty("together");
    private static final Database DATABASE = await(Database.open(VERTX, ADDRESS));
    private static final Recording RECORDING = new Recording(DATABASE);
    private static final Catalog CATALOG = Catalog.of(1, LocalDate.EPOCH, List.of(), Map.of(), Map.of());
    private static final RuleBook BOOK = book();

    private static RuleBook book() {
        Compilation compilation = RuleBook.compile(TestBook.files("""
                programs:
                Program,Stages,Starts with
                p,a > b,enrolment

                stage-rules:
                Program,From stage,Signal,At least,Then stage
                p,a,viewed,1,b

                vocabulary:
                Field,Value
                signal,viewed
                """));
        return assertInstanceOf(Compilation.Compiled.class, compilation, compilation::toString)
                .book()
                .numbered(1);
    }

    @BeforeAll
    static void people() {
        List<Person> people = IntStream.range(0, PEOPLE)
                .mapToObj(i -> new Person(
                        new LearnerId("l" + i),
                        Set.of(new ExternalId("hr", "0" + i)),
                        ProfileChange.all(new Profile(
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                ZoneId.of("UTC"),
                                null,
                                Map.of(),
                                null)),
                        List.of()))
                .toList();
        await(DATABASE.learners().saveAll(people, Roster.CHANGES, false, n -> {}));
    }

    @AfterAll
    static void close() {
        await(DATABASE.close());
        await(VERTX.close());
    }

    private static Signal signal(String id, LearnerRef learner, String kind, @Nullable String program) {
        return new Signal(id, learner, kind, null, program, NOW, null, null, null, null, null, null);
    }

    /** All are sent before the first is answered; each from a context of its own, where it must be answered. */
    private static List<Recorded> atOnce(List<List<Signal>> requests) {
        List<Future<Recorded>> answers = new ArrayList<>();
        for (List<Signal> request : requests) {
            Promise<Recorded> answer = Promise.promise();
            Context context = ((io.vertx.core.internal.VertxInternal) VERTX).createEventLoopContext();
            context.runOnContext(
                    here -> RECORDING.record(request, BOOK, CATALOG, NOW).onComplete(recorded -> {
                        assertSame(context, Vertx.currentContext());
                        answer.handle(recorded);
                    }));
            answers.add(answer.future());
        }
        return answers.stream().map(TestDatabase::await).toList();
    }

    @Test
    void eachIsToldOfItsOwnLearnersAndOutcomes() {
        long before = transactions();
        List<List<Signal>> requests = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            LearnerRef learner = i % 2 == 0 ? LearnerRef.of("l" + i) : LearnerRef.of("hr", "0" + i);
            requests.add(List.of(signal("e" + i, learner, "enrolled", "p"), signal("v" + i, learner, "viewed", null)));
        }
        requests.add(List.of(signal("x", LearnerRef.of("nobody"), "viewed", null)));
        List<Recorded> answers = atOnce(requests);
        for (int i = 0; i < PEOPLE; i++) {
            Recorded answer = answers.get(i);
            assertEquals(
                    List.of(new SignalOutcome.Accepted("e" + i), new SignalOutcome.Accepted("v" + i)),
                    answer.outcomes());
            assertEquals(1, answer.learners().size());
            assertEquals("l" + i, answer.learners().get(0).learner().id().value());
            assertEquals(
                    List.of("a", "b"),
                    answer.learners().get(0).transitions().stream()
                            .map(move -> String.valueOf(move.to()))
                            .toList());
        }
        assertInstanceOf(
                SignalOutcome.Parked.class, answers.get(PEOPLE).outcomes().get(0));
        assertEquals(List.of(), answers.get(PEOPLE).learners());
        assertTrue(transactions() - before < PEOPLE, "they shared transactions");
    }

    @Test
    void aMoveIsToldToWhoeverCausedItAndToNobodyElse() {
        LearnerRef learner = LearnerRef.of("l1000");
        await(DATABASE.learners()
                .saveAll(
                        List.of(new Person(
                                new LearnerId("l1000"),
                                Set.of(),
                                ProfileChange.all(new Profile(
                                        null, null, null, null, null, null, null, null, null, null, Map.of(), null)),
                                List.of())),
                        Roster.CHANGES,
                        false,
                        n -> {}));
        await(RECORDING.record(List.of(signal("begin", learner, "enrolled", "p")), BOOK, CATALOG, NOW));
        List<Recorded> answers = atOnce(IntStream.range(0, 40)
                .mapToObj(i -> List.of(signal("m" + i, learner, i == 23 ? "viewed" : "liked", null)))
                .toList());
        for (int i = 0; i < answers.size(); i++) {
            assertEquals(
                    List.of(new SignalOutcome.Accepted("m" + i)), answers.get(i).outcomes());
            assertEquals(
                    i == 23 ? List.of("b") : List.of(),
                    answers.get(i).learners().get(0).transitions().stream()
                            .map(move -> String.valueOf(move.to()))
                            .toList(),
                    "request " + i);
        }
    }

    @Test
    void oneIdOfManyIsRecordedOnce() {
        List<List<Signal>> requests = IntStream.range(0, 20)
                .mapToObj(i -> List.of(signal("same", LearnerRef.of("l" + i), "liked", null)))
                .toList();
        List<SignalOutcome> outcomes = atOnce(requests).stream()
                .map(answer -> answer.outcomes().get(0))
                .toList();
        assertEquals(
                1,
                outcomes.stream()
                        .filter(SignalOutcome.Accepted.class::isInstance)
                        .count());
        assertEquals(
                19,
                outcomes.stream()
                        .filter(SignalOutcome.Conflict.class::isInstance)
                        .count());
    }

    @Test
    void whatOneCannotKeepDoesNotKeepTheOthersOut() throws SQLException {
        // a text that PostgreSQL refuses, as a fault in a row would be: no zero byte may stand in a text
        List<List<Signal>> requests = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            requests.add(List.of(signal((i == 7 ? "bad\0" : "good") + i, LearnerRef.of("l" + i), "liked", null)));
        }
        List<Future<Recorded>> answers = new ArrayList<>();
        for (List<Signal> request : requests) {
            Promise<Recorded> answer = Promise.promise();
            VERTX.runOnContext(
                    here -> RECORDING.record(request, BOOK, CATALOG, NOW).onComplete(answer));
            answers.add(answer.future());
        }
        for (int i = 0; i < answers.size(); i++) {
            int number = i;
            @Nullable Recorded recorded = await(answers.get(i).otherwiseEmpty());
            if (i == 7) {
                assertNull(recorded);
            } else {
                assertNotNull(recorded);
                assertEquals(List.of(new SignalOutcome.Accepted("good" + number)), recorded.outcomes());
            }
        }
    }

    @Test
    void eachWhoReportsForAnotherIsNotedWithWhatTheyReport() throws SQLException {
        List<Future<Recorded>> answers = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            List<Signal> request = List.of(signal("noted" + i, LearnerRef.of("hr", "0" + i), "liked", null));
            // a name that does not fit into the log: nothing is recorded in it
            String who = i == 11 ? "p".repeat(600) : "portal-" + i;
            Deed deed = new Deed(who, null, List.of("PORTAL"), "recordSignals", "as named", "r" + i);
            Promise<Recorded> answer = Promise.promise();
            VERTX.runOnContext(here ->
                    RECORDING.record(request, BOOK, CATALOG, NOW, false, deed).onComplete(answer));
            answers.add(answer.future());
        }
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            @Nullable Recorded recorded = await(answers.get(i).otherwiseEmpty());
            assertEquals(i == 11, recorded == null, "request " + i);
            if (i != 11) {
                expected.add("portal-" + i + " learner:l" + i + " DONE");
            }
        }
        assertEquals(
                expected,
                rows("select who || ' ' || object || ' ' || outcome from audit"
                        + " where action = 'recordSignals' order by substr(who, 8)::int"));
        assertEquals(
                List.of("29", "0"),
                rows("select count(*)::text from signal where id like 'noted%'"
                        + " union all select count(*)::text from signal where id = 'noted11'"));
    }

    private static List<String> rows(String query) throws SQLException {
        try (Connection connection = TestDatabase.connect(ADDRESS);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            List<String> rows = new ArrayList<>();
            while (found.next()) {
                rows.add(found.getString(1));
            }
            return rows;
        }
    }

    private static long transactions() {
        try (Connection connection = TestDatabase.connect(ADDRESS);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(distinct xmin::text) from signal")) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
