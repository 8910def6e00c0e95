package dev.cairn.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.learner.LearnerId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where learners stand with contents. */
class StandingsTest {
    private static final String FOR_BEN = """
            { contents(for: {id: "ben"}, filter: {kinds: ["article"]}, first: 8) {
                edges { node { key mine { state } } standing { state at until progress } } } }""";

    private World world;

    @BeforeEach
    void open() {
        world = new World("graphql_standings");
    }

    @AfterEach
    void close() {
        world.close();
    }

    private int sent;

    private void signal(String learner, String kind, String content, @Nullable Double value) {
        Map<String, Object> signal = new HashMap<>(Map.of(
                "id", "s-" + sent++,
                "learner", Map.of("id", learner),
                "kind", kind,
                "content", Map.of("id", content),
                "at", World.NOW.minusSeconds(600 - sent).toString()));
        if (value != null) {
            signal.put("value", value);
        }
        if (kind.equals("snoozed")) {
            signal.put("snoozeUntil", World.NOW.plus(Duration.ofDays(1)).toString());
        }
        Reply reply = world.ask(
                "mutation($input: RecordSignalsInput!) { recordSignals(input: $input) { accepted userErrors { message } } }",
                Map.of("input", Map.of("signals", List.of(signal))));
        assertEquals(
                "1", reply.text("/recordSignals/accepted"), () -> reply.json().encode());
    }

    @Test
    void everyStateIsToldWithHowFarTheLearnerCame() {
        signal("ben", "viewed", "article-000", null);
        signal("ben", "watched", "article-001", 40.0);
        signal("ben", "watched", "article-001", 62.5);
        signal("ben", "progressed", "article-001", 10.0);
        signal("ben", "completed", "article-002", null);
        signal("ben", "dismissed", "article-003", null);
        signal("ben", "snoozed", "article-004", null);
        signal("ben", "known", "article-005", null);
        signal("ben", "shown", "article-006", null);
        signal("ben", "rated", "article-000", 5.0);
        signal("ada", "completed", "article-007", null);
        Reply reply = world.ask(FOR_BEN);
        assertEquals(List.of(), reply.codes());
        String edges = "/contents/edges";
        assertEquals(
                List.of(
                        "IN_PROGRESS",
                        "IN_PROGRESS",
                        "COMPLETED",
                        "DISMISSED",
                        "SNOOZED",
                        "KNOWN",
                        "NOT_STARTED",
                        "NOT_STARTED"),
                reply.all(edges, "/standing/state"));
        assertEquals(
                List.of("null", "0.625", "1.0", "0.0", "0.0", "0.0", "0.0", "0.0"),
                reply.all(edges, "/standing/progress"));
        assertEquals("2026-03-03T08:00:00Z", reply.text(edges + "/4/standing/until"));
        assertTrue(reply.text(edges + "/2/standing/at").startsWith("2026-03-02T07:5"));
        assertNull(reply.at(edges + "/7/standing/at"));
        // the desk is no learner
        assertNull(reply.at(edges + "/0/node/mine"));
    }

    @Test
    void whoAsksSeesTheirOwnAndAPickThatOfWhomItIsFor() {
        signal("ben", "completed", "enrol", null);
        Caller ben = new Caller(Set.of(Role.LEARNER), new LearnerId("ben"));
        Reply own = world.ask("{ content(ref: {id: \"enrol\"}) { mine { state progress } } }", Map.of(), ben);
        assertEquals("COMPLETED", own.text("/content/mine/state"));
        signal("ada", "watched", "welcome", 50.0);
        Reply many = world.ask("""
                { nextBestContentFor(learners: [{id: "ada"}, {id: "ben"}]) {
                    next { pick { content { key } standing { state progress } } } }
                  recommendationsForPage(learner: {id: "ada"}, placements: [{first: 2}, {first: 2}]) {
                    placements { picks { standing { state } } } }
                  contents(first: 2) { edges { standing { state } } } }""");
        assertEquals(List.of(), many.codes());
        List<String> states = new ArrayList<>(many.all("/nextBestContentFor", "/next/pick/standing/state"));
        assertEquals(2, states.size());
        for (int i = 0; i < 2; i++) {
            String key = many.text("/nextBestContentFor/" + i + "/next/pick/content/key");
            assertEquals(i == 0 && key.equals("welcome") ? "IN_PROGRESS" : "NOT_STARTED", states.get(i));
        }
        assertEquals(
                2,
                many.all("/recommendationsForPage/placements/0/picks", "/standing/state")
                        .size());
        assertEquals(List.of("null", "null"), many.all("/contents/edges", "/standing"));
    }

    /** What takes a trip of its own fails alone. */
    @Test
    void aFieldThatFailsDoesNotTakeThePageDown() {
        world.run("alter table outcome rename to outcome_gone");
        Reply reply = world.ask("""
                { contents(first: 2) { totalCount edges { node { key title mine { state } version } } } }""", Map.of(), new Caller(Set.of(Role.ADMINISTRATOR), new LearnerId("ben")));
        assertEquals(List.of("INTERNAL", "INTERNAL"), reply.codes());
        assertEquals(List.of("article-000", "article-001"), reply.all("/contents/edges", "/node/key"));
        assertEquals(List.of("null", "null"), reply.all("/contents/edges", "/node/mine"));
        assertEquals(List.of("1", "1"), reply.all("/contents/edges", "/node/version"));
    }
}
