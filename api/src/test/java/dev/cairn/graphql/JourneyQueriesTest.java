package dev.cairn.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A journey's history, moves by hand, late signals, and the funnel that they lead through. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JourneyQueriesTest {
    private static final World WORLD = new World("graphql_journey_queries");

    private static final String MOVE = """
            mutation($input: MoveLearnerInput!) {
              moveLearner(input: $input) {
                learner { key journeys { program stage } }
                transitions { from to rule sentence }
                userErrors { code field message }
              }
            }""";
    private static final String JOURNEY = """
            query($id: ID!) {
              journey(learner: {id: $id}, program: "adoption") {
                program
                place { stage since }
                moves { from to at rule sentence signals ruleBook recordedAt supersededAt }
              }
            }""";
    private static final String RECORD = """
            mutation($signals: [SignalInput!]!) {
              recordSignals(input: {signals: $signals}) { accepted userErrors { message } entries { transitions { to } } }
            }""";
    private static final String FUNNEL = """
            query($program: String!, $from: DateTime!, $until: DateTime!) {
              funnel(program: $program, from: $from, until: $until) {
                program stages { stage entered left standing converted conversion medianDays }
              }
            }""";

    @AfterAll
    static void close() {
        WORLD.close();
    }

    private static Reply move(String learner, @Nullable String stage, Caller caller) {
        Map<String, @Nullable Object> input = new HashMap<>();
        input.put("learner", Map.of("id", learner));
        input.put("program", "Adoption");
        input.put("stage", stage);
        input.put("by", "Dora");
        return WORLD.ask(MOVE, Map.of("input", input), caller);
    }

    private static Reply record(String id, String at) {
        return WORLD.ask(
                RECORD,
                Map.of(
                        "signals",
                        List.of(Map.of(
                                "id",
                                id,
                                "learner",
                                Map.of("id", "cleo"),
                                "kind",
                                "enrolled",
                                "program",
                                "Adoption",
                                "at",
                                at))));
    }

    @Test
    @Order(1)
    void aLateSignalIsTakenInAtItsPlaceAndWhatItSupersedesStaysInTheHistory() {
        assertEquals(
                "awareness", record("e-2", "2026-02-20T08:00:00Z").text("/recordSignals/entries/0/transitions/0/to"));
        assertEquals(
                "awareness", record("e-1", "2026-02-10T08:00:00Z").text("/recordSignals/entries/0/transitions/0/to"));
        Reply journey = WORLD.ask(JOURNEY, Map.of("id", "cleo"));
        assertEquals("Adoption", journey.text("/journey/program"));
        assertEquals("awareness", journey.text("/journey/place/stage"));
        assertEquals("2026-02-10T08:00:00Z", journey.text("/journey/place/since"));
        assertEquals("e-1", journey.text("/journey/moves/0/signals/0"));
        assertNull(journey.at("/journey/moves/0/supersededAt"));
        assertEquals("e-2", journey.text("/journey/moves/1/signals/0"));
        assertEquals("2026-03-02T08:00:00Z", journey.text("/journey/moves/1/supersededAt"));
    }

    @Test
    @Order(2)
    void somebodyMovesALearnerByHandAndTheHistorySaysWho() {
        Reply moved = move("cleo", "CONVERSION", Caller.DESK);
        assertEquals(List.of(), moved.codes());
        assertEquals("awareness", moved.text("/moveLearner/transitions/0/from"));
        assertEquals("conversion", moved.text("/moveLearner/transitions/0/to"));
        assertEquals("Moved by Dora.", moved.text("/moveLearner/transitions/0/sentence"));
        assertEquals("conversion", WORLD.ask(JOURNEY, Map.of("id", "cleo")).text("/journey/place/stage"));
    }

    @Test
    @Order(3)
    void theFunnelCountsWhatStands() {
        Reply funnel = WORLD.ask(
                FUNNEL, Map.of("program", "adoption", "from", "2026-02-01T00:00:00Z", "until", "2026-03-02T09:00:00Z"));
        assertEquals(List.of("awareness", "conversion"), funnel.all("/funnel/stages", "/stage"));
        String awareness = "/funnel/stages/0/";
        assertEquals(1, funnel.at(awareness + "entered"));
        assertEquals(1, funnel.at(awareness + "left"));
        assertEquals(0, funnel.at(awareness + "standing"));
        assertEquals(1, funnel.at(awareness + "converted"));
        assertEquals("1.0", funnel.text(awareness + "conversion"));
        assertEquals("20.0", funnel.text(awareness + "medianDays"));
        assertEquals(1, funnel.at("/funnel/stages/1/standing"));
        assertNull(funnel.at("/funnel/stages/1/medianDays"));
        // at the end of an earlier span, the move by hand had not happened
        Reply before = WORLD.ask(
                FUNNEL, Map.of("program", "adoption", "from", "2026-02-11T00:00:00Z", "until", "2026-03-01T00:00:00Z"));
        assertEquals(0, before.at(awareness + "entered"));
        assertNull(before.at(awareness + "conversion"));
        assertEquals(1, before.at(awareness + "standing"));
        assertEquals(0, before.at("/funnel/stages/1/standing"));
    }

    @Test
    @Order(4)
    void aJourneyIsEndedByHandAndWhatCannotBeIsSaid() {
        assertEquals(List.of(), move("cleo", null, Caller.DESK).codes());
        assertNull(WORLD.ask(JOURNEY, Map.of("id", "cleo")).at("/journey/place/stage"));
        assertEquals(
                "the program has no such stage",
                move("cleo", "loyalty", Caller.DESK).text("/moveLearner/userErrors/0/message"));
        assertEquals("NOT_FOUND", move("nobody", null, Caller.DESK).text("/moveLearner/userErrors/0/code"));
        Caller learner = new Caller(Set.of(Role.LEARNER), new dev.cairn.engine.learner.LearnerId("cleo"));
        assertEquals(List.of("FORBIDDEN"), move("cleo", null, learner).codes());
        assertNull(WORLD.ask(JOURNEY, Map.of("id", "nobody")).at("/journey"));
        assertEquals(
                List.of("INVALID"),
                WORLD.ask(
                                FUNNEL,
                                Map.of(
                                        "program",
                                        "adoption",
                                        "from",
                                        "2026-03-01T00:00:00Z",
                                        "until",
                                        "2026-03-01T00:00:00Z"))
                        .codes());
    }

    @Test
    @Order(5)
    void aListIsRecordedWholeWhereItIsAskedForAndAThousandGoInAtOnce() {
        String record = """
                mutation($signals: [SignalInput!]!, $atomic: Boolean!) {
                  recordSignals(input: {signals: $signals, atomic: $atomic}) {
                    accepted duplicates entries { transitions { to } } userErrors { code field }
                  }
                }""";
        List<Map<String, Object>> signals = new ArrayList<>();
        for (int i = 0; i < 999; i++) {
            signals.add(viewed("all-" + i, "ben"));
        }
        signals.add(Map.of(
                "id", "all-999", "learner", Map.of("id", "ben"), "kind", "viewed", "at", "2026-03-05T08:00:00Z"));
        Reply refused = WORLD.ask(record, Map.of("signals", signals, "atomic", true));
        assertEquals(0, refused.at("/recordSignals/accepted"));
        assertEquals("999", refused.text("/recordSignals/userErrors/0/field/2"));
        Reply most = WORLD.ask(record, Map.of("signals", signals, "atomic", false));
        assertEquals(999, most.at("/recordSignals/accepted"), "none of them was kept before");
        signals.set(999, viewed("all-1000", "ben"));
        Reply rest = WORLD.ask(record, Map.of("signals", signals, "atomic", true));
        assertEquals(1, rest.at("/recordSignals/accepted"));
        assertEquals(999, rest.at("/recordSignals/duplicates"));
        signals.add(viewed("all-1001", "ben"));
        assertEquals(
                "INVALID",
                WORLD.ask(record, Map.of("signals", signals, "atomic", false))
                        .text("/recordSignals/userErrors/0/code"));
    }

    private static Map<String, Object> viewed(String id, String learner) {
        return Map.of("id", id, "learner", Map.of("id", learner), "kind", "viewed", "at", "2026-03-01T08:00:00Z");
    }
}
