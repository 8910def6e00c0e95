package dev.cairn.http.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.Place;
import dev.cairn.engine.rulebook.row.RuleFile;
import dev.cairn.publishing.Findings;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was handed in is kept within bounds, and never so that the newest is what goes. */
class DraftsTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private final Drafts drafts = new Drafts();

    private Draft handIn(int bytes, Instant at) {
        Draft draft = new Draft(List.of(new RuleFile("a.csv", new byte[bytes])), 1, false, at);
        drafts.add(draft, at);
        return draft;
    }

    @Test
    void theNewestIsThereThoughManyAreHandedIn() {
        List<Draft> all = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            all.add(handIn(10, NOON.plusSeconds(i)));
            assertNotNull(drafts.get(all.get(i).id(), NOON.plusSeconds(i)));
        }
        assertEquals(40, drafts.latest(100, NOON.plusSeconds(60)).size());
        assertNull(drafts.get(all.get(0).id(), NOON.plusSeconds(60)));
        assertEquals(all.get(59), drafts.latest(1, NOON.plusSeconds(60)).get(0));
    }

    @Test
    void largeOnesPushOutWhatNobodyLookedAtForLongest() {
        int large = 20 * 1024 * 1024;
        Draft first = handIn(large, NOON);
        Draft second = handIn(large, NOON);
        handIn(large, NOON);
        handIn(large, NOON);
        assertNotNull(drafts.get(first.id(), NOON.plusSeconds(1)));
        Draft fifth = handIn(large, NOON.plusSeconds(2));
        assertNull(drafts.get(second.id(), NOON.plusSeconds(3)));
        assertNotNull(drafts.get(first.id(), NOON.plusSeconds(3)));
        assertNotNull(drafts.get(fifth.id(), NOON.plusSeconds(3)));
    }

    @Test
    void whatAChecksHoldsCountsToo() {
        Draft old = handIn(10, NOON);
        Draft checked = handIn(10, NOON.plusSeconds(1));
        drafts.sweep(NOON.plusSeconds(2));
        assertNotNull(drafts.get(old.id(), NOON.plusSeconds(2)));
        assertNotNull(drafts.get(checked.id(), NOON.plusSeconds(2)));
        String long10MB = "x".repeat(10 * 1024 * 1024);
        List<Issue> issues = Collections.nCopies(6, Issue.warning(Place.of("a.csv", "a", 2), long10MB, "is long"));
        checked.checking(
                1,
                Future.succeededFuture(Checked.of(checked.sent(), new Findings(issues, List.of(), null, null, null))));
        assertNotNull(drafts.get(checked.id(), NOON.plusSeconds(3)));
        assertNull(drafts.get(old.id(), NOON.plusSeconds(3)));
        assertNotNull(drafts.get(checked.id(), NOON.plusSeconds(3)), "the last is never too large");
    }

    @Test
    void whoLooksKeepsIt() {
        Draft seen = handIn(10, NOON);
        Draft unseen = handIn(10, NOON);
        assertNotNull(drafts.get(seen.id(), NOON.plus(Duration.ofMinutes(90))));
        Instant later = NOON.plus(Duration.ofMinutes(130));
        assertNull(drafts.get(unseen.id(), later));
        assertNotNull(drafts.get(seen.id(), later));
    }
}
