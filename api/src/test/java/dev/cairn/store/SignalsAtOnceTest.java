package dev.cairn.store;

import static dev.cairn.store.SignalWorld.NOW;
import static dev.cairn.store.SignalWorld.NO_RULES;
import static dev.cairn.store.SignalWorld.signal;
import static dev.cairn.store.SignalWorld.viewsOf;
import static dev.cairn.store.TestDatabase.together;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.rulebook.Needs;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Many at a time, and all or nothing. */
class SignalsAtOnceTest {
    private static final SignalWorld WORLD = new SignalWorld("signals_at_once");

    @AfterAll
    static void close() {
        WORLD.close();
    }

    @Test
    void fiftySignalsAtOnceForOneLearnerAreFifty() {
        WORLD.learner("otto", "Europe/Berlin");
        List<Recorded> answers = together(50, i -> WORLD.database
                .signals()
                .record(List.of(signal("otto-" + i, "otto", "viewed", "a")), NO_RULES, NOW));
        assertEquals(50, viewsOf(WORLD.read("otto")));
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
        WORLD.learner("paul", "Europe/Berlin");
        List<Recorded> answers = together(
                50,
                i -> WORLD.database.signals().record(List.of(signal("paul-1", "paul", "viewed", "a")), NO_RULES, NOW));
        assertEquals(1, viewsOf(WORLD.read("paul")));
        assertEquals(
                1,
                answers.stream()
                        .filter(answer -> answer.outcomes().get(0) instanceof SignalOutcome.Accepted)
                        .count());
    }

    @Test
    void oneIdSentAtOnceByTwoLearnersIsOneSignalAndOneConflict() {
        WORLD.learner("quin", "Europe/Berlin");
        WORLD.learner("rosa", "Europe/Berlin");
        for (int round = 0; round < 20; round++) {
            String id = "both-" + round;
            List<Recorded> answers = together(2, i -> WORLD.database
                    .signals()
                    .record(List.of(signal(id, i == 0 ? "quin" : "rosa", "viewed", "a")), NO_RULES, NOW));
            Set<SignalOutcome> outcomes = Set.of(
                    answers.get(0).outcomes().get(0), answers.get(1).outcomes().get(0));
            assertEquals(Set.of(new SignalOutcome.Accepted(id), new SignalOutcome.Conflict(id)), outcomes);
        }
        assertEquals(20, viewsOf(WORLD.read("quin")) + viewsOf(WORLD.read("rosa")));
    }

    @Test
    void listsOfManyLearnersInAnyOrderNeverWaitInACircle() {
        List<String> crew = IntStream.range(0, 20).mapToObj(i -> "crew-" + i).toList();
        crew.forEach(id -> WORLD.learner(id, "Europe/Berlin"));
        Random random = new Random(42);
        List<Recorded> answers = together(40, i -> {
            List<String> order = new ArrayList<>(crew);
            Collections.shuffle(order, random);
            return WORLD.database
                    .signals()
                    .record(
                            order.stream()
                                    .map(id -> signal(id + "-" + i, id, "viewed", "a"))
                                    .toList(),
                            NO_RULES,
                            NOW);
        });
        assertEquals(40, answers.size());
        crew.forEach(id -> assertEquals(40, viewsOf(WORLD.read(id))));
    }

    @Test
    void anImportIsAllOrNothing() {
        WORLD.learner("uwe", "Europe/Berlin");
        List<Signal> good = IntStream.range(0, 30)
                .mapToObj(i -> signal("uwe-" + i, "uwe", "viewed", "a"))
                .toList();
        List<Signal> bad = new ArrayList<>(good);
        bad.add(signal("uwe-x", "nobody at all", "viewed", "a"));
        Recorded refused = WORLD.recordAll(bad, false);
        assertFalse(refused.kept());
        assertTrue(refused.outcomes().get(30).isRefused());
        assertEquals(0, viewsOf(WORLD.read("uwe")));

        WORLD.record(signal("uwe-29", "uwe", "liked", "b"));
        Recorded conflict = WORLD.recordAll(good, false);
        assertFalse(conflict.kept());
        assertEquals(new SignalOutcome.Conflict("uwe-29"), conflict.outcomes().get(29));
        assertEquals(0, viewsOf(WORLD.read("uwe")));

        List<Signal> fine = good.subList(0, 29);
        assertFalse(WORLD.recordAll(fine, true).kept(), "a trial keeps nothing");
        assertEquals(0, viewsOf(WORLD.read("uwe")));
        assertTrue(WORLD.recordAll(fine, false).kept());
        assertEquals(29, viewsOf(WORLD.read("uwe")));
        Recorded again = WORLD.recordAll(fine, false);
        assertTrue(again.outcomes().stream().allMatch(SignalOutcome.Duplicate.class::isInstance));
        assertEquals(29, viewsOf(WORLD.read("uwe")));
    }

    @Test
    void whatARuleThrowsTakesTheWholeListBack() {
        WORLD.learner("vera", "Europe/Berlin");
        JourneyRules broken = new JourneyRules(Needs.ALL, ZoneId.of("UTC"), 7, (learner, since, events, until) -> {
            throw new IllegalStateException("a rule broke");
        });
        IllegalStateException thrown = assertThrows(
                IllegalStateException.class, () -> WORLD.record(broken, signal("vera-1", "vera", "viewed", "a")));
        assertEquals("a rule broke", thrown.getMessage());
        assertEquals(0, viewsOf(WORLD.read("vera")));
    }
}
