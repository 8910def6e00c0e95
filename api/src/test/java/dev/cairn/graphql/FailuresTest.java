package dev.cairn.graphql;

import static dev.cairn.store.TestDatabase.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import graphql.ErrorType;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What breaks here is told without a word of how it is built. */
class FailuresTest {
    private static final Pattern INSIDE = Pattern.compile(
            "(?i)exception|dev\\.cairn|java\\.|io\\.vertx|select |\\brelation\\b|\\.java|postgres|127\\.0");

    private World world;

    @BeforeEach
    void open() {
        world = new World("graphql_failures");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aFaultOfOursIsOneMaskedErrorAndTheOtherFieldsAnswer() throws SQLException {
        sql("alter table learner rename to learner_gone");
        Reply reply = world.ask("""
                { broken: learner(ref: {id: "ada"}) { name }
                  whole: content(ref: {id: "welcome"}) { title } }""");
        assertEquals(List.of("INTERNAL"), reply.codes());
        assertNull(reply.at("/broken"));
        assertEquals("Welcome", reply.text("/whole/title"));
        JsonObject error = reply.json().getJsonArray("errors").getJsonObject(0);
        assertEquals("test-request", error.getJsonObject("extensions").getString("correlationId"));
        assertEquals("broken", error.getJsonArray("path").getString(0));
        assertFalse(INSIDE.matcher(reply.json().encode()).find(), reply.json().encode());
    }

    @Test
    void aConnectionThatIsLostIsUnavailableAndTheNextRequestFindsAnother() throws SQLException {
        String query = "{ learner(ref: {id: \"ada\"}) { name } content(ref: {id: \"welcome\"}) { title } }";
        Future<Reply> waiting;
        try (Connection connection = world.connection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table learner in access exclusive mode");
            waiting = world.vertx.executeBlocking(() -> world.ask(query), false);
            while (waiting(statement) == 0) {
                Thread.onSpinWait();
            }
            statement.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity"
                            + " where backend_type = 'client backend' and datname = current_database() and pid <> pg_backend_pid()");
            connection.rollback();
        }
        Reply reply = await(waiting);
        assertEquals(List.of("UNAVAILABLE"), reply.codes(), reply.json()::encode);
        assertEquals("Welcome", reply.text("/content/title"));
        assertFalse(INSIDE.matcher(reply.json().encode()).find(), reply.json().encode());
        assertEquals("Ada", world.ask(query).text("/learner/name"));
    }

    @Test
    void whatTheDatabaseCutsOffSaysHowToAskForLess() throws SQLException {
        Future<Reply> waiting;
        Future<Reply> export;
        try (Connection connection = world.connection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table learner, learner_external_id in access exclusive mode");
            waiting = world.vertx.executeBlocking(() -> world.ask("{ learner(ref: {id: \"ada\"}) { name } }"), false);
            export = world.vertx.executeBlocking(
                    () -> world.ask("{ exportLearner(learner: {id: \"ada\"}) { json } }"), false);
            while (waiting(statement) < 2) {
                Thread.onSpinWait();
            }
            // as a statement that reaches its time-out ends
            statement.execute("select pg_cancel_backend(pid) from pg_stat_activity"
                    + " where datname = current_database() and wait_event_type = 'Lock'");
            connection.rollback();
        }
        Reply reply = await(waiting);
        assertEquals(List.of("TIMEOUT"), reply.codes(), reply.json()::encode);
        assertTrue(reply.json().encode().contains("ask for less at once"), reply.json()::encode);
        Reply exported = await(export);
        assertEquals(List.of("RESULT_TOO_LARGE"), exported.codes(), exported.json()::encode);
        assertTrue(exported.json().encode().contains("cairn export-learner"), exported.json()::encode);
        assertFalse(INSIDE.matcher(reply.json().encode()).find(), reply.json().encode());
    }

    private static int waiting(Statement statement) throws SQLException {
        try (ResultSet found = statement.executeQuery("select count(*) from pg_stat_activity"
                + " where datname = current_database() and wait_event_type = 'Lock'")) {
            found.next();
            return found.getInt(1);
        }
    }

    @Test
    void wordsThatAreNotOursAreMaskedAndWhatAClientSentIsNotRepeatedAtLength() {
        ExecutionResult broken = ExecutionResult.newExecutionResult()
                .data(Map.of())
                .addError(GraphQLError.newError()
                        .message("Can't serialize value (/learner/name) : a secret")
                        .errorType(ErrorType.DataFetchingException)
                        .build())
                .build();
        Reply reply = new Reply(Failures.answer(broken, new Request("7", "{ x }", null, Map.of(), false)));
        assertEquals(List.of("INTERNAL"), reply.codes());
        assertFalse(reply.json().encode().contains("secret"));

        Reply echo = world.ask("{ " + "x".repeat(9_000) + " }");
        assertEquals(List.of("VALIDATION_ERROR"), echo.codes());
        assertTrue(echo.json().encode().length() < 1_000);
        assertFalse(echo.json().encode().contains("classification"));
    }

    @Test
    @Tag("deep")
    void whatTakesTooLongIsCutAndSaysSo() throws SQLException {
        try (Connection connection = world.connection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table learner in access exclusive mode");
            Reply reply = world.ask("{ learner(ref: {id: \"ada\"}) { name } }");
            assertEquals(List.of("TIMEOUT"), reply.codes());
            assertTrue(reply.json().encode().contains("ask for less at once"), reply.json()::encode);
            connection.rollback();
        }
        assertEquals(
                "Ada", world.ask("{ learner(ref: {id: \"ada\"}) { name } }").text("/learner/name"));
    }

    private void sql(String text) throws SQLException {
        try (Connection connection = world.connection();
                Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }
}
