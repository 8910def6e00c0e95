package dev.cairn.store;

import static dev.cairn.store.SignalWorld.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.content.Catalog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PopularityTest {
    @Test
    void countsTheTwelveMonthsUpToTheLatestSignal() {
        SignalWorld world = new SignalWorld("popularity");
        world.learner("ada", "UTC");
        List<Signal> signals = new ArrayList<>();
        // a: 7 now, b: 1 now and 50 long ago, c: only shown
        for (int i = 0; i < 7; i++) {
            signals.add(viewed("a" + i, "a", NOW));
        }
        signals.add(viewed("b", "b", NOW.minus(Duration.ofDays(300))));
        for (int i = 0; i < 50; i++) {
            signals.add(viewed("old" + i, "b", NOW.minus(Duration.ofDays(400))));
        }
        signals.add(SignalWorld.on("c", "ada", "shown", "mobile", NOW));
        world.record(signals.toArray(Signal[]::new));
        long before = TestDatabase.await(world.database.contents().catalogVersion());

        // three years later, without a signal since: the history has its own present
        Instant later = NOW.plus(Duration.ofDays(1_000));
        assertEquals(before + 1, TestDatabase.await(world.database.contents().recount(later)));
        Catalog catalog = TestDatabase.await(world.database.contents().load());
        assertEquals(before + 1, catalog.version());
        assertEquals(1.0, popularity(catalog, "a"), 1e-6);
        assertEquals(Math.log(2) / Math.log(8), popularity(catalog, "b"), 1e-6);
        assertEquals(0.0, popularity(catalog, "c"), 1e-6);

        TestDatabase.await(world.database.contents().recountIfOlder(later.plusSeconds(3_599), Duration.ofHours(1)));
        assertEquals(before + 1, TestDatabase.await(world.database.contents().catalogVersion()));
        TestDatabase.await(world.database.contents().recountIfOlder(later.plusSeconds(3_601), Duration.ofHours(1)));
        assertTrue(TestDatabase.await(world.database.contents().catalogVersion()) > before + 1);
        world.close();
    }

    private static double popularity(Catalog catalog, String id) {
        return catalog.popularity(catalog.position(id));
    }

    private static Signal viewed(String id, String content, Instant at) {
        return new Signal(id, LearnerRef.of("ada"), "viewed", content, null, at, null, null, null, null, null, null);
    }
}
