package dev.cairn.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.cairn.engine.learner.LearnerId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each sees what the schema says, nobody more. */
class ReadersTest {
    private static final Caller ADA = new Caller(Set.of(Role.LEARNER), new LearnerId("ada"));
    private static final Caller ADA_MANAGES = new Caller(Set.of(Role.MANAGER), new LearnerId("ada"));
    private static final Caller NOBODY = new Caller(Set.of(), null);
    private static final Caller PORTAL = new Caller(Set.of(Role.PORTAL), null);
    private static final Caller EDITOR = new Caller(Set.of(Role.EDITOR), null);

    private static World world;

    @BeforeAll
    static void open() {
        world = new World("graphql_readers");
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void aLearnerSeesThemselvesAndNobodyElse() {
        assertEquals("Ada", learner("ada", ADA).text("/learner/name"));
        Reply other = learner("ben", ADA);
        assertNull(other.at("/learner"));
        assertEquals(List.of(), other.codes());
        assertEquals(learner("nowhere", ADA).json(), other.json());
        Reply next = world.ask("{ nextBestContent(learner: {id: \"ben\"}) { pick { because } } }", Map.of(), ADA);
        assertEquals(List.of("NOT_FOUND"), next.codes());
        assertEquals(
                List.of("FORBIDDEN"),
                world.ask("{ learners { totalCount } }", Map.of(), ADA).codes());
    }

    @Test
    void aManagerSeesOwnReports() {
        assertEquals("Cleo", learner("cleo", ADA_MANAGES).text("/learner/name"));
        assertNull(learner("ben", ADA_MANAGES).at("/learner"));
    }

    @Test
    void whoeverHasNoRoleSeesTheCatalogueOnly() {
        assertEquals(
                "Welcome",
                world.ask("{ content(ref: {id: \"welcome\"}) { title } }", Map.of(), NOBODY)
                        .text("/content/title"));
        assertEquals(List.of("FORBIDDEN"), learner("ada", NOBODY).codes());
        Reply mutation = world.ask(
                "mutation { retireContent(input: {content: {id: \"welcome\"}}) { content { key } } }",
                Map.of(),
                NOBODY);
        assertEquals(List.of("FORBIDDEN"), mutation.codes());
        assertEquals(
                "PUBLISHED",
                world.ask("{ content(ref: {id: \"welcome\"}) { status } }").text("/content/status"));
    }

    @Test
    void sentencesAndFactsAreForStaffAndTheirAbsenceTakesNothingElseDown() {
        String query = """
                { nextBestContent(learner: {id: "ada"}) { pick { because content { title owner } reasons { code } } } }""";
        Reply portal = world.ask(query, Map.of(), PORTAL);
        assertEquals("übermorgen geht es los", portal.text("/nextBestContent/pick/because"));
        assertEquals(List.of("FORBIDDEN"), portal.codes());
        assertNull(portal.at("/nextBestContent/pick/content/owner"));
        assertEquals("L&D", world.ask(query, Map.of(), EDITOR).text("/nextBestContent/pick/content/owner"));

        Reply sentence = world.ask("""
                { nextBestContent(learner: {id: "ada"}) { pick { because reasons { sentence } } } }""", Map.of(), PORTAL);
        assertEquals(List.of("FORBIDDEN", "FORBIDDEN"), sentence.codes());
        assertEquals("übermorgen geht es los", sentence.text("/nextBestContent/pick/because"));
        assertNotNull(world.ask("""
                { nextBestContent(learner: {id: "ada"}) { pick { reasons { sentence } } } }""", Map.of(), EDITOR).at("/nextBestContent/pick/reasons/0/sentence"));
    }

    @Test
    void theRuleBookIsForStaff() {
        String query =
                "{ ruleBook { version rows programs { name title(language: \"de\") stages } personas { name } } }";
        Reply editor = world.ask(query, Map.of(), EDITOR);
        assertEquals(1, editor.at("/ruleBook/version"));
        assertEquals("Willkommen an Bord", editor.text("/ruleBook/programs/0/title"));
        assertEquals(List.of("FORBIDDEN"), world.ask(query, Map.of(), PORTAL).codes());
    }

    private static Reply learner(String id, Caller caller) {
        return world.ask("query($id: ID!) { learner(ref: {id: $id}) { name } }", Map.of("id", id), caller);
    }
}
