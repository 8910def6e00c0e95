package dev.cairn.store;

import static dev.cairn.store.TestDatabase.await;
import static dev.cairn.store.TestDatabase.together;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.learner.ExternalId;
import dev.cairn.engine.learner.History;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.LearnerId;
import dev.cairn.engine.learner.Profile;
import dev.cairn.engine.learner.SkillLevel;
import dev.cairn.engine.rulebook.Needs;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LearnersTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Profile ADA = new Profile(
            "Ada Lovelace",
            "Developer",
            "Architect",
            "Engineering",
            "GB",
            "Charles",
            "Mathematics",
            List.of("en-GB", "fr"),
            ZoneId.of("Europe/London"),
            LocalDate.of(2026, 3, 9),
            Map.of("cost centre", "0042", "floor", "3"),
            "Explorer");

    private static final Vertx VERTX = Vertx.vertx();
    private static final Database DATABASE = TestDatabase.open(VERTX, "learners");
    private static final Learners LEARNERS = DATABASE.learners();

    @BeforeAll
    static void people() {
        save(new Person(
                new LearnerId("ada"),
                Set.of(new ExternalId("hr", "4711"), new ExternalId("mail", "ada@example.org")),
                ProfileChange.all(ADA),
                List.of(
                        new SkillEvidence("Java", 2, "self", LocalDate.of(2026, 2, 1), 2),
                        new SkillEvidence("Java", 4, "assessment", LocalDate.of(2025, 1, 1), 5),
                        new SkillEvidence("SQL", 1, "self", LocalDate.of(2026, 2, 1), 2))));
    }

    @AfterAll
    static void close() {
        await(DATABASE.close());
        await(VERTX.close());
    }

    @Test
    void aLearnerIsReadAsWrittenByEitherId() {
        Learner byId = read(LearnerRef.of("ada"));
        assertEquals(ADA, byId.profile());
        assertEquals(
                Set.of(new ExternalId("hr", "4711"), new ExternalId("mail", "ada@example.org")), byId.externalIds());
        assertEquals(
                Map.of(
                        "Java", new SkillLevel("Java", 4, "assessment", LocalDate.of(2025, 1, 1)),
                        "SQL", new SkillLevel("SQL", 1, "self", LocalDate.of(2026, 2, 1))),
                byId.skills());
        assertEquals(History.NONE, byId.history());
        assertEquals(List.of(), byId.journeys());
        assertEquals(byId, read(LearnerRef.of("mail", "ada@example.org")));
    }

    @Test
    void whoIsUnknownIsNull() {
        assertNull(await(LEARNERS.read(LearnerRef.of("nobody"), Needs.ALL, NOW)));
        assertNull(await(LEARNERS.read(LearnerRef.of("hr", "0"), Needs.ALL, NOW)));
        assertEquals(
                new LearnerUpdate.Unknown(LearnerRef.of("nobody")),
                await(LEARNERS.update(LearnerRef.of("nobody"), ProfileChange.NONE, null)));
    }

    @Test
    void severalAreReadInTheOrderAsked() {
        save(person("zoe"), person("bob"));
        List<Learner> learners = await(LEARNERS.readAll(
                List.of(
                        LearnerRef.of("zoe"),
                        LearnerRef.of("hr", "4711"),
                        LearnerRef.of("nobody"),
                        LearnerRef.of("bob"),
                        LearnerRef.of("zoe")),
                Needs.ALL,
                NOW));
        assertEquals(5, learners.size());
        assertEquals("zoe", learners.get(0).id().value());
        assertEquals("ada", learners.get(1).id().value());
        assertNull(learners.get(2));
        assertEquals("bob", learners.get(3).id().value());
        assertEquals(learners.get(0), learners.get(4));
    }

    @Test
    void aChangeLeavesAloneWhatItDoesNotName() {
        save(new Person(new LearnerId("carl"), Set.of(), ProfileChange.all(ADA), List.of()));
        ProfileChange change = new ProfileChange(
                Change.keep(),
                Change.to("Tester"),
                Change.to(null),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.to(List.of()),
                Change.to(null),
                Change.keep(),
                Change.to(Map.of("floor", Optional.empty(), "desk", Optional.of("007"))),
                Change.keep());
        assertEquals(
                new LearnerUpdate.Saved(new LearnerId("carl"), 2),
                await(LEARNERS.update(LearnerRef.of("carl"), change, 1L)));
        assertEquals(
                new Profile(
                        "Ada Lovelace",
                        "Tester",
                        null,
                        "Engineering",
                        "GB",
                        "Charles",
                        "Mathematics",
                        List.of(),
                        null,
                        LocalDate.of(2026, 3, 9),
                        Map.of("cost centre", "0042", "desk", "007"),
                        "Explorer"),
                read(LearnerRef.of("carl")).profile());
        // the same again is no change
        assertEquals(
                new LearnerUpdate.Saved(new LearnerId("carl"), 2),
                await(LEARNERS.update(LearnerRef.of("carl"), change, null)));
    }

    @Test
    void ofAHundredChangesToOneVersionOneIsAppliedAndTheOthersAreRefused() {
        save(person("dora"));
        List<LearnerUpdate> answers =
                together(100, i -> LEARNERS.update(LearnerRef.of("dora"), named("Dora " + i), 1L));
        assertEquals(
                1,
                answers.stream().filter(LearnerUpdate.Saved.class::isInstance).count());
        answers.stream()
                .filter(answer -> !(answer instanceof LearnerUpdate.Saved))
                .forEach(answer -> assertEquals(new LearnerUpdate.Conflict(new LearnerId("dora"), 2), answer));
        assertEquals(2, read(LearnerRef.of("dora")).version());
    }

    @Test
    void ofAHundredChangesToDifferentFactsNoneIsLost() {
        save(person("emil"));
        List<LearnerUpdate> answers =
                together(100, i -> LEARNERS.update(LearnerRef.of("emil"), attribute("fact " + i, "yes"), null));
        answers.forEach(answer -> assertInstanceOf(LearnerUpdate.Saved.class, answer));
        Learner emil = read(LearnerRef.of("emil"));
        assertEquals(100, emil.profile().attributes().size());
        assertEquals(101, emil.version());
    }

    @Test
    void pagesFollowEachOtherWhileOthersComeAndGo() {
        save(IntStream.range(0, 25)
                .mapToObj(i -> person("page-%02d".formatted(i)))
                .toArray(Person[]::new));
        List<String> seen = new ArrayList<>();
        LearnerId after = new LearnerId("page-");
        Page<Learner> page;
        do {
            page = await(LEARNERS.page(after, 10, Needs.ALL, NOW));
            page.items().forEach(learner -> seen.add(learner.id().value()));
            after = page.items().get(page.items().size() - 1).id();
            // behind the cursor: must neither be shown nor shift what follows
            save(person("page-0%d-new".formatted(seen.size() % 7)));
        } while (page.more() && seen.size() < 25);
        assertEquals(IntStream.range(0, 25).mapToObj("page-%02d"::formatted).toList(), seen.subList(0, 25));
    }

    @Test
    void pastIsReadOnlyAsFarAsItIsNeeded() {
        Learner ada = await(LEARNERS.read(LearnerRef.of("ada"), new Needs(0, Needs.Ever.NOTHING, false, false), NOW));
        assertNotNull(ada);
        assertNull(ada.habits());
        assertNotNull(ada.signals());
        assertTrue(ada.signals().days().isEmpty());
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
        return change(Change.to(name), Change.keep());
    }

    private static ProfileChange attribute(String name, String value) {
        return change(Change.keep(), Change.to(Map.of(name, Optional.of(value))));
    }

    private static ProfileChange change(Change<String> name, Change<Map<String, Optional<String>>> attributes) {
        return new ProfileChange(
                name,
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                attributes,
                Change.keep());
    }
}
