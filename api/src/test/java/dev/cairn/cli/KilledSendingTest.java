package dev.cairn.cli;

import static dev.cairn.store.TestDatabase.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.learner.LearnerId;
import dev.cairn.engine.learner.Profile;
import dev.cairn.store.Database;
import dev.cairn.store.DatabaseAddress;
import dev.cairn.store.EmbeddedPostgres;
import dev.cairn.store.Person;
import dev.cairn.store.ProfileChange;
import dev.cairn.store.Roster;
import dev.cairn.store.TestContent;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service is killed while eight senders record: what it acknowledged is there, and nothing is counted twice. */
@Tag("deep")
class KilledSendingTest {
    private static final int POINTS = 10;
    private static final int SENDERS = 8;
    private static final int LEARNERS = 300;
    private static final int CONTENTS = 20;
    private static final int DEEDS = 16_000;
    private static final long SEED = 7;
    private static final Instant FIRST = Instant.parse("2024-01-01T06:00:00Z");

    @Test
    void whatWasAcknowledgedIsThereAndNothingIsCountedTwice(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        Path rules = ViewerBook.write(folder.resolve("rules"));
        settle(data);
        Random random = new Random(SEED);
        List<Deed> deeds = deeds(random);
        Queue<List<Deed>> waiting = Senders.pieces(deeds, 20, random);
        List<List<Deed>> unanswered = new ArrayList<>();
        Set<String> acknowledged = new HashSet<>();
        List<Deed> sent = new ArrayList<>();
        for (int point = 1; point <= POINTS; point++) {
            ProcessTest.Child child = ProcessTest.Child.start(data, "--rules", rules.toString(), "--no-sample");
            int before = acknowledged.size();
            Senders senders = new Senders(child.url, waiting).start(SENDERS);
            while (senders.acknowledged.isEmpty()) {
                Thread.sleep(5);
            }
            Thread.sleep(random.nextInt(500));
            child.process.destroyForcibly().waitFor();
            senders.join();
            assertTrue(waiting.size() > SENDERS, "it was killed in the midst of it");
            senders.acknowledged.forEach(deed -> acknowledged.add(deed.id()));
            sent.addAll(senders.acknowledged);
            senders.open.forEach(sent::addAll);
            unanswered.addAll(senders.open);
            assertTrue(acknowledged.size() > before);
            try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
                Set<String> kept = Set.copyOf(Derived.texts(postgres.address(), "select id from signal"));
                assertTrue(kept.containsAll(acknowledged), "point " + point + ": an acknowledged signal is lost");
                List<Deed> there =
                        sent.stream().filter(deed -> kept.contains(deed.id())).toList();
                Derived.read(postgres.address())
                        .ofProgram("Adoption")
                        .assertHolds(PlainCounting.of(there), "after the kill at point " + point);
            }
        }
        int unknown = unanswered.stream().mapToInt(List::size).sum();
        assertTrue(unknown > 0, "some were under way when it was killed");
        try (ProcessTest.Child child = ProcessTest.Child.start(data, "--rules", rules.toString(), "--no-sample");
                EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
            waiting.addAll(unanswered);
            new Senders(child.url, waiting).start(SENDERS).join();
            assertEquals(List.of(), List.copyOf(waiting));
            Derived.read(postgres.address())
                    .ofProgram("Adoption")
                    .assertHolds(PlainCounting.of(deeds), "when everything was sent");
        }
        System.out.printf(
                "killed at %d points: %d acknowledged by then, %d under way%n", POINTS, acknowledged.size(), unknown);
    }

    private static void settle(Path data) {
        Vertx vertx = Vertx.vertx();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
            DatabaseAddress address = postgres.address();
            Database database = await(Database.open(vertx, address));
            await(database.contents()
                    .saveAll(
                            IntStream.range(0, CONTENTS)
                                    .mapToObj(i -> TestContent.video("c" + i))
                                    .toList(),
                            false,
                            n -> {}));
            await(database.learners()
                    .saveAll(
                            IntStream.range(0, LEARNERS)
                                    .mapToObj(KilledSendingTest::person)
                                    .toList(),
                            Roster.CHANGES,
                            false,
                            n -> {}));
            await(database.close());
        } finally {
            await(vertx.close());
        }
    }

    private static Person person(int number) {
        Profile profile =
                new Profile(null, null, null, null, null, null, null, null, PlainCounting.ZONE, null, Map.of(), null);
        return new Person(new LearnerId("l" + number), Set.of(), ProfileChange.all(profile), List.of());
    }

    /** Sent in no order of time; some share a second. */
    private static List<Deed> deeds(Random random) {
        List<Deed> deeds = new ArrayList<>();
        for (int i = 0; i < DEEDS; i++) {
            int kind = random.nextInt(20);
            deeds.add(new Deed(
                    "k-" + i,
                    "l" + (int) (LEARNERS * Math.pow(random.nextDouble(), 2)),
                    kind == 0 ? "dismissed" : kind < 3 ? "watched" : kind < 5 ? "completed" : "viewed",
                    "c" + random.nextInt(CONTENTS),
                    kind % 3 == 0 ? "mobile" : kind % 3 == 1 ? "desktop" : null,
                    FIRST.plusSeconds(40L * random.nextInt(1_500_000))));
        }
        return deeds;
    }
}
