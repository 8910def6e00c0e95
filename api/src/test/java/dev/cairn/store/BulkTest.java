package dev.cairn.store;

import static dev.cairn.store.TestDatabase.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.content.Content;
import dev.cairn.engine.learner.LearnerId;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** As many contents, people and views as a real micro-learning site has. */
@Tag("deep")
class BulkTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final JourneyRules NO_RULES = SignalWorld.NO_RULES;

    @Test
    void aSitesPeopleContentsAndViewsGoInOnceAndAgainChangeNothing() {
        Vertx vertx = Vertx.vertx();
        Database database = TestDatabase.open(vertx, "bulk");
        List<Content> contents = IntStream.range(0, 1_167)
                .mapToObj(i -> TestContent.video("c" + i))
                .toList();
        List<Person> people = IntStream.range(0, 9_902)
                .mapToObj(i -> new Person(new LearnerId("p" + i), Set.of(), ProfileChange.NONE, List.of()))
                .toList();
        Random random = new Random(7);
        List<Signal> views = new ArrayList<>();
        for (int i = 0; i < 18_646; i++) {
            // a few contents are much more popular than the others
            String content = "c" + (int) (1_167 * Math.pow(random.nextDouble(), 4));
            Instant at = NOW.minusSeconds(random.nextInt(86_400 * 900));
            views.add(new Signal(
                    "view-" + i,
                    LearnerRef.of("p" + random.nextInt(9_902)),
                    "viewed",
                    content,
                    null,
                    at,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null));
        }
        AtomicInteger done = new AtomicInteger();
        for (int round = 0; round < 2; round++) {
            boolean first = round == 0;
            ContentsSaved.Saved saved =
                    (ContentsSaved.Saved) await(database.contents().saveAll(contents, false, n -> {}));
            assertEquals(first ? 1_167 : 0, saved.added());
            PeopleSaved.Saved added = (PeopleSaved.Saved)
                    await(database.learners().saveAll(people, new Roster(true, 0.05), false, n -> {}));
            assertEquals(first ? 9_902 : 0, added.added());
            Recorded recorded = await(database.signals().recordAll(views, NO_RULES, NOW, false, done::addAndGet));
            assertTrue(recorded.kept());
            assertEquals(
                    first ? 18_646 : 0,
                    recorded.outcomes().stream()
                            .filter(SignalOutcome.Accepted.class::isInstance)
                            .count());
        }
        assertEquals(2 * 18_646, done.get());
        await(database.contents().recount(NOW));
        Catalog catalog = await(database.contents().load());
        assertEquals(1, catalog.popularity(catalog.position("c0")), 1e-6);
        await(database.close());
        await(vertx.close());
    }
}
