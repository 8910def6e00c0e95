package dev.cairn.graphql;

import static dev.cairn.store.TestDatabase.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What somebody would get, if. */
class SimulateTest {
    private static final String SIMULATE = """
            query($input: SimulateInput!) { simulate(input: $input) {
                simulation { bookVersion catalogVersion totalCount fallback segments persona { name } moment { at }
                  learner { key department journeys { program stage } }
                  heldBack { counts { code count } selected { code detail content { key } } }
                  picks { because content { key title } reasons { sentence points sheet row facts { column value } } } }
                userErrors { code field message nearest } } }""";
    private static final String SIMULATION = "/simulate/simulation";

    private World world;

    @BeforeEach
    void open() {
        world = new World("graphql_simulate");
    }

    @AfterEach
    void close() {
        world.close();
    }

    private Reply simulate(Map<String, Object> input) {
        Reply reply = world.ask(SIMULATE, Map.of("input", input));
        assertEquals(List.of(), reply.codes(), reply.json()::encodePrettily);
        return reply;
    }

    private static String first(Reply reply) {
        return reply.text(SIMULATION + "/picks/0/content/key");
    }

    @Test
    void aNewHireTwoDaysBeforeTheFirstDay() {
        Reply reply = simulate(Map.of(
                "facts",
                Map.of("firstDay", "2026-03-04", "languages", List.of("de"), "department", "Sales"),
                "first",
                2));
        assertEquals("[]", reply.text("/simulate/userErrors"));
        assertEquals("welcome", first(reply));
        assertEquals("Willkommen", reply.text(SIMULATION + "/picks/0/content/title"));
        assertEquals("übermorgen geht es los", reply.text(SIMULATION + "/picks/0/because"));
        assertEquals("awareness", reply.text(SIMULATION + "/learner/journeys/0/stage"));
        assertEquals("Curious starter", reply.text(SIMULATION + "/persona/name"));
        assertTrue(reply.text(SIMULATION + "/picks/0/reasons/0/sentence").contains("welcome"));
        assertEquals("GUARD", reply.text(SIMULATION + "/heldBack/counts/0/code"));
    }

    @Test
    void aLearnerWithOtherFactsAtAnotherTime() {
        Map<String, Object> ada = Map.of("id", "ada");
        Reply now = simulate(Map.of("learner", ada));
        assertEquals("welcome", first(now));
        assertEquals("Sales", now.text(SIMULATION + "/learner/department"));

        Reply consideration = simulate(Map.of(
                "learner",
                ada,
                "facts",
                Map.of("journeys", List.of(Map.of("program", "onboarding", "stage", "Consideration"))),
                "moment",
                Map.of("at", "2027-06-01T08:00:00Z")));
        assertEquals("told-by-sales", first(consideration));
        assertEquals("2027-06-01T08:00:00Z", consideration.text(SIMULATION + "/moment/at"));
        assertEquals("[]", consideration.text(SIMULATION + "/segments"));

        Reply moved = simulate(Map.of(
                "learner",
                ada,
                "facts",
                Map.of(
                        "department",
                        "IT",
                        "journeys",
                        List.of(Map.of("program", "Onboarding", "stage", "consideration")))));
        assertEquals("told-by-it", first(moved));

        Reply completed = simulate(Map.of("learner", ada, "facts", Map.of("completed", List.of("content:welcome"))));
        assertNotEquals("welcome", first(completed));
        assertTrue(completed.all(SIMULATION + "/heldBack/selected", "/code").contains("COMPLETED"));
    }

    @Test
    void signalsAreStatedInTheWordsOfASheet() {
        world.publish(
                Map.of(
                        "content-rules.csv",
                        "Name,Signals: viewed within 30 days,Then show kind,Points\nloyal,>= 3,testimonial,50\nall,,article,1\n"));
        assertEquals("testimonial", kind(signals("viewed within 4 weeks", 3)));
        assertEquals("article", kind(signals("viewed within 30 days", 2)));
        assertEquals("article", kind(signals("liked", 9)));

        Reply unclear = signals("viewed within 30 parsecs", 1);
        assertNull(unclear.at(SIMULATION));
        assertEquals("[\"input\",\"facts\",\"signals\",\"0\",\"what\"]", unclear.text("/simulate/userErrors/0/field"));
        assertTrue(unclear.text("/simulate/userErrors/0/message").contains("expected"));
    }

