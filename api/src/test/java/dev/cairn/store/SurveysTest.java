package dev.cairn.store;

import static dev.cairn.store.TestDatabase.await;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.learner.ExternalId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Statements that look at many learners take their time; nobody who asks for one learner stands behind them. */
class SurveysTest {
    @Test
    void whoeverReadsOneLearnerIsAnsweredWhileSurveysWait() throws Exception {
        DatabaseAddress address = TestDatabase.empty("surveys");
        Vertx vertx = Vertx.vertx();
        Database database = await(Database.open(vertx, address));
        try (Connection other = TestDatabase.connect(address);
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table transition in access exclusive mode");
            List<Future<List<FunnelStage>>> surveys = IntStream.range(0, 12)
                    .mapToObj(i -> database.journeys()
                            .funnel("p", List.of("a"), Instant.EPOCH, Instant.EPOCH.plusSeconds(1), null))
                    .toList();
            for (int i = 0; i < 8; i++) {
                assertNull(await(database.learners().find(new ExternalId("hr", String.valueOf(i)))));
            }
            assertTrue(surveys.stream().noneMatch(Future::succeeded), "the lock is held still");
            other.rollback();
        } finally {
            await(database.close());
            await(vertx.close());
        }
    }
}
