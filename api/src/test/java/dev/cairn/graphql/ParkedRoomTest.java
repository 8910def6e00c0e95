package dev.cairn.graphql;

import static dev.cairn.store.TestDatabase.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.journeys.Recording;
import dev.cairn.store.LearnerRef;
import dev.cairn.store.Parking;
import dev.cairn.store.Recorded;
import dev.cairn.store.Signal;
import dev.cairn.store.SignalOutcome;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many signals wait for those who are to come, and for how long. */
class ParkedRoomTest {
    @Test
    void thereIsRoomForSoManyAndForSomeDays() {
        World small = new World("graphql_parked_few");
        try {
            Recording recording = new Recording(small.database, new Parking.Setting(1_003, 2));
            List<Signal> ofOne = IntStream.range(0, Parking.MOST_OF_ONE)
                    .mapToObj(i -> view("one-" + i, "nobody"))
                    .toList();
            assertEquals(0, refused(record(small, recording, ofOne)));
            assertEquals(
                    List.of(new SignalOutcome.NoRoom("one-more", true, false)),
                    record(small, recording, List.of(view("one-more", "nobody")))
                            .outcomes());
            Recorded others = record(
                    small,
                    recording,
                    List.of(view("a", "x"), view("b", "y"), view("c", "z"), view("d", "z"), view("e", "ben")));
            assertEquals(1, refused(others), "the last one finds no room");
            assertTrue(others.outcomes().get(3) instanceof SignalOutcome.NoRoom);
            assertTrue(others.outcomes().get(4) instanceof SignalOutcome.Accepted);
            assertEquals(2, small.database.parking().refused());

            await(small.database.parking().tend(new Parking.Setting(1_003, 2), World.NOW.plus(Duration.ofDays(1))));
            assertEquals(1_003, small.database.parking().waiting());
            await(small.database.parking().tend(new Parking.Setting(1_003, 2), World.NOW.plus(Duration.ofDays(3))));
            assertEquals(0, small.database.parking().waiting());
            assertEquals(1_003, small.database.parking().expired());
            assertTrue(
                    record(small, recording, List.of(view("d", "z"))).outcomes().get(0)
                            instanceof SignalOutcome.Parked);

            Recording none = new Recording(small.database, Parking.Setting.NONE);
            assertTrue(
                    record(small, none, List.of(view("f", "x"))).outcomes().get(0)
                            instanceof SignalOutcome.UnknownLearner);
        } finally {
            small.close();
        }
    }

    @Test
    void manyAtOnceAreParkedOnceEachAndTheRoomIsExact() {
        World small = new World("graphql_parked_at_once");
        try {
            Recording recording = new Recording(small.database, new Parking.Setting(20, 2));
            List<Future<Recorded>> sent = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                // each id twice
                Signal signal = view("s-" + i / 2, "nobody-" + i / 2);
                sent.add(recording.record(
                        List.of(signal), small.publishing.book().get(), small.catalog.get(), World.NOW));
            }
            Map<String, Integer> outcomes = new HashMap<>();
            sent.forEach(one ->
                    outcomes.merge(await(one).outcomes().get(0).getClass().getSimpleName(), 1, Integer::sum));
            assertEquals(20, small.count("parked_signal"));
            assertEquals(20, outcomes.get("Parked"));
            assertEquals(20, outcomes.get("Duplicate"));
            assertEquals(20, outcomes.get("NoRoom"));
        } finally {
            small.close();
        }
    }

    private static Signal view(String id, String learner) {
        return new Signal(
                id,
                LearnerRef.of(learner),
                "viewed",
                "welcome",
                null,
                Instant.parse("2026-03-01T10:00:00Z"),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static Recorded record(World world, Recording recording, List<Signal> signals) {
        return await(recording.record(signals, world.publishing.book().get(), world.catalog.get(), World.NOW));
    }

    private static long refused(Recorded recorded) {
        return recorded.outcomes().stream().filter(SignalOutcome::isRefused).count();
    }
}
