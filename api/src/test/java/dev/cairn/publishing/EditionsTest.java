package dev.cairn.publishing;

import static dev.cairn.store.TestDatabase.await;
import static dev.cairn.store.TestDatabase.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.RuleFile;
import dev.cairn.store.DatabaseAddress;
import dev.cairn.store.Edition;
import dev.cairn.store.TestDatabase;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several editors, several nodes, one history. */
class EditionsTest {
    private final DatabaseAddress address = TestDatabase.empty("editions");
    private TestNode here = new TestNode(address);
    private TestNode there = new TestNode(address);

    @AfterEach
    void close() {
        here.close();
        there.close();
    }

    @Test
    void ofTwoEditorsAtOnceOneWinsAndTheOtherIsToldByWhomAndWhat() {
        for (long base = 1; base <= 8; base++) {
            int points = (int) base * 100;
            Future<Publication> ada = here.propose(TestNode.book(points + 1), "Ada", base);
            Future<Publication> ben = there.propose(TestNode.book(points + 2), "Ben", base);
            List<Publication> outcomes = List.of(await(ada), await(ben));
            Edition won = only(outcomes, Publication.Published.class).edition();
            Publication.Conflict lost = only(outcomes, Publication.Conflict.class);
            assertEquals(base + 1, won.version());
            assertEquals(won.version(), lost.newest().version());
            assertEquals(won.author(), lost.newest().author());
            assertEquals(base, won.base());
            assertNotNull(lost.since());
            String sentence = lost.since().sentences().get(0);
            assertTrue(
                    sentence.contains("`" + (points + (won.author().equals("Ada") ? 1 : 2)) + "` instead of"),
                    sentence);
        }
        List<Edition> history = await(here.publishing.editions(Long.MAX_VALUE, 100));
        assertEquals(9, history.size());
        assertEquals(
                1,
                history.stream()
                        .filter(edition -> edition.state() == Edition.State.LIVE)
                        .count());
    }

    private static <T extends Publication> T only(List<Publication> outcomes, Class<T> kind) {
        List<T> found =
                outcomes.stream().filter(kind::isInstance).map(kind::cast).toList();
        assertEquals(1, found.size(), outcomes::toString);
        return found.get(0);
    }

    @Test
    void aScheduledBookDecidesOnEveryNodeWhenItIsDueAndNotBefore() {
        Instant due = Instant.now().plusMillis(1_500);
        Edition edition = assertInstanceOf(
                        Publication.Scheduled.class,
                        await(here.publishing.publish(Proposal.of(TestNode.book(20), "Ada", "from noon on")
                                .on(1L)
                                .from(due))))
                .edition();
        assertEquals(Edition.State.SCHEDULED, edition.state());
        eventually(() -> here.version() == 2 || there.version() == 2);
        assertFalse(Instant.now().isBefore(edition.validFrom()), "it decides before it is due");
        eventually(() -> here.version() == 2 && there.version() == 2);
        assertEquals(Edition.State.LIVE, await(there.publishing.edition(2)).state());
        assertEquals(
                Edition.State.SUPERSEDED, await(there.publishing.edition(1)).state());
    }

    @Test
    void aScheduleSurvivesThatNobodyIsThereAndIsKeptByWhoeverStartsLater() {
        Instant due = Instant.now().plusMillis(1_500);
        await(here.publishing.publish(
                Proposal.of(TestNode.book(20), "Ada", "for the night").on(1L).from(due)));
        here.close();
        there.close();
        here = new TestNode(address);
        eventually(() -> here.version() == 2);
        there = new TestNode(address);
        assertEquals(2, there.version());
    }

    @Test
    void whatIsScheduledGivesWayToWhateverIsPublishedNext() {
        Instant later = Instant.now().plusSeconds(3_600);
        Proposal first = Proposal.of(TestNode.book(20), "Ada", "").on(1L).from(later);
        assertInstanceOf(Publication.Scheduled.class, await(here.publishing.publish(first)));
        // the same once more is nothing to do; the same right now is
        assertInstanceOf(Publication.Unchanged.class, await(there.publishing.publish(first.on(2L))));
        assertInstanceOf(Publication.Conflict.class, await(there.publishing.publish(first.on(1L))));
        Publication.Published now = assertInstanceOf(
                Publication.Published.class,
                await(there.publishing.publish(first.on(2L).from(null))));
        assertEquals(3, now.version());
        assertEquals(
                List.of(2L), now.superseded().stream().map(Edition::version).toList());
        assertEquals(Edition.State.SUPERSEDED, await(here.publishing.edition(2)).state());
        assertEquals(3, there.version());
        eventually(() -> here.version() == 3);
    }

