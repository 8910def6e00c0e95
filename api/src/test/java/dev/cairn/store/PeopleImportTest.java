package dev.cairn.store;

import static dev.cairn.store.TestDatabase.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.cairn.engine.learner.ExternalId;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.LearnerId;
import dev.cairn.engine.learner.Profile;
import dev.cairn.engine.learner.SkillLevel;
import dev.cairn.engine.rulebook.Needs;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PeopleImportTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Vertx VERTX = Vertx.vertx();
    private static final Database DATABASE = TestDatabase.open(VERTX, "people");
    private static final Learners LEARNERS = DATABASE.learners();

    @AfterAll
    static void close() {
        await(DATABASE.close());
        await(VERTX.close());
    }

    @BeforeEach
    void ada() {
        save(new Person(new LearnerId("ada"), Set.of(new ExternalId("hr", "4711")), ProfileChange.NONE, List.of()));
    }

    @Test
    void theSamePeopleAgainChangeNothing() {
        List<Person> people = List.of(person("flo"), person("gil"));
        assertEquals(new PeopleSaved.Saved(2, 0, 0, 0), saved(people, Roster.CHANGES, false));
        assertEquals(new PeopleSaved.Saved(0, 0, 2, 0), saved(people, Roster.CHANGES, false));
        assertEquals(1, read(LearnerRef.of("flo")).version());
    }

    @Test
    void aTrialKeepsNothing() {
        assertEquals(new PeopleSaved.Saved(1, 0, 0, 0), saved(List.of(person("ghost")), Roster.CHANGES, true));
        assertNull(await(LEARNERS.read(LearnerRef.of("ghost"), Needs.ALL, NOW)));
    }

    @Test
    void anExternalIdOfSomebodyElseStopsThemAll() {
        Person thief =
                new Person(new LearnerId("thief"), Set.of(new ExternalId("hr", "4711")), ProfileChange.NONE, List.of());
        assertEquals(
                new PeopleSaved.ExternalIdTaken(
                        new LearnerId("thief"), new ExternalId("hr", "4711"), new LearnerId("ada")),
                saved(List.of(person("bystander"), thief), Roster.CHANGES, false));
        assertNull(await(LEARNERS.read(LearnerRef.of("bystander"), Needs.ALL, NOW)));
    }

    @Test
    void newEvidenceOfASkillIsAChange() {
        Person henk = new Person(
                new LearnerId("henk"),
                Set.of(),
                ProfileChange.NONE,
                List.of(new SkillEvidence("Go", 1, "self", LocalDate.of(2026, 1, 1), 2)));
        save(henk);
        Person better = new Person(
                new LearnerId("henk"),
                Set.of(),
                ProfileChange.NONE,
                List.of(new SkillEvidence("Go", 3, "self", LocalDate.of(2026, 2, 1), 2)));
        assertEquals(new PeopleSaved.Saved(0, 1, 0, 0), saved(List.of(better), Roster.CHANGES, false));
        assertEquals(new PeopleSaved.Saved(0, 0, 1, 0), saved(List.of(better), Roster.CHANGES, false));
        Learner read = read(LearnerRef.of("henk"));
        assertEquals(2, read.version());
        assertEquals(Map.of("Go", new SkillLevel("Go", 3, "self", LocalDate.of(2026, 2, 1))), read.skills());
    }

    @Test
    void whoIsAbsentFromAFullListHasLeftAndComesBackWhenNamedAgain() {
        List<Person> all = IntStream.range(0, 40).mapToObj(i -> person("p" + i)).toList();
        Roster full = new Roster(true, 0.05);
        saved(all, new Roster(true, 1), false);
        assertEquals(new PeopleSaved.TooManyLeaving(3, 40), saved(all.subList(3, 40), full, false));
        assertEquals(40, await(LEARNERS.count()));
        assertEquals(new PeopleSaved.Saved(0, 0, 38, 2), saved(all.subList(2, 40), full, false));
        assertEquals(38, await(LEARNERS.count()));
        assertEquals(38, await(LEARNERS.page(null, 100, Needs.ALL, NOW)).items().size());
        assertNotNull(await(LEARNERS.read(LearnerRef.of("p0"), Needs.ALL, NOW)), "never deleted");
        assertEquals(new PeopleSaved.Saved(0, 1, 1, 0), saved(all.subList(1, 3), Roster.CHANGES, false));
        assertEquals(39, await(LEARNERS.count()));
    }

    private static Learner read(LearnerRef ref) {
        Learner learner = await(LEARNERS.read(ref, Needs.ALL, NOW));
        assertNotNull(learner, () -> "no learner " + ref);
        return learner;
    }

    private static Person person(String id) {
        return new Person(new LearnerId(id), Set.of(), named(id), List.of());
    }

    private static void save(Person... people) {
        assertInstanceOf(PeopleSaved.Saved.class, saved(List.of(people), Roster.CHANGES, false));
    }

    private static PeopleSaved saved(List<Person> people, Roster roster, boolean dryRun) {
        return await(LEARNERS.saveAll(people, roster, dryRun, done -> {}));
    }

    private static ProfileChange named(String name) {
        Profile profile = new Profile(name, null, null, null, null, null, null, null, null, null, Map.of(), null);
        return ProfileChange.all(profile);
    }
}
