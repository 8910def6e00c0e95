package dev.cairn.journeys;

import static dev.cairn.store.TestDatabase.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.learner.Journey;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.LearnerId;
import dev.cairn.engine.learner.Profile;
import dev.cairn.engine.rulebook.Compilation;
import dev.cairn.engine.rulebook.Needs;
import dev.cairn.engine.rulebook.RuleBook;
import dev.cairn.engine.rulebook.Transition;
import dev.cairn.publishing.TestBook;
import dev.cairn.store.Advanced;
import dev.cairn.store.Database;
import dev.cairn.store.LearnerRef;
import dev.cairn.store.Learners.KeptTransition;
import dev.cairn.store.Person;
import dev.cairn.store.ProfileChange;
import dev.cairn.store.Recorded;
import dev.cairn.store.Roster;
import dev.cairn.store.Signal;
import dev.cairn.store.TestContent;
import dev.cairn.store.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A new hire's way through a program, by time and by what she does. */
class JourneysTest {
    /** Her first day is two weeks ahead; in Berlin it is half past nine. */
    private static final Instant NOW = Instant.parse("2026-03-02T08:30:00Z");

    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 3, 16);
    private static final Instant START = Instant.parse("2026-03-01T23:00:00Z");

    private static final RuleBook BOOK = book("""
            programs:
            Program,Title,Stages,Starts with,Starts
            Onboarding,Onboarding,awareness > consideration > loyalty,first day,14 before

            stage-rules:
            Name,Program,From stage,Signal,At least,Within,Silent for,Then stage
            seen two,Onboarding,awareness,viewed,2,7 days,,consideration
            done,Onboarding,consideration,completed,1,,,loyalty
            gone,Onboarding,loyalty,,,,60 days,exit
            """);

    private static final Vertx VERTX = Vertx.vertx();
    private static final Database DATABASE = TestDatabase.open(VERTX, "journeys");
    private static final Recording RECORDING = new Recording(DATABASE);
    private static final Advance ADVANCE = new Advance(DATABASE);
    private static Catalog catalog = Catalog.of(0, FIRST_DAY, List.of(), Map.of(), Map.of());

    @BeforeAll
    static void contents() {
        await(DATABASE.contents().saveAll(List.of(TestContent.video("a"), TestContent.video("b")), false, n -> {}));
        catalog = await(DATABASE.contents().load());
    }

    @AfterAll
    static void close() {
        await(DATABASE.close());
        await(VERTX.close());
    }

    @Test
    void aJourneyThatFellDueByTimeHasBegunWhenTheLearnerIsRead() {
        newHire("anna");
        Advanced anna = read("anna", NOW);
        assertEquals(List.of("null > awareness"), moves(anna.transitions()));
        assertEquals(
                List.of(new Journey("Onboarding", "awareness", START)),
                anna.learner().journeys());
        assertEquals(List.of(), read("anna", NOW).transitions(), "once");
        assertEquals(List.of("null > awareness"), kept("anna"));
    }

    @Test
    void beforeItIsDueNothingBeginsAndWhatWillComeIsOnlyImagined() {
        newHire("bea");
        Instant before = START.minusSeconds(1);
        assertEquals(List.of(), read("bea", before).learner().journeys());
        Advanced future = answer(ADVANCE.read(LearnerRef.of("bea"), BOOK, catalog, Moment.at(NOW), before));
        assertEquals(
                List.of(new Journey("Onboarding", "awareness", START)),
                future.learner().journeys());
        assertEquals(List.of(), kept("bea"));
    }

    @Test
    void manyReadersAtOnceBeginAJourneyOnce() {
        newHire("cleo");
        List<Future<@Nullable Advanced>> reads = IntStream.range(0, 30)
                .mapToObj(i -> ADVANCE.read(LearnerRef.of("cleo"), BOOK, catalog, Moment.at(NOW), NOW))
                .toList();
        for (Future<@Nullable Advanced> reading : reads) {
            assertEquals(
                    List.of(new Journey("Onboarding", "awareness", START)),
                    answer(reading).learner().journeys());
        }
        assertEquals(List.of("null > awareness"), kept("cleo"));
    }

    @Test
    void signalsLeadOnAndTheAnswerKnowsIt() {
        newHire("dana");
        assertEquals(
                List.of("null > awareness"),
                moves(record(viewed("dana-1", "dana", "a")).learners().get(0).transitions()));
        Recorded second = record(viewed("dana-2", "dana", "b"));
        assertEquals(
                List.of("awareness > consideration"),
                moves(second.learners().get(0).transitions()));
        // one list may lead through several stages: the rules are applied until none matches
        Recorded third = record(signal("dana-3", "dana", "completed", "a"));
        Learner dana = third.learners().get(0).learner();
        assertEquals(List.of(new Journey("Onboarding", "loyalty", NOW)), dana.journeys());
        assertEquals(Set.of("a"), dana.history().completed());
        assertEquals(dana, read("dana", NOW).learner());
        assertEquals(List.of("consideration > loyalty", "awareness > consideration", "null > awareness"), kept("dana"));
        // the same signal again moves nobody
        assertEquals(
                List.of(),
                record(signal("dana-3", "dana", "completed", "a"))
                        .learners()
                        .get(0)
                        .transitions());
    }

    @Test
    void silenceEndsAJourneyAndItDoesNotBeginAgain() {
        newHire("ella");
        record(
                viewed("ella-1", "ella", "a"),
                viewed("ella-2", "ella", "b"),
                signal("ella-3", "ella", "completed", "a"));
        Instant later = NOW.plusSeconds(61L * 86_400);
        Advanced gone = read("ella", later);
        assertEquals(List.of("loyalty > null"), moves(gone.transitions()));
        assertEquals(
                List.of(new Journey("Onboarding", Journey.ENDED, Instant.parse("2026-04-30T22:00:00Z"))),
                gone.learner().journeys(),
                "when it fell due, not when it was found");
        assertEquals(List.of(), read("ella", later.plusSeconds(86_400)).transitions());
    }

    @Test
    void anImportMovesJourneysToo() {
        newHire("fay");
        Recorded recorded = await(RECORDING.recordAll(
                List.of(viewed("fay-1", "fay", "a"), viewed("fay-2", "fay", "b")), BOOK, catalog, NOW, false, n -> {}));
        assertEquals(true, recorded.kept());
        assertEquals(List.of("awareness > consideration", "null > awareness"), kept("fay"));
        assertEquals(List.of(), read("fay", NOW).transitions());
    }

    @Test
    void whoIsUnknownIsNull() {
        assertNull(await(ADVANCE.read(LearnerRef.of("nobody"), BOOK, catalog, Moment.at(NOW), NOW)));
    }

    private static RuleBook book(String sheets) {
        Compilation compilation = RuleBook.compile(TestBook.files(sheets));
        return assertInstanceOf(Compilation.Compiled.class, compilation, compilation::toString)
                .book()
                .numbered(3);
    }

    private static void newHire(String id) {
        Profile profile = new Profile(
                id, null, null, null, null, null, null, null, ZoneId.of("Europe/Berlin"), FIRST_DAY, Map.of(), null);
        Person person = new Person(new LearnerId(id), Set.of(), ProfileChange.all(profile), List.of());
        await(DATABASE.learners().saveAll(List.of(person), Roster.CHANGES, false, n -> {}));
        assertNotNull(await(DATABASE.learners().read(LearnerRef.of(id), Needs.ALL, NOW)));
    }

    private static Advanced read(String id, Instant now) {
        return answer(ADVANCE.read(LearnerRef.of(id), BOOK, catalog, Moment.at(now), now));
    }

    private static Advanced answer(Future<@Nullable Advanced> reading) {
        Advanced advanced = await(reading);
        assertNotNull(advanced);
        return advanced;
    }

    private static Recorded record(Signal... signals) {
        return await(RECORDING.record(List.of(signals), BOOK, catalog, NOW));
    }

    private static List<String> kept(String id) {
        return moves(await(DATABASE.learners().transitions(new LearnerId(id), 10)).stream()
                .map(KeptTransition::transition)
                .toList());
    }

    private static List<String> moves(List<Transition> transitions) {
        return transitions.stream().map(move -> move.from() + " > " + move.to()).toList();
    }

    private static Signal viewed(String id, String learner, String content) {
        return signal(id, learner, "viewed", content);
    }

    private static Signal signal(String id, String learner, String kind, String content) {
        return new Signal(id, LearnerRef.of(learner), kind, content, null, NOW, null, null, null, null, null, null);
    }
}
