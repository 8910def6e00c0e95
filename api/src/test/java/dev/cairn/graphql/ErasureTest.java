package dev.cairn.graphql;

import static dev.cairn.store.TestDatabase.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.learner.LearnerId;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Somebody of whom every table holds something is exported and forgotten. The id is like no other text, so that whatever
 * row of whatever table still holds it is found, in tables that nobody has thought of yet too.
 */
class ErasureTest {
    private static final String ID = "zq-erased-person";
    private static final String HR = "zq-hr-4711";
    private static final String NAME = "Zq Quixotic";
    private static final String ERASE = "mutation { eraseLearner(input: {learner: {id: \"" + ID
            + "\"}}) { erased { table rows } userErrors { code } } }";

    private static final Caller SELF = new Caller(Set.of(Role.LEARNER), new LearnerId(ID));
    private static final Caller PORTAL = new Caller(Set.of(Role.PORTAL), null, ID, "portal-1");

    private World world;
    private String decision;

    @BeforeEach
    void open() {
        world = new World("graphql_erasure");
        live();
    }

    @AfterEach
    void close() {
        world.close();
    }

    /** All that can happen to a person here. */
    private void live() {
        world.run("insert into learner (id, name, role, manager, first_day) values ('" + ID + "', '" + NAME
                + "', 'Expert', 'ada', '2026-03-04')");
        world.run("insert into learner_external_id (system, value, learner) values ('hr', '" + HR + "', '" + ID + "')");
        world.run("update learner set manager = '" + ID + "' where id = 'cleo'");
        world.run("insert into skill_evidence (learner, skill, skill_key, source, level, shown_on, weight)"
                + " values ('" + ID + "', 'Cooking', 'cooking', 'self', 2, '2026-01-01', 10)");
        for (String kind : List.of("viewed", "completed")) {
            ask(
                    "mutation { recordSignals(input: {signals: [{id: \"zq-" + kind + "\", learner: {id: \"" + ID
                            + "\"}, kind: \""
                            + kind + "\", content: {id: \"welcome\"}, program: \"Onboarding\", device: \"mobile\","
                            + " at: \"2026-03-02T07:00:00Z\"}]}) { accepted } }",
                    PORTAL);
        }
        ask(
                "mutation { moveLearner(input: {learner: {id: \"" + ID
                        + "\"}, program: \"Onboarding\", stage: \"awareness\", by: \"" + ID
                        + "\"}) { userErrors { code } } }",
                Caller.DESK);
        // what is refused is noted as it was named
        ask(
                "mutation { updateLearner(input: {learner: {externalId: {system: \"hr\", value: \"" + HR
                        + "\"}}, country: \"Atlantis\"}) { userErrors { code } } }",
                PORTAL);
        decision = ask("{ nextBestContent(learner: {id: \"" + ID + "\"}) { decision { id } } }", SELF)
                .text("/nextBestContent/decision/id");
        await(world.keeping.written());
        world.run("insert into parked_signal (id, learner, content, kind, at, parked_at) values ('zq-parked', '" + ID
                + "', 'nowhere', 'viewed', now(), now())");
        world.run(
                "insert into preview (id, candidate, book, catalog, state, report) values (gen_random_uuid(), 'x', 1, 1, 'DONE',"
                        + " '{\"samples\": [{\"learner\": \"" + ID + "\"}]}')");
        world.run("update rule_book set author = '" + ID + "'");
    }

    private Reply ask(String query, Caller caller) {
        Reply reply = world.ask(query, Map.of(), caller);
        assertEquals(List.of(), reply.codes(), reply.json().encode());
        return reply;
    }

    @Test
    void everyTableOfLearnersIsLivedIn() {
        for (String table : rows("select tables_of_learners()")) {
            assertTrue(
                    world.count(table + " where learner = '" + ID + "'") > 0,
                    "let this test put something into `" + table + "`, to see that it is exported and erased");
        }
    }

