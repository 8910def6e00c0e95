package dev.cairn.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** People, looked up and listed. */
class LearnersTest {
    private static World world;

    @BeforeAll
    static void open() {
        world = new World("graphql_learners");
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void allThatIsKnownOfALearnerIsAnswered() {
        Reply reply = world.ask("""
                { learner(ref: {externalId: {system: "hr", value: "0815"}}) {
                    id key version name role department country languages timeZone firstDay
                    externalIds { system value } attributes { name value } skills { skill level evidence on }
                    journeys { program stage since } } }""");
        assertEquals(List.of(), reply.codes());
        assertEquals("learner:ada", reply.text("/learner/id"));
        assertEquals("Europe/Vienna", reply.text("/learner/timeZone"));
        assertEquals("2026-03-04", reply.text("/learner/firstDay"));
        assertEquals("0042", reply.text("/learner/attributes/0/value"));
        assertEquals("0815", reply.text("/learner/externalIds/0/value"));
        assertEquals("awareness", reply.text("/learner/journeys/0/stage"));
    }

    @Test
    void whatIsNotKnownIsNull() {
        Reply reply = world.ask("{ learner(ref: {id: \"cleo\"}) { name department languages firstDay timeZone } }");
        assertEquals("Cleo", reply.text("/learner/name"));
        for (String fact : List.of("department", "languages", "firstDay", "timeZone")) {
            assertNull(reply.at("/learner/" + fact), fact);
        }
    }

    @Test
    void whoIsNotThereIsNull() {
        Reply reply = world.ask("{ learner(ref: {id: \"nobody\"}) { name } }");
        assertNull(reply.at("/learner"));
        assertEquals(List.of(), reply.codes());
    }

    @Test
    void theyAreListedInPages() {
        String query = """
                query($after: String) { learners(first: 2, after: $after) {
                    totalCount edges { node { key } } pageInfo { hasNextPage endCursor } } }""";
        Reply first = world.ask(query);
        assertEquals(List.of("ada", "ben"), first.all("/learners/edges", "/node/key"));
        assertEquals(3, first.at("/learners/totalCount"));
        assertEquals(true, first.at("/learners/pageInfo/hasNextPage"));
        Reply second = world.ask(query, Map.of("after", first.text("/learners/pageInfo/endCursor")));
        assertEquals(List.of("cleo"), second.all("/learners/edges", "/node/key"));
        assertEquals(false, second.at("/learners/pageInfo/hasNextPage"));
        assertEquals(
                List.of("INVALID_CURSOR"),
                world.ask(query, Map.of("after", "x")).codes());
    }
}
