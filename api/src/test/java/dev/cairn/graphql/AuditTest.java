package dev.cairn.graphql;

import static dev.cairn.store.TestDatabase.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.learner.LearnerId;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever changes something leaves a line, whatever came of it; nobody changes a line. */
class AuditTest {
    private static final Caller PORTAL = new Caller(Set.of(Role.PORTAL), null, "portal-1", null);
    private static final Caller EDITOR = new Caller(Set.of(Role.EDITOR), null, "dora", null);
    /** The portal with Ada's rights. */
    private static final Caller FOR_ADA = new Caller(Set.of(Role.LEARNER), new LearnerId("ada"), "ada", "portal-1");

    private static final Caller ADA = new Caller(Set.of(Role.LEARNER), new LearnerId("ada"));

    private World world;

    @BeforeEach
    void open() {
        world = new World("graphql_audit");
        world.run("set cairn.audit = 'retention'; delete from audit");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aChangeLeavesALineWithWhoWhatAndTheVersionAfter() {
        world.ask(
                "mutation { updateLearner(input: {learner: {externalId: {system: \"hr\", value: \"0815\"}}, name: \"A.\"})"
                        + " { userErrors { code } } }",
                Map.of(),
                PORTAL);
        assertEquals("portal-1 null [PORTAL] updateLearner learner:ada 2 DONE test-request", only());
    }

    @Test
    void itStandsOrFallsWithTheChange() {
        world.run("create function fail() returns trigger language plpgsql as $$ begin raise 'no'; end $$;"
                + " create constraint trigger fail after insert on audit deferrable initially deferred"
                + " for each row when (new.action = 'updateLearner' and new.outcome = 'DONE') execute function fail()");
        Reply reply = world.ask(
                "mutation { updateLearner(input: {learner: {id: \"ada\"}, name: \"A.\"}) { userErrors { code } } }",
                Map.of(),
                PORTAL);
        assertEquals(List.of("INTERNAL"), reply.codes());
        assertEquals(
                "Ada", world.ask("{ learner(ref: {id: \"ada\"}) { name } }").text("/learner/name"));
        assertEquals("portal-1 null [PORTAL] updateLearner learner:ada null INTERNAL test-request", only());
    }

    @Test
    void signalsOfOthersStandOrFallWithTheirLine() {
        world.ask(signal("before", "ben", "dismissed"), Map.of(), PORTAL);
        world.run("create function fail() returns trigger language plpgsql as $$ begin raise 'no'; end $$;"
                + " create trigger fail before insert on audit for each row when (new.outcome = 'DONE')"
                + " execute function fail()");
        assertEquals(
                List.of("INTERNAL"),
                world.ask(signal("1", "ben"), Map.of(), PORTAL).codes());
        assertEquals(1, world.count("signal"), "nothing is recorded without its line");
        assertEquals("portal-1 null [PORTAL] recordSignals learner:ben null INTERNAL test-request", newest());
        assertEquals(
                List.of("INTERNAL"),
                world.ask(signal("2", "nobody-yet"), Map.of(), PORTAL).codes());
        assertEquals(0, world.count("parked_signal"), "nor parked");
        String undo = "mutation { undoSignal(input: {learner: {id: \"ben\"}, signal: \"before\"}) { undone } }";
        assertEquals(List.of("INTERNAL"), world.ask(undo, Map.of(), PORTAL).codes());
        assertEquals("portal-1 null [PORTAL] undoSignal learner:ben null INTERNAL test-request", newest());
        assertEquals(1, world.count("signal where undone_at is null"));
        world.run("drop trigger fail on audit");
        assertEquals("true", world.ask(undo, Map.of(), PORTAL).text("/undoSignal/undone"));
        assertEquals("portal-1 null [PORTAL] undoSignal learner:ben null DONE test-request", newest());
    }

    @Test
    void signalsAreNotedUnderOurOwnIdHoweverTheyNameTheLearner() {
        String two = "mutation { recordSignals(input: {signals: [%s, %s]}) { accepted } }";
        String byHr = "{id: \"%s\", learner: {externalId: {system: \"hr\", value: \"0815\"}}, kind: \"viewed\","
                + " at: \"2026-03-02T07:00:00Z\"}";
        String byId = "{id: \"%s\", learner: {id: \"%s\"}, kind: \"viewed\", at: \"2026-03-02T07:00:00Z\"}";
        world.ask(two.formatted(byHr.formatted("1"), byId.formatted("2", "ada")), Map.of(), PORTAL);
        assertEquals("portal-1 null [PORTAL] recordSignals learner:ada null DONE test-request", only());
        world.ask(two.formatted(byId.formatted("3", "ben"), byId.formatted("4", "ada")), Map.of(), PORTAL);
        assertEquals("portal-1 null [PORTAL] recordSignals 2 learners null DONE test-request", newest());
    }

    @Test
    void whoTakesAPersonsDataOutIsNotedOrGetsNothing() {
        Caller root = new Caller(Set.of(Role.ADMINISTRATOR), null, "root", null);
        String export = "{ exportLearner(learner: %s) { json } }";
        String byHr = "{externalId: {system: \"hr\", value: \"0815\"}}";
        assertNotNull(world.ask(export.formatted(byHr), Map.of(), root).at("/exportLearner"));
        assertEquals("root null [ADMINISTRATOR] exportLearner learner:ada null DONE test-request", only());
        assertNull(world.ask(export.formatted("{id: \"zoe\"}"), Map.of(), root).at("/exportLearner"));
        assertEquals("root null [ADMINISTRATOR] exportLearner learner:zoe null NOT_FOUND test-request", newest());
        world.run("create function fail() returns trigger language plpgsql as $$ begin raise 'no'; end $$;"
                + " create trigger fail before insert on audit for each row when (new.outcome = 'DONE')"
                + " execute function fail()");
        Reply refused = world.ask(export.formatted(byHr), Map.of(), root);
        assertEquals(List.of("INTERNAL"), refused.codes());
        assertNull(refused.at("/exportLearner"));
        assertEquals("root null [ADMINISTRATOR] exportLearner learner:hr/0815 null INTERNAL test-request", newest());
    }

    @Test
    void refusalsAreNotedToo() {
        world.ask(
                "mutation { updateLearner(input: {learner: {id: \"ada\"}, name: \"B\", version: 7}) { userErrors { code } } }",
                Map.of(),
                PORTAL);
        assertEquals("portal-1 null [PORTAL] updateLearner learner:ada 1 VERSION_CONFLICT test-request", newest());
        world.ask(
                "mutation { updateLearner(input: {learner: {id: \"zoe\"}, name: \"B\"}) { userErrors { code } } }",
                Map.of(),
                PORTAL);
        assertEquals("portal-1 null [PORTAL] updateLearner learner:zoe null NOT_FOUND test-request", newest());
        world.ask(
                "mutation { updateLearner(input: {learner: {id: \"ada\"}, country: \"Atlantis\"}) { userErrors { code } } }",
                Map.of(),
                PORTAL);
        assertEquals("portal-1 null [PORTAL] updateLearner learner:ada null UNKNOWN_COUNTRY test-request", newest());
    }

    @Test
    void aNameThatNobodyHasIsNotedAsFarAsItCanBeKept() {
        String update =
                "mutation($id: ID!) { updateLearner(input: {learner: {id: $id}, name: \"B\"}) { userErrors { code } } }";
        world.ask(update, Map.of("id", "a\0b"), PORTAL);
        assertEquals("portal-1 null [PORTAL] updateLearner learner:a\uFFFDb null INVALID test-request", newest());
        world.ask(update, Map.of("id", "x".repeat(9_000)), PORTAL);
        assertEquals(
                "portal-1 null [PORTAL] updateLearner learner:" + "x".repeat(492) + "… null INVALID test-request",
                newest());
    }

    @Test
    void whoeverActsForAnotherIsNamed() {
        world.ask(signal("1", "ada"), Map.of(), FOR_ADA);
        assertEquals("portal-1 ada [LEARNER] recordSignals learner:ada null DONE test-request", only());
        world.ask(signal("2", "ben"), Map.of(), PORTAL);
        assertEquals("portal-1 null [PORTAL] recordSignals learner:ben null DONE test-request", newest());
    }

    @Test
    void whatSomebodyReportsOfThemselvesIsItsOwnLog() {
        world.ask(signal("3", "ada"), Map.of(), ADA);
        assertEquals(List.of(), lines());
        assertEquals(1, world.count("signal"));
        Caller both = new Caller(Set.of(Role.LEARNER, Role.PORTAL), new LearnerId("ada"));
        world.ask(signal("4", "ada"), Map.of(), both);
        assertEquals(List.of(), lines());
        world.ask(signal("5", "ben"), Map.of(), both);
        assertEquals("ada null [LEARNER,PORTAL] recordSignals learner:ben null DONE test-request", only());
    }

    @Test
    void contentsJourneysAndRuleBooksLeaveLinesWithTheirVersions() {
        world.ask(
                "mutation { saveContent(input: {content: {id: \"welcome\"}, minutes: 3}) { userErrors { code } } }",
                Map.of(),
                EDITOR);
        assertEquals("dora null [EDITOR] saveContent content:welcome 2 DONE test-request", newest());
        world.ask(
                "mutation { retireContent(input: {content: {id: \"welcome\"}}) { userErrors { code } } }",
                Map.of(),
                EDITOR);
        assertEquals("dora null [EDITOR] retireContent content:welcome 3 DONE test-request", newest());
        world.ask(
                "mutation { moveLearner(input: {learner: {id: \"ben\"}, program: \"Onboarding\", stage: \"awareness\", by: \"D\"})"
                        + " { userErrors { code } } }",
                Map.of(),
                EDITOR);
        assertEquals("dora null [EDITOR] moveLearner learner:ben null DONE test-request", newest());
        long version = world.publish(Map.of("ranking.csv", "Term,Weight\n"));
        assertEquals("Ada null [] publish rules ruleBook:" + version + " " + version + " DONE null", newest());
        world.ask("mutation { cancelRules(input: {version: 99}) { userErrors { code } } }", Map.of(), EDITOR);
        assertEquals("dora null [EDITOR] cancelRules ruleBook:99 null NOT_FOUND test-request", newest());
    }

    @Test
    void nobodyChangesALineAndOldOnesGo() {
        world.ask(signal("4", "ben"), Map.of(), PORTAL);
        for (String change : List.of("update audit set who = 'nobody'", "delete from audit", "truncate audit")) {
            assertTrue(String.valueOf(assertThrows(IllegalStateException.class, () -> world.run(change))
                            .getCause())
                    .contains("never changed"));
        }
        assertEquals(0, await(world.database.audit().clear(Instant.now().minusSeconds(60))));
        assertEquals(1, await(world.database.audit().clear(Instant.now().plusSeconds(60))));
        assertEquals(List.of(), lines());
    }

    @Test
    void pagesGoBackInTimeAndAreAnAdministratorsOnly() {
        for (int i = 0; i < 5; i++) {
            world.ask(signal("p" + i, "ben"), Map.of(), PORTAL);
        }
        String query =
                "query($after: String) { auditLog(first: 2, after: $after, who: \"portal-1\", learner: {id: \"ben\"})"
                        + " { edges { node { id } } pageInfo { hasNextPage endCursor } } }";
        Reply first = world.ask(query);
        Reply second = world.ask(query, Map.of("after", first.text("/auditLog/pageInfo/endCursor")));
        Reply third = world.ask(query, Map.of("after", second.text("/auditLog/pageInfo/endCursor")));
        assertEquals(2, first.all("/auditLog/edges", "/node/id").size());
        assertEquals(2, second.all("/auditLog/edges", "/node/id").size());
        assertEquals(1, third.all("/auditLog/edges", "/node/id").size());
        assertEquals("false", third.text("/auditLog/pageInfo/hasNextPage"));
        Reply editor = world.ask("{ auditLog { edges { node { id } } } }", Map.of(), EDITOR);
        assertEquals(List.of("FORBIDDEN"), editor.codes());
        assertNull(editor.at("/auditLog"));
    }

    private static String signal(String id, String learner) {
        return signal(id, learner, "viewed");
    }

    private static String signal(String id, String learner, String kind) {
        return "mutation { recordSignals(input: {signals: [{id: \"" + id + "\", learner: {id: \"" + learner
                + "\"}, kind: \"" + kind
                + "\", content: {id: \"enrol\"}, at: \"2026-03-02T07:00:00Z\"}]}) { accepted } }";
    }

    private String only() {
        assertEquals(1, lines().size(), lines().toString());
        return lines().get(0);
    }

    private String newest() {
        return lines().get(0);
    }

    private List<String> lines() {
        Reply reply = world.ask(
                "{ auditLog(first: 100) { edges { node { who actingFor roles action object version outcome requestId } } } }");
        return ((JsonArray) Objects.requireNonNull(reply.at("/auditLog/edges")))
                .stream()
                        .map(edge -> ((JsonObject) edge).getJsonObject("node"))
                        .map(line -> line.getString("who") + " " + line.getString("actingFor") + " "
                                + line.getJsonArray("roles").encode().replace("\"", "") + " "
                                + line.getString("action") + " " + line.getString("object") + " "
                                + line.getLong("version")
                                + " " + line.getString("outcome") + " " + line.getString("requestId"))
                        .toList();
    }
}
