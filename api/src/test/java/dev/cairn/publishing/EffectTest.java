package dev.cairn.publishing;

import static dev.cairn.store.TestDatabase.await;
import static dev.cairn.store.TestDatabase.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.learner.LearnerId;
import dev.cairn.engine.learner.Profile;
import dev.cairn.engine.rulebook.row.RuleFile;
import dev.cairn.store.DatabaseAddress;
import dev.cairn.store.Person;
import dev.cairn.store.Previews;
import dev.cairn.store.ProfileChange;
import dev.cairn.store.Roster;
import dev.cairn.store.TestDatabase;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a candidate would change, for people in a database and on two nodes. */
class EffectTest {
    private static final int PEOPLE = 600;

    private final DatabaseAddress address = TestDatabase.empty("effect");
    private final TestNode here = new TestNode(address, book("Sales", 10));
    private final TestNode there = new TestNode(address, List.of());

    /** A video for a department, in the morning on a mobile. */
    static List<RuleFile> book(String department, int points) {
        return TestBook.files("""
                settings:
                Setting,Value
                default language,en
                time zone,UTC

                content-rules:
                Name,Department,Device,Time of day,Then show content,Points
                everybody,,,,b,20
                department,%s,mobile,06:00-10:00,a,%d
                """.formatted(department, points));
    }

    /** Every third is of Sales, every third of IT. */
    static List<Person> people(int count) {
        List<Person> people = new ArrayList<>();
        String[] departments = {"Sales", "IT", "HR"};
        for (int i = 0; i < count; i++) {
            Profile profile = new Profile(
                    "Person " + i,
                    "Seller",
                    null,
                    departments[i % 3],
                    "DE",
                    null,
                    null,
                    List.of("en"),
                    ZoneId.of("UTC"),
                    LocalDate.of(2026, 1, 1 + i % 28),
                    Map.of(),
                    null);
            people.add(
                    new Person(new LearnerId("p%05d".formatted(i)), Set.of(), ProfileChange.all(profile), List.of()));
        }
        return people;
    }

    @BeforeEach
    void fill() {
        await(here.catalog.save(TestNode.content("b", "video"), null));
        await(here.database.learners().saveAll(people(PEOPLE), Roster.CHANGES, false, done -> {}));
        eventually(() -> there.catalog.get().version() == here.catalog.get().version());
    }

    @AfterEach
    void close() {
        here.close();
        there.close();
    }

    private static Preview ended(TestNode node, UUID id) {
        AtomicReference<Preview> last = new AtomicReference<>();
        eventually(() -> {
            last.set(await(node.publishing.effect(id)));
            return !(last.get() instanceof Preview.Running);
        });
        return Objects.requireNonNull(last.get());
    }

    @Test
    void itCountsAtTheMomentsThatTheChangedRowNamesAndEveryNodeAnswers() {
        Findings found = await(here.publishing.check(book("Sales", 90), null));
        UUID id = await(here.publishing.effect(found)).id();
        PreviewReport report =
                assertInstanceOf(Preview.Done.class, ended(there, id)).report();
        assertEquals(PEOPLE, report.learners());
        assertEquals(PEOPLE, report.population());
        assertEquals(1, report.book());
        assertEquals(PEOPLE / 3, report.any().firstPickChanged(), report::toString);
        assertEquals(0, report.any().nothingAfter());
        assertTrue(report.moments().stream().anyMatch(at -> "mobile".equals(at.device())), report::toString);
        assertEquals(10, report.samples().size());
        PreviewReport.Example sample = report.samples().get(0);
        assertEquals("b", Objects.requireNonNull(sample.before()).content());
        PreviewReport.Shown after = Objects.requireNonNull(sample.after());
        assertEquals("a", after.content());
        assertTrue(after.reasons().get(0).contains("department is Sales"), sample::toString);
        // publishing waited for nothing, and previews nothing
        assertEquals(1, here.version());
    }

    @Test
    void whoAsksTheSameOnAnotherNodeJoinsAsLongAsItIsCounted() {
        Findings same = await(there.publishing.check(book("IT", 90), null));
        String candidate = Objects.requireNonNull(same.book()).hash();
        Previews.Key key = new Previews.Key(candidate, 1, here.catalog.get().version());
        UUID counting = UUID.randomUUID();
        assertTrue(await(here.database.previews().join(key, counting)).begun());
        assertEquals(counting, await(there.publishing.effect(same)).id());
        Findings other = await(there.publishing.check(book("HR", 90), null));
        assertNotEquals(counting, await(there.publishing.effect(other)).id());
        await(here.database.previews().failed(counting, "stopped"));
        assertNotEquals(counting, await(there.publishing.effect(same)).id());
        assertNull(await(there.publishing.effect(UUID.randomUUID())));
    }

    @Test
    void whatWasCountedIsCountedAnewForLearnersChangeAndSaysWhen() {
        Findings found = await(here.publishing.check(book("IT", 90), null));
        PreviewReport before = assertInstanceOf(
                        Preview.Done.class,
                        ended(here, await(here.publishing.effect(found)).id()))
                .report();
        assertEquals(PEOPLE / 3, before.any().firstPickChanged());
        Profile moved = new Profile(
                "Person 0", null, null, "IT", null, null, null, List.of("en"), ZoneId.of("UTC"), null, Map.of(), null);
        Person person = new Person(new LearnerId("p00000"), Set.of(), ProfileChange.all(moved), List.of());
        await(here.database.learners().saveAll(List.of(person), Roster.CHANGES, false, done -> {}));
        PreviewReport after = assertInstanceOf(
                        Preview.Done.class,
                        ended(there, await(here.publishing.effect(found)).id()))
                .report();
        assertEquals(PEOPLE / 3 + 1, after.any().firstPickChanged());
        assertTrue(after.countedAt().isAfter(before.countedAt()));
    }

    @Test
    void whatANodeLeavesUndoneIsToldAsFailed() {
        Findings found = await(here.publishing.check(book("IT", 95), null));
        UUID id = await(here.publishing.effect(found)).id();
        await(here.publishing.close());
        Preview ended = ended(there, id);
        if (ended instanceof Preview.Failed failed) {
            assertEquals("Cairn was stopped; ask again", failed.why());
        } else {
            // it was quicker than the stop
            assertInstanceOf(Preview.Done.class, ended);
        }
    }

    @Test
    void moreThanAFewAtOnceAreRefused() {
        List<Findings> candidates = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            candidates.add(await(here.publishing.check(book("IT", 100 + i), null)));
        }
        List<Future<Preview>> asked =
                candidates.stream().map(here.publishing::effect).toList();
        List<UUID> begun = new ArrayList<>();
        int refused = 0;
        for (Future<Preview> one : asked) {
            eventually(one::isComplete);
            if (one.succeeded()) {
                begun.add(one.result().id());
            } else {
                assertInstanceOf(Busy.class, one.cause());
                refused++;
            }
        }
        assertEquals(3, refused);
        begun.forEach(id -> assertInstanceOf(Preview.Done.class, ended(there, id)));
        assertInstanceOf(Preview.Running.class, await(here.publishing.effect(candidates.get(7))));
    }
}