    private Reply signals(String what, int count) {
        return simulate(Map.of("facts", Map.of("signals", List.of(Map.of("what", what, "count", count)))));
    }

    private static String kind(Reply reply) {
        return first(reply).startsWith("told-by") ? "testimonial" : "article";
    }

    @Test
    void anOlderBookDecidesOverTheCatalogueOfToday() {
        long changed = world.publish(Map.of("content-rules.csv", "Name,Then show kind,Points\nread,testimonial,50\n"));
        world.ask("mutation { retireContent(input: {content: {id: \"told-by-it\"}}) { userErrors { code } } }");
        Map<String, Object> ada = Map.of("id", "ada");
        Reply live = simulate(Map.of("learner", ada));
        Reply first = simulate(Map.of("learner", ada, "book", 1));
        assertEquals("told-by-sales", first(live));
        assertEquals(String.valueOf(changed), live.text(SIMULATION + "/bookVersion"));
        assertEquals("welcome", first(first));
        assertEquals("1", first.text(SIMULATION + "/bookVersion"));
        assertEquals(live.text(SIMULATION + "/catalogVersion"), first.text(SIMULATION + "/catalogVersion"));

        Reply none = simulate(Map.of("learner", ada, "book", 77));
        assertEquals("NOT_FOUND", none.text("/simulate/userErrors/0/code"));
        assertEquals("there is no rule book 77 to decide by", none.text("/simulate/userErrors/0/message"));
    }

    @Test
    void nothingOfItIsShownCountedOrKept() {
        long signals = world.count("signal");
        // at this moment a journey would begin, were it asked in earnest
        simulate(Map.of("learner", Map.of("id", "ada"), "moment", Map.of("at", "2026-03-01T08:00:00Z")));
        simulate(Map.of("learner", Map.of("id", "ada")));
        await(world.keeping.written());
        assertEquals(0, world.keeping.counts().kept());
        assertEquals(0, world.count("decision"));
        assertEquals(0, world.count("transition"));
        assertEquals(0, world.count("journey"));
        assertEquals(signals, world.count("signal"));
    }

    @Test
    void whatIsWrongIsSaidFieldByField() {
        Reply nobody = simulate(Map.of("first", 1));
        assertEquals("INVALID", nobody.text("/simulate/userErrors/0/code"));
        Reply unknown = simulate(Map.of("learner", Map.of("id", "zoe")));
        assertEquals("NOT_FOUND", unknown.text("/simulate/userErrors/0/code"));
        Reply wrong = simulate(Map.of(
                "facts",
                Map.of(
                        "country",
                        "Germny",
                        "completed",
                        List.of("nothing"),
                        "journeys",
                        List.of(Map.of("program", "Onbording", "stage", "awareness")),
                        "skills",
                        List.of(Map.of("skill", "Java", "level", -1)),
                        "activeHours",
                        List.of(24)),
                "program",
                "Onboarding"));
        assertEquals(
                List.of("UNKNOWN_COUNTRY", "INVALID", "UNKNOWN_PROGRAM", "NOT_FOUND", "INVALID"),
                wrong.all("/simulate/userErrors", "/code"));
        assertEquals("Onboarding", wrong.text("/simulate/userErrors/2/nearest"));
        assertNull(wrong.at(SIMULATION));
    }

    @Test
    void anAnalystStatesFactsAndNamesNobody() {
        Caller analyst = new Caller(Set.of(Role.ANALYST), null);
        String picks = "query($input: SimulateInput!) { simulate(input: $input) {"
                + " simulation { picks { content { key } } } userErrors { code } } }";
        Reply facts = world.ask(picks, Map.of("input", Map.of("facts", Map.of("firstDay", "2026-03-04"))), analyst);
        assertEquals("welcome", first(facts));
        Reply named = world.ask(picks, Map.of("input", Map.of("learner", Map.of("id", "ada"))), analyst);
        assertEquals("NOT_FOUND", named.text("/simulate/userErrors/0/code"));
        assertEquals(
                List.of("FORBIDDEN"),
                world.ask(picks, Map.of("input", Map.of("facts", Map.of())), new Caller(Set.of(Role.PORTAL), null))
                        .codes());
    }
}
