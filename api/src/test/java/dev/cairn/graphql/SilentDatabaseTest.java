package dev.cairn.graphql;

import static dev.cairn.store.TestDatabase.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A database that holds its connections open and says nothing is one that does not answer, not a request that is slow. */
class SilentDatabaseTest {
    private static final String LEARNER = "{ learner(ref: {id: \"ada\"}) { name } }";

    @Test
    void whoAsksIsToldThatItDoesNotAnswerAndAnsweredAgainAfterwards() throws Exception {
        try (World world = new World("silent");
                Connection beside = world.connection()) {
            assertEquals("Ada", world.ask(LEARNER).at("/learner/name"));
            await(world.database.pulse().feel());
            List<String> theirs = pids(beside);
            assertTrue(theirs.size() >= 2, theirs::toString);
            signal("-STOP", theirs);
            try {
                Reply reply = world.ask(LEARNER);
                assertEquals(List.of("UNAVAILABLE"), reply.codes());
                assertEquals(
                        List.of("UNAVAILABLE"),
                        world.ask("mutation { updateLearner(input: {learner: {id: \"ada\"}, department: \"Sea\"})"
                                        + " { userErrors { code } } }")
                                .codes());
            } finally {
                signal("-CONT", theirs);
            }
            await(world.database.pulse().feel());
            assertEquals("Ada", world.ask(LEARNER).at("/learner/name"));
        }
    }

    @Test
    void whatIsOnlySlowIsWaitedFor() throws Exception {
        try (World world = new World("slow_only");
                Connection beside = world.connection();
                Statement statement = beside.createStatement()) {
            beside.setAutoCommit(false);
            statement.execute("lock table learner in access exclusive mode");
            world.vertx.setTimer(
                    2_500,
                    late -> world.vertx.executeBlocking(() -> {
                        beside.rollback();
                        return "";
                    }));
            assertEquals(List.of(), world.ask(LEARNER).codes());
        }
    }

    /** The processes that serve this database, but the one that is asked. */
    private static List<String> pids(Connection beside) throws Exception {
        List<String> pids = new ArrayList<>();
        try (Statement statement = beside.createStatement();
                ResultSet rows = statement.executeQuery("select pid from pg_stat_activity"
                        + " where datname = current_database() and pid <> pg_backend_pid()"
                        + " and backend_type = 'client backend'")) {
            while (rows.next()) {
                pids.add(rows.getString(1));
            }
        }
        return pids;
    }

    private static void signal(String name, List<String> pids) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kill", name));
        command.addAll(pids);
        Process kill = new ProcessBuilder(command).inheritIO().start();
        assertTrue(kill.waitFor(10, TimeUnit.SECONDS));
        assertEquals(0, kill.exitValue());
    }
}
