package dev.cairn.store;

import static dev.cairn.store.SignalWorld.NOW;
import static dev.cairn.store.SignalWorld.at;
import static dev.cairn.store.SignalWorld.on;
import static dev.cairn.store.SignalWorld.rules;
import static dev.cairn.store.SignalWorld.signal;
import static dev.cairn.store.SignalWorld.snoozed;
import static dev.cairn.store.SignalWorld.total;
import static dev.cairn.store.SignalWorld.viewsOf;
import static dev.cairn.store.TestDatabase.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.cairn.engine.learner.Journey;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.LearnerId;
import dev.cairn.engine.learner.Signals;
import dev.cairn.engine.learner.Signals.DayCount;
import dev.cairn.engine.rulebook.Needs;
import dev.cairn.engine.rulebook.Transition;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class SignalLogTest {
    private static final SignalWorld WORLD = new SignalWorld("signals");

    @AfterAll
    static void close() {
        WORLD.close();
    }

    @Test
    void aSignalIsCountedWhereAndWhenTheLearnerWas() {
        WORLD.learner("kiri", "Pacific/Auckland");
        Recorded recorded = WORLD.record(new Signal(
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
        WORLD.learner("lea", "Europe/Berlin");
        Signal viewed = signal("lea-1", "lea", "viewed", "a");
        Recorded first = WORLD.record(viewed, viewed, signal("lea-1", "lea", "viewed", "b"));
        assertEquals(
                List.of(
                        new SignalOutcome.Accepted("lea-1"),
                        new SignalOutcome.Duplicate("lea-1"),
                        new SignalOutcome.Conflict("lea-1")),
                first.outcomes());
        Recorded second = WORLD.record(viewed);
        assertEquals(List.of(new SignalOutcome.Duplicate("lea-1")), second.outcomes());
        assertEquals(1, viewsOf(second.learners().get(0).learner()));
        assertEquals(
                List.of(new SignalOutcome.Conflict("lea-1")),
                WORLD.record(signal("lea-1", "lea", "liked", "a")).outcomes());
        assertEquals(1, viewsOf(WORLD.read("lea")));
    }

    @Test
    void whatCannotBeRecordedIsSaidAndTheRestIsRecorded() {
        WORLD.learner("max", "Europe/Berlin");
        Recorded recorded = WORLD.record(
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
        assertEquals(2, total(recorded.learners().get(0).learner()), "what is dated ahead is counted in its time");
    }

    @Test
    void whatBecameOfContentsIsKnownAtOnce() {
        WORLD.learner("nora", "Europe/Berlin");
        Recorded recorded = WORLD.record(
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
        assertEquals(nora, WORLD.read("nora"));
    }

    @Test
    void aMoveIsKeptWithTheSignalsThatCausedIt() {
        WORLD.learner("sven", "Europe/Berlin");
        Transition start = new Transition(
                "Onboarding", null, "awareness", NOW.minusSeconds(60), "programs: Onboarding", "starts", List.of());
        Transition on = new Transition(
                "Onboarding", "awareness", "consideration", NOW, "stage-rules: two views", "moves", List.of("sven-2"));
        JourneyRules rules = new JourneyRules(
                Needs.ALL,
                ZoneId.of("UTC"),
                7,
                (learner, since, events, until) ->
                        SignalWorld.moved(learner, viewsOf(learner) < 1 ? List.of() : List.of(start, on)));
        assertEquals(
                List.of(),
                WORLD.record(rules, signal("sven-1", "sven", "viewed", "a")).transitions());
        Advanced moved = WORLD.record(rules, signal("sven-2", "sven", "viewed", "b"));
        assertEquals(List.of(start, on), moved.transitions());
        assertEquals(
                List.of(new Journey("Onboarding", "consideration", NOW)),
                moved.learner().journeys());
        assertEquals(moved.learner(), WORLD.read("sven"));
        List<Learners.KeptTransition> kept = await(WORLD.database.learners().transitions(new LearnerId("sven"), 10));
        assertEquals(
                List.of(on.rule(), start.rule()),
                kept.stream().map(one -> one.transition().rule()).toList());
        assertEquals(List.of("sven-2"), kept.get(0).transition().signals());
        assertEquals(7, kept.get(0).book());
    }

    @Test
    void aJourneyThatEndedStaysKnownAsEnded() {
        WORLD.learner("tina", "Europe/Berlin");
        Transition start = new Transition("Onboarding", null, "awareness", NOW, "r", "s", List.of());
        Transition end = new Transition("ONBOARDING", "awareness", null, NOW, "r", "s", List.of());
        WORLD.record(rules(start), signal("tina-1", "tina", "viewed", "a"));
        Advanced ended = WORLD.record(rules(end), signal("tina-2", "tina", "viewed", "a"));
        assertEquals(
                List.of(new Journey("ONBOARDING", Journey.ENDED, NOW)),
                ended.learner().journeys());
        assertEquals(ended.learner(), WORLD.read("tina"));
    }

    @Test
    void habitsComeFromWhatTheLearnerDidNotFromWhatWasShown() {
        WORLD.learner("will", "Europe/Berlin");
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
        Learner will =
                WORLD.record(signals.toArray(Signal[]::new)).learners().get(0).learner();
        assertNotNull(will.habits());
        assertEquals(75.0, will.habits().mobileShare());
        assertEquals(Set.of(7, 16), will.habits().activeHours());
    }
}