    @Test
    void theExportHasAllOfIt() {
        Reply reply = ask(
                "{ exportLearner(learner: {externalId: {system: \"hr\", value: \"" + HR + "\"}}) { json } }",
                Caller.DESK);
        JsonObject all = new JsonObject(reply.text("/exportLearner/json"));
        assertEquals(NAME, all.getJsonObject("learner").getString("name"));
        for (String table : rows("select tables_of_learners()")) {
            assertFalse(all.getJsonArray(table).isEmpty(), table);
        }
        assertEquals("zq-viewed", all.getJsonArray("signal").getJsonObject(0).getString("id"));
        assertTrue(all.getJsonArray("audit").encode().contains("UNKNOWN_COUNTRY"), () -> all.getJsonArray("audit")
                .encode());
        assertNull(ask("{ exportLearner(learner: {id: \"zoe\"}) { json } }", Caller.DESK)
                .at("/exportLearner"));
    }

    @Test
    void afterwardsNothingNamesThem() {
        assertTrue(holding().size() >= 15, holding().toString());
        Reply erased = ask(ERASE, Caller.DESK);
        assertEquals("[]", erased.text("/eraseLearner/userErrors"));
        assertTrue(erased.text("/eraseLearner/erased").contains("\"signal\""));
        assertEquals(List.of(), holding());

        assertEquals(
                "true",
                world.ask("{ decision(id: \"" + decision + "\") { erased } }").text("/decision/erased"));
        Reply replay =
                ask("{ replay(id: \"" + decision + "\") { __typename ... on ReplayLost { input } } }", Caller.DESK);
        assertEquals("ReplayLost", replay.text("/replay/__typename"));
        assertEquals("FACTS", replay.text("/replay/input"));
        assertNull(
                ask("{ learner(ref: {id: \"cleo\"}) { manager } }", Caller.DESK).at("/learner/manager"));
        assertEquals(
                "erased", rows("select author from rule_book where version = 1").get(0));
        assertEquals(List.of("erased"), rows("select distinct acting_for from audit where who = 'portal-1'"));
        assertEquals(
                List.of("DONE"),
                rows("select outcome from audit where action = 'eraseLearner'"),
                "and that is on record");
    }

    @Test
    void whatComesInLaterDoesNotBringThemBack() {
        ask(ERASE, Caller.DESK);
        Reply late = ask(
                "mutation { recordSignals(input: {signals: [{id: \"late\", learner: {id: \"" + ID
                        + "\"}, kind: \"viewed\", content: {id: \"enrol\"}, at: \"2026-03-02T07:00:00Z\"}]}) { accepted userErrors { code } } }",
                Caller.DESK);
        assertEquals("0", late.text("/recordSignals/accepted"));
        assertEquals("NOT_FOUND", late.text("/recordSignals/userErrors/0/code"));
        assertEquals(0, world.count("parked_signal"), "nor is it waited for");
        ask(
                "mutation { updateLearner(input: {learner: {externalId: {system: \"hr\", value: \"" + HR
                        + "\"}}, name: \"Z\"}) { userErrors { code } } }",
                new Caller(Set.of(Role.PORTAL), null, "portal-1", null));
        assertEquals(List.of(), holding(), "nor does the log name them again");
        Reply again = ask(ERASE, Caller.DESK);
        assertEquals("NOT_FOUND", again.text("/eraseLearner/userErrors/0/code"));
        assertEquals(
                List.of("t", "t", "f", "f"),
                rows("select unnest(array[is_erased('" + ID + "'), is_erased('hr', '" + HR
                        + "'), is_erased('ada'), is_erased('hr', '0815')])"));
    }

    @Test
    void onlyAnAdministratorForgets() {
        for (Role role : Role.values()) {
            if (role != Role.ADMINISTRATOR) {
                Caller caller = new Caller(Set.of(role), new LearnerId(ID));
                assertEquals(
                        List.of("FORBIDDEN"), world.ask(ERASE, Map.of(), caller).codes(), role.name());
            }
        }
        assertEquals(1, world.count("learner where id = '" + ID + "'"));
    }

    /** Every table of which some row holds the person. */
    private List<String> holding() {
        List<String> holding = new ArrayList<>();
        for (String table :
                rows("select table_name from information_schema.tables where table_schema = current_schema()"
                        + " and table_type = 'BASE TABLE'")) {
            long rows = world.count("\"" + table + "\" t where t::text ilike any (array['%" + ID + "%', '%" + HR
                    + "%', '%" + NAME + "%', '%zq-%'])");
            if (rows > 0) {
                holding.add(table + ": " + rows);
            }
        }
        return holding;
    }

    private List<String> rows(String query) {
        try (Connection connection = world.connection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                all.add(rows.getString(1));
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
