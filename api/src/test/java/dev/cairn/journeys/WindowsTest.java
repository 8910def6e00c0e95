package dev.cairn.journeys;

import static dev.cairn.store.TestDatabase.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.content.Content;
import dev.cairn.engine.content.ContentStatus;
import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.learner.Journey;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.LearnerId;
import dev.cairn.engine.learner.Profile;
import dev.cairn.engine.rulebook.Compilation;
import dev.cairn.engine.rulebook.RuleBook;
import dev.cairn.publishing.TestBook;
import dev.cairn.store.Advanced;
import dev.cairn.store.Database;
import dev.cairn.store.DatabaseAddress;
import dev.cairn.store.LearnerRef;
import dev.cairn.store.Person;
import dev.cairn.store.ProfileChange;
import dev.cairn.store.Roster;
import dev.cairn.store.Signal;
import dev.cairn.store.SignalOutcome;
import dev.cairn.store.TestDatabase;
import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every line of {@code windows.txt}: a learner of its own, whose signals go through the one door into PostgreSQL, and a
 * row of its own in one book of real sheets.
 */
class WindowsTest {
    private static final List<WindowCase> CASES = WindowCase.all();
    private static final Vertx VERTX = Vertx.vertx();
    private static final DatabaseAddress ADDRESS = TestDatabase.empty("windows");
    private static final Database DATABASE = await(Database.open(VERTX, ADDRESS));
    private static final Recording RECORDING = new Recording(DATABASE);
    private static final Advance ADVANCE = new Advance(DATABASE);
    private static final RuleBook BOOK = book();
    private static Catalog catalog = Catalog.of(0, LocalDate.EPOCH, List.of(), Map.of(), Map.of());

    @BeforeAll
    static void everybodyIsKnownFromTheBeginning() {
        await(DATABASE.contents()
                .saveAll(CASES.stream().map(WindowsTest::content).toList(), false, n -> {}));
        catalog = await(DATABASE.contents().load());
        await(DATABASE.learners()
                .saveAll(
                        CASES.stream()
                                .map(one -> person(one, one.zone(), firstDay(one)))
                                .toList(),
                        Roster.CHANGES,
                        false,
                        n -> {}));
        sql("update course set folded = '2001-01-01', touched = null, due = null");
    }

    @AfterAll
    static void close() {
        await(DATABASE.close());
        await(VERTX.close());
    }

