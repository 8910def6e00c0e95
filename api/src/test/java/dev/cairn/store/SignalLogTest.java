package dev.cairn.store;

import static dev.cairn.store.LearnersTest.together;
import static dev.cairn.store.TestDatabase.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.learner.ExternalId;
import dev.cairn.engine.learner.Journey;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.LearnerId;
import dev.cairn.engine.learner.Profile;
import dev.cairn.engine.learner.Signals;
import dev.cairn.engine.learner.Signals.DayCount;
import dev.cairn.engine.rulebook.Needs;
import dev.cairn.engine.rulebook.Transition;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SignalLogTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final JourneyRules NO_RULES = new JourneyRules(Needs.ALL, ZoneId.of("UTC"), 7, learner -> List.of());
    private static final Vertx VERTX = Vertx.vertx();
    private static final Database DATABASE = TestDatabase.open(VERTX, "signals");

    @BeforeAll
    static void contents() {
        await(DATABASE.contents()
                .saveAll(
                        List.of(TestContent.video("a"), TestContent.video("b"), TestContent.video("c")),
                        false,
                        n -> {}));
    }

    @AfterAll
    static void close() {
        await(DATABASE.close());
        await(VERTX.close());
    }

    @Test
    void aSignalIsCountedWhereAndWhenTheLearnerWas() {
        learner("kiri", "Pacific/Auckland");
        Recorded recorded = record(new Signal(
                "kiri-1",
                LearnerRef.of("kiri"),
                " Viewed ",
                "a",
                "Onboarding",
                Instant.parse("2026-03-01T20:30:00Z"),
                "Mobile",
                "mail",
                "welcome page",
                "decision-1",
                80.0,
                null));
        assertEquals(List.of(new SignalOutcome.Accepted("kiri-1")), recorded.outcomes());
        Signals signals = recorded.learners().get(0).learner().signals();
        assertEquals(
                new Signals(
                        List.of(new DayCount(
                                LocalDate.of(2026, 3, 2),
                                "viewed",
                                "a",
                                "onboarding",
                                "mobile",
                                1,
                                Instant.parse("2026-03-01T20:30:00Z"))),
                        List.of(new Signals.Recent(
                                Instant.parse("2026-03-01T20:30:00Z"), "viewed", "a", "onboarding", "mobile"))),
                signals);
    }

    @Test
    void theSameSignalAgainIsCountedOnceAndAnotherUnderItsIdIsAConflict() {
        learner("lea", "Europe/Berlin");
        Signal viewed = signal("lea-1", "lea", "viewed", "a");
        Recorded first = record(viewed, viewed, signal("lea-1", "lea", "viewed", "b"));
        assertEquals(
                List.of(
                        new SignalOutcome.Accepted("lea-1"),
                        new SignalOutcome.Duplicate("lea-1"),
                        new SignalOutcome.Conflict("lea-1")),
                first.outcomes());
        Recorded second = record(viewed);
        assertEquals(List.of(new SignalOutcome.Duplicate("lea-1")), second.outcomes());
        assertEquals(1, viewsOf(second.learners().get(0).learner()));
        assertEquals(
                List.of(new SignalOutcome.Conflict("lea-1")),
                record(signal("lea-1", "lea", "liked", "a")).outcomes());
        assertEquals(1, viewsOf(read("lea")));
    }

    @Test
    void whatCannotBeRecordedIsSaidAndTheRestIsRecorded() {
        learner("max", "Europe/Berlin");
        Recorded recorded = record(
                signal("max-1", "max", "viewed", "a"),
                signal("max-2", "moritz", "viewed", "a"),
                signal("max-3", "max", "viewed", "nothing"),
                at("max-4", "max", NOW.plusSeconds(86_401)),
                at("max-5", "max", NOW.plusSeconds(86_400)),
                signal("max-6", "max", "shared", null));
        assertEquals(
                List.of(
                        new SignalOutcome.Accepted("max-1"),
                        new SignalOutcome.UnknownLearner("max-2", LearnerRef.of("moritz")),
                        new SignalOutcome.UnknownContent("max-3", "nothing"),
                        new SignalOutcome.TooFarAhead("max-4", NOW.plusSeconds(86_401)),
                        new SignalOutcome.Accepted("max-5"),
                        new SignalOutcome.Accepted("max-6")),
                recorded.outcomes());
        assertEquals(1, recorded.learners().size());
        assertEquals(3, total(recorded.learners().get(0).learner()));
    }

    @Test
    void whatBecameOfContentsIsKnownAtOnce() {
        learner("nora", "Europe/Berlin");
        Recorded recorded = record(
                signal("nora-1", "nora", "completed", "a"),
                signal("nora-2", "nora", "dismissed", "b"),
                signal("nora-3", "nora", "known", "b"),
                snoozed("nora-4", "nora", "c", Instant.parse("2026-04-01T00:00:00Z")),
                snoozed("nora-5", "nora", "a", null));
        Learner nora = recorded.learners().get(0).learner();
        assertEquals(Set.of("a"), nora.history().completed());
        assertEquals(Set.of("b"), nora.history().dismissed());
        assertEquals(Set.of("b"), nora.history().known());
        assertEquals(
                Map.of("c", Instant.parse("2026-04-01T00:00:00Z"), "a", NOW.plusSeconds(7 * 86_400)),
                nora.history().snoozedUntil());
        assertEquals(nora, read("nora"));
    }

    @Test
    void fiftySignalsAtOnceForOneLearnerAreFifty() {
        learner("otto", "Europe/Berlin");
        List<Recorded> answers = together(
                50, i -> DATABASE.signals().record(List.of(signal("otto-" + i, "otto", "viewed", "a")), NO_RULES, NOW));
        assertEquals(50, viewsOf(read("otto")));
        // each saw itself and those before it
        assertEquals(
                IntStream.rangeClosed(1, 50).boxed().toList(),
                answers.stream()
                        .map(answer -> viewsOf(answer.learners().get(0).learner()))
                        .sorted()
                        .toList());
    }

    @Test
    void oneSignalSentFiftyTimesAtOnceIsOne() {
        learner("paul", "Europe/Berlin");
        List<Recorded> answers = together(
                50, i -> DATABASE.signals().record(List.of(signal("paul-1", "paul", "viewed", "a")), NO_RULES, NOW));
        assertEquals(1, viewsOf(read("paul")));
        assertEquals(
                1,
                answers.stream()
                        .filter(answer -> answer.outcomes().get(0) instanceof SignalOutcome.Accepted)
                        .count());
    }

    @Test
    void oneIdSentAtOnceByTwoLearnersIsOneSignalAndOneConflict() {
        learner("quin", "Europe/Berlin");
        learner("rosa", "Europe/Berlin");
        for (int round = 0; round < 20; round++) {
            String id = "both-" + round;
            List<Recorded> answers = together(2, i -> DATABASE.signals()
                    .record(List.of(signal(id, i == 0 ? "quin" : "rosa", "viewed", "a")), NO_RULES, NOW));
            Set<SignalOutcome> outcomes = Set.of(
                    answers.get(0).outcomes().get(0), answers.get(1).outcomes().get(0));
            assertEquals(Set.of(new SignalOutcome.Accepted(id), new SignalOutcome.Conflict(id)), outcomes);
        }
        assertEquals(20, viewsOf(read("quin")) + viewsOf(read("rosa")));
    }

    @Test
    void listsOfManyLearnersInAnyOrderNeverWaitInACircle() {
        List<String> crew = IntStream.range(0, 20).mapToObj(i -> "crew-" + i).toList();
        crew.forEach(id -> learner(id, "Europe/Berlin"));
        Random random = new Random(42);
        List<Recorded> answers = together(40, i -> {
            List<String> order = new ArrayList<>(crew);
            java.util.Collections.shuffle(order, random);
            return DATABASE.signals()
                    .record(
                            order.stream()
                                    .map(id -> signal(id + "-" + i, id, "viewed", "a"))
                                    .toList(),
                            NO_RULES,
                            NOW);
        });
        assertEquals(40, answers.size());
        crew.forEach(id -> assertEquals(40, viewsOf(read(id))));
    }

    @Test
    void aMoveIsKeptWithTheSignalsThatCausedIt() {
        learner("sven", "Europe/Berlin");
        Transition start =
                new Transition("Onboarding", null, "awareness", NOW.minusSeconds(60), "programs: Onboarding", "starts");
        Transition on =
                new Transition("Onboarding", "awareness", "consideration", NOW, "stage-rules: two views", "moves");
        JourneyRules rules = new JourneyRules(
                Needs.ALL,
                ZoneId.of("UTC"),
                7,
                learner -> viewsOf(learner) < 2
                                || !String.valueOf(learner.journeys()).equals("[]")
                        ? List.of()
                        : List.of(start, on));
        assertEquals(
                List.of(),
                record(rules, signal("sven-1", "sven", "viewed", "a")).transitions());
        Advanced moved = record(rules, signal("sven-2", "sven", "viewed", "b"));
        assertEquals(List.of(start, on), moved.transitions());
        assertEquals(
                List.of(new Journey("Onboarding", "consideration", NOW)),
                moved.learner().journeys());
        assertEquals(moved.learner(), read("sven"));
        List<Learners.KeptTransition> kept = await(DATABASE.learners().transitions(new LearnerId("sven"), 10));
        assertEquals(
                List.of(on, start),
                kept.stream().map(Learners.KeptTransition::transition).toList());
        assertEquals(List.of("sven-2"), kept.get(0).signals());
        assertEquals(7, kept.get(0).book());
    }

    @Test
    void aJourneyThatEndedStaysKnownAsEnded() {
        learner("tina", "Europe/Berlin");
        Transition start = new Transition("Onboarding", null, "awareness", NOW, "r", "s");
        Transition end = new Transition("ONBOARDING", "awareness", null, NOW, "r", "s");
        record(rules(start), signal("tina-1", "tina", "viewed", "a"));
        Advanced ended = record(rules(end), signal("tina-2", "tina", "viewed", "a"));
        assertEquals(
                List.of(new Journey("ONBOARDING", Journey.ENDED, NOW)),
                ended.learner().journeys());
        assertEquals(ended.learner(), read("tina"));
    }

    @Test
    void anImportIsAllOrNothing() {
        learner("uwe", "Europe/Berlin");
        List<Signal> good = IntStream.range(0, 30)
                .mapToObj(i -> signal("uwe-" + i, "uwe", "viewed", "a"))
                .toList();
        List<Signal> bad = new ArrayList<>(good);
        bad.add(signal("uwe-x", "nobody at all", "viewed", "a"));
        Recorded refused = recordAll(bad, false);
        assertFalse(refused.kept());
        assertTrue(refused.outcomes().get(30).isRefused());
        assertEquals(0, viewsOf(read("uwe")));

        record(signal("uwe-29", "uwe", "liked", "b"));
        Recorded conflict = recordAll(good, false);
        assertFalse(conflict.kept());
        assertEquals(new SignalOutcome.Conflict("uwe-29"), conflict.outcomes().get(29));
        assertEquals(0, viewsOf(read("uwe")));

        List<Signal> fine = good.subList(0, 29);
        assertFalse(recordAll(fine, true).kept(), "a trial keeps nothing");
        assertEquals(0, viewsOf(read("uwe")));
        assertTrue(recordAll(fine, false).kept());
        assertEquals(29, viewsOf(read("uwe")));
        Recorded again = recordAll(fine, false);
        assertTrue(again.outcomes().stream().allMatch(SignalOutcome.Duplicate.class::isInstance));
        assertEquals(29, viewsOf(read("uwe")));
    }

    @Test
    void whatARuleThrowsTakesTheWholeListBack() {
        learner("vera", "Europe/Berlin");
        JourneyRules broken = new JourneyRules(Needs.ALL, ZoneId.of("UTC"), 7, learner -> {
            throw new IllegalStateException("a rule broke");
        });
        IllegalStateException thrown = org.junit.jupiter.api.Assertions.assertThrows(
                IllegalStateException.class, () -> record(broken, signal("vera-1", "vera", "viewed", "a")));
        assertEquals("a rule broke", thrown.getMessage());
        assertEquals(0, viewsOf(read("vera")));
    }

    @Test
    void habitsComeFromWhatTheLearnerDidNotFromWhatWasShown() {
        learner("will", "Europe/Berlin");
        List<Signal> signals = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            signals.add(
                    on("will-m" + i, "will", "viewed", "mobile", Instant.parse("2026-02-0" + (i + 1) + "T06:10:00Z")));
        }
        for (int i = 0; i < 3; i++) {
            signals.add(
                    on("will-d" + i, "will", "viewed", "desktop", Instant.parse("2026-02-0" + (i + 1) + "T15:10:00Z")));
            signals.add(
                    on("will-s" + i, "will", "shown", "desktop", Instant.parse("2026-02-0" + (i + 1) + "T02:10:00Z")));
        }
        Learner will = record(signals.toArray(Signal[]::new)).learners().get(0).learner();
        assertNotNull(will.habits());
        assertEquals(75.0, will.habits().mobileShare());
        assertEquals(Set.of(7, 16), will.habits().activeHours());
    }

    private static JourneyRules rules(Transition... due) {
        return new JourneyRules(Needs.ALL, ZoneId.of("UTC"), 7, learner -> List.of(due));
    }

    private static void learner(String id, String zone) {
        Profile profile =
                new Profile(null, null, null, null, null, null, null, null, ZoneId.of(zone), null, Map.of(), null);
        await(DATABASE.learners()
                .saveAll(
                        List.of(new Person(
                                new LearnerId(id),
                                Set.of(new ExternalId("hr", id)),
                                ProfileChange.all(profile),
                                List.of())),
                        Roster.CHANGES,
                        false,
                        done -> {}));
    }

    private static Recorded record(Signal... signals) {
        return await(DATABASE.signals().record(List.of(signals), NO_RULES, NOW));
    }

    private static Advanced record(JourneyRules rules, Signal signal) {
        return await(DATABASE.signals().record(List.of(signal), rules, NOW))
                .learners()
                .get(0);
    }

    private static Recorded recordAll(List<Signal> signals, boolean dryRun) {
        return await(DATABASE.signals().recordAll(signals, NO_RULES, NOW, dryRun, done -> {}));
    }

    private static Learner read(String id) {
        Learner learner = await(DATABASE.learners().read(LearnerRef.of("hr", id), Needs.ALL, NOW));
        assertNotNull(learner);
        return learner;
    }

    private static int viewsOf(Learner learner) {
        return count(learner, "viewed");
    }

    private static int total(Learner learner) {
        return count(learner, null);
    }

    private static int count(Learner learner, @Nullable String kind) {
        assertNotNull(learner.signals());
        return learner.signals()
                .count(new Signals.Filter(kind, null, null, null), LocalDate.of(1, 1, 2), LocalDate.of(9999, 1, 1));
    }

    private static Signal signal(String id, String learner, String kind, @Nullable String content) {
        return new Signal(id, LearnerRef.of(learner), kind, content, null, NOW, null, null, null, null, null, null);
    }

    private static Signal at(String id, String learner, Instant at) {
        return new Signal(id, LearnerRef.of(learner), "viewed", "a", null, at, null, null, null, null, null, null);
    }

    private static Signal on(String id, String learner, String kind, String device, Instant at) {
        return new Signal(id, LearnerRef.of(learner), kind, "a", null, at, device, null, null, null, null, null);
    }

    private static Signal snoozed(String id, String learner, String content, @Nullable Instant until) {
        return new Signal(
                id, LearnerRef.of(learner), "snoozed", content, null, NOW, null, null, null, null, null, until);
    }
}