    @Test
    void aScheduleIsTakenBackOnlyBeforeItIsDue() {
        Instant later = Instant.now().plusSeconds(3_600);
        await(here.publishing.publish(
                Proposal.of(TestNode.book(20), "Ada", "").on(1L).from(later)));
        assertEquals(
                Edition.State.CANCELLED,
                await(there.publishing.cancel(2, "Ben")).state());
        assertEquals(
                Edition.State.CANCELLED,
                await(there.publishing.cancel(2, "Ben")).state());
        assertEquals(Edition.State.LIVE, await(here.publishing.cancel(1, "Ben")).state());
        assertNull(await(here.publishing.cancel(7, "Ben")));
        // the next one is made on what stands
        assertEquals(
                1L,
                assertInstanceOf(
                                Publication.Published.class,
                                await(here.publishing.publish(Proposal.of(TestNode.book(30), "Ada", "")
                                        .on(1L))))
                        .edition()
                        .base());
    }

    @Test
    void onlyWhatDecidedOnceComesBackWhateverBecameOfTheCatalogue() {
        await(here.catalog.save(TestNode.content("gone", "podcast"), null));
        List<RuleFile> podcasts = TestBook.files("""
                content-rules:
                Name,Then show kind,Points
                new,podcast,20
                """);
        assertInstanceOf(
                Publication.Scheduled.class,
                await(here.publishing.publish(Proposal.of(podcasts, "Ada", "")
                        .on(1L)
                        .from(Instant.now().plusSeconds(3_600)))));
        Edition taken = Objects.requireNonNull(await(here.publishing.cancel(2, "Ben")));
        assertEquals("Ben", taken.withdrawnBy());
        assertEquals("taken back by Ben before it was due", taken.standing());
        assertFalse(taken.everDecided());
        assertInstanceOf(Publication.Published.class, await(here.propose(podcasts, "Ada", 1)));
        assertInstanceOf(Publication.Published.class, await(here.propose(TestNode.book(20), "Ada", 3)));
        await(here.catalog.save(TestNode.content("gone", "video"), null));
        Publication.Rejected never =
                assertInstanceOf(Publication.Rejected.class, await(here.publishing.rollback(2, "Ada", "", 4L, true)));
        assertTrue(never.issues().stream().anyMatch(Issue::isError), never::toString);
        Publication.Published once =
                assertInstanceOf(Publication.Published.class, await(here.publishing.rollback(3, "Ada", "", 4L, true)));
        assertTrue(once.warnings().stream().anyMatch(issue -> issue.toString().contains("podcast")), once::toString);
    }

    @Test
    void aTimeThatIsPastMeansNow() {
        Instant past = Instant.parse("2020-01-01T00:00:00Z");
        Edition edition = assertInstanceOf(
                        Publication.Published.class,
                        await(here.publishing.publish(
                                Proposal.of(TestNode.book(20), "Ada", "").from(past))))
                .edition();
        assertEquals(edition.publishedAt(), edition.validFrom());
        assertEquals(2, here.version());
    }

    @Test
    void aBookThatIsDueAndDoesNotCompileHereLeavesTheLastGoodOneAndIsCounted() {
        await(here.database.ruleBooks().save(TestNode.BROKEN, "hash", "a newer Cairn", "not for us"));
        Stream.of(here, there).forEach(node -> {
            eventually(() -> node.publishing.trouble() != null);
            assertEquals(1, node.version());
            assertEquals(2, node.publishing.due());
            assertEquals(1, node.publishing.failedSwaps());
        });
        // whoever repairs it works on it
        assertInstanceOf(Publication.Conflict.class, await(here.propose(TestNode.book(20), "Ada", 1)));
        assertInstanceOf(Publication.Published.class, await(here.propose(TestNode.book(20), "Ada", 2)));
        eventually(() -> there.version() == 3);
        assertNull(there.publishing.trouble());
    }

    @Test
    void expertRulesAreTheAdministratorsUnlessTheyStayAsTheyAre() {
        List<RuleFile> files = Stream.concat(
                        TestNode.book(20).stream(), Stream.of(new RuleFile("experts.drl", new byte[] {'x'})))
                .toList();
        Proposal editors = new Proposal(files, "Ada", "", 1L, null, false, false);
        assertInstanceOf(Publication.Forbidden.class, await(here.publishing.publish(editors)));
        assertInstanceOf(
                Publication.Rejected.class,
                await(here.publishing.publish(Proposal.of(files, "Root", "").on(1L))));
        // somebody else's are there already: an editor who leaves them alone may publish, as far as roles go
        await(here.database.ruleBooks().save(files, "with experts", "Root", ""));
        assertInstanceOf(
                Publication.Rejected.class,
                await(here.publishing.publish(new Proposal(files, "Ada", "", 2L, null, false, false))));
        assertInstanceOf(
                Publication.Forbidden.class,
                await(here.publishing.publish(new Proposal(TestNode.book(30), "Ada", "", 2L, null, false, false))));
    }
}