    @Test
    void theTableIsOfTheSizeThatWasAskedFor() {
        assertTrue(CASES.size() >= 60, () -> CASES.size() + " cases");
        assertEquals(
                CASES.size(),
                CASES.stream().map(WindowCase::name).collect(Collectors.toSet()).size(),
                "no two of one name");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aCellSaysWhatTheTableSays(WindowCase one) {
        tell(one);
        Advanced advanced =
                await(ADVANCE.read(LearnerRef.of(one.learner()), BOOK, catalog, Moment.at(one.at()), one.at()));
        assertNotNull(advanced);
        assertEquals(
                one.holds(), one.isStageRule() ? hasMoved(one, advanced.learner()) : fires(one, advanced.learner()));
    }

    static List<WindowCase> cases() {
        return CASES;
    }

    private static void tell(WindowCase one) {
        List<Signal> untold = new ArrayList<>();
        int told = 0;
        for (WindowCase.Known known : one.known()) {
            if (known instanceof WindowCase.Known.Did did) {
                untold.add(new Signal(
                        one.learner() + "-" + told++,
                        LearnerRef.of(one.learner()),
                        did.kind(),
                        null,
                        null,
                        did.at(),
                        did.device(),
                        null,
                        null,
                        null,
                        null,
                        null));
            } else if (known instanceof WindowCase.Known.Entered entered) {
                await(ADVANCE.move(
                        new LearnerId(one.learner()), one.program(), "a", "test", BOOK, catalog, entered.at()));
            } else if (known instanceof WindowCase.Known.MovedTo moved) {
                // what was told before was told there
                record(untold, one.at());
                await(DATABASE.learners()
                        .saveAll(List.of(person(one, moved.zone(), firstDay(one))), Roster.CHANGES, false, n -> {}));
                sql("update course set touched = null where learner = '" + one.learner() + "'");
            }
        }
        record(untold, one.at());
    }

    /** In the order of the line, one by one. */
    private static void record(List<Signal> signals, Instant now) {
        for (Signal signal : signals) {
            assertEquals(
                    List.of(new SignalOutcome.Accepted(signal.id())),
                    await(RECORDING.record(List.of(signal), BOOK, catalog, now)).outcomes());
        }
        signals.clear();
    }

    private static boolean fires(WindowCase one, Learner learner) {
        Set<String> fired = new HashSet<>();
        BOOK.decide(learner, catalog, Moment.at(one.at()), null, 1_000).picks().forEach(pick -> pick.reasons()
                .forEach(reason -> fired.add(reason.rule())));
        return fired.stream().anyMatch(rule -> rule.equals(one.row()) || rule.endsWith(": " + one.row()));
    }

    private static boolean hasMoved(WindowCase one, Learner learner) {
        String stage = (learner.journeys() == null ? List.<Journey>of() : learner.journeys())
                .stream()
                        .filter(place -> place.program().equals(one.program()))
                        .findFirst()
                        .orElseThrow()
                        .stage();
        assertTrue(Set.of("a", "b").contains(stage), stage);
        return stage.equals("b");
    }

    private static @Nullable LocalDate firstDay(WindowCase one) {
        return one.known().stream()
                .filter(WindowCase.Known.FirstDay.class::isInstance)
                .map(known -> ((WindowCase.Known.FirstDay) known).day())
                .findFirst()
                .orElse(null);
    }

    private static Person person(WindowCase one, @Nullable ZoneId zone, @Nullable LocalDate firstDay) {
        Profile profile =
                new Profile(one.name(), null, null, null, null, null, null, null, zone, firstDay, Map.of(), null);
        return new Person(new LearnerId(one.learner()), Set.of(), ProfileChange.all(profile), List.of());
    }

    private static Content content(WindowCase one) {
        return new Content(
                one.content(),
                Map.of(),
                Map.of("en", one.name()),
                Map.of(),
                "https://example.org/" + one.number(),
                null,
                "video",
                null,
                Set.of(),
                Set.of(),
                List.of(),
                null,
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
                null,
                null,
                null,
                null,
                ContentStatus.PUBLISHED);
    }

    private static RuleBook book() {
        StringBuilder programs = new StringBuilder("programs:\nProgram,Stages,Starts with\n");
        CASES.forEach(one -> programs.append(one.program()).append(",a > b,enrolment\n"));
        List<WindowCase> moves = CASES.stream().filter(WindowCase::isStageRule).toList();
        List<WindowCase> shows =
                CASES.stream().filter(one -> !one.isStageRule()).toList();
        Compilation compilation =
                RuleBook.compile(TestBook.files("settings:\nSetting,Value\ntime zone,Europe/Berlin\n\n"
                        + programs + "\n"
                        + sheet("stage-rules", moves, "Program,From stage,Then stage", one -> one.program() + ",a,b")
                        + sheet("content-rules", shows, "Then show content,Points", one -> one.content() + ",10")
                        + "vocabulary:\nField,Value\nsignal,viewed\nsignal,liked\ndevice,mobile\n"));
        return assertInstanceOf(Compilation.Compiled.class, compilation, compilation::toString)
                .book()
                .numbered(1);
    }

    private static String sheet(
            String name,
            List<WindowCase> cases,
            String outcomes,
            java.util.function.Function<WindowCase, String> outcome) {
        Set<String> columns = new LinkedHashSet<>();
        cases.forEach(one -> columns.addAll(one.cells().keySet()));
        StringBuilder sheet = new StringBuilder(name + ":\nName," + String.join(",", columns) + "," + outcomes + "\n");
        for (WindowCase one : cases) {
            sheet.append(one.row()).append(',');
            columns.forEach(column -> sheet.append('"')
                    .append(one.cells().getOrDefault(column, ""))
                    .append("\","));
            sheet.append(outcome.apply(one)).append('\n');
        }
        return sheet.append('\n').toString();
    }

    private static void sql(String statement) {
        try (Connection connection = TestDatabase.connect(ADDRESS);
                Statement one = connection.createStatement()) {
            one.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
