package dev.cairn.engine.rulebook.drools;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cairn.engine.rulebook.row.Cell;
import dev.cairn.engine.rulebook.row.Condition;
import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.rulebook.row.Row;
import dev.cairn.engine.rulebook.row.Stratum;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kie.api.runtime.KieSession;

class SessionsTest {
    private static final Condition NEW =
            RandomRows.condition(Fact.of(Fact.Kind.SEGMENT), new Cell.AnyOf(Set.of("new"), false));
    private static final List<Row> ROWS = List.of(RandomRows.row(Stratum.CONTENT, List.of(NEW)));

    private final RuleNetwork network = RuleNetwork.build(ROWS);

    private static Sessions sessions(int bound) {
        return new Sessions(RuleModel.base(ROWS, Slots.byStratum(ROWS)), bound);
    }

    @Test
    void nobodyWaitsForASessionHoweverManyAreInUse() {
        List<RuleNetwork.Match> open = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            open.add(network.begin());
        }
        for (int i = 0; i < 100; i++) {
            Set<String> segments = i % 2 == 0 ? Set.of("new") : Set.of();
            assertEquals(i % 2 == 0 ? 1 : 0, open.get(i).fire(Stratum.CONTENT, new Object[] {segments}).length);
        }
        open.forEach(RuleNetwork.Match::close);
    }

    @Test
    void thePoolKeepsNoMoreThanItsBoundAndAReturnedSessionIsUsedAgain() {
        Sessions sessions = sessions(2);
        KieSession first = sessions.borrow();
        KieSession second = sessions.borrow();
        KieSession third = sessions.borrow();

        List.of(first, second, third).forEach(sessions::giveBack);

        assertSame(second, sessions.borrow());
        assertSame(first, sessions.borrow());
        assertNotSame(third, sessions.borrow());
        assertThrows(IllegalStateException.class, third::fireAllRules, "a session too many is disposed");
    }

    @Test
    void aMatchClosedTwiceGivesItsSessionBackOnce() {
        Sessions sessions = sessions(4);
        SessionMatch match = new SessionMatch(sessions, ROWS.size());

        match.close();
        match.close();

        assertNotSame(sessions.borrow(), sessions.borrow());
        assertThrows(IllegalStateException.class, () -> match.fire(Stratum.CONTENT, new Object[] {null}));
    }

    @Test
    void aSessionThatFailedIsDroppedWithAllItHeld() {
        Sessions sessions = sessions(4);
        WeakReference<KieSession> failed = fail(sessions);

        assertCollected(failed);
        try (SessionMatch match = new SessionMatch(sessions, ROWS.size())) {
            assertArrayEquals(new int[] {0}, match.fire(Stratum.CONTENT, new Object[] {Set.of("new")}));
        }
    }

    private static WeakReference<KieSession> fail(Sessions sessions) {
        KieSession session = sessions.borrow();
        sessions.giveBack(session);
        try (SessionMatch match = new SessionMatch(sessions, ROWS.size())) {
            Object[] values = {new Unreadable()};
            assertThrows(RuntimeException.class, () -> match.fire(Stratum.CONTENT, values));
            assertThrows(IllegalStateException.class, () -> match.fire(Stratum.CONTENT, values));
        }
        return new WeakReference<>(session);
    }

    @Test
    void anIdleSessionHoldsNoFacts() {
        assertCollected(fireOnFreshSet("new"));
        assertCollected(fireOnFreshSet("old"));
    }

    private WeakReference<Object> fireOnFreshSet(String segment) {
        Set<String> segments = new HashSet<>(Set.of(segment));
        try (RuleNetwork.Match match = network.begin()) {
            match.fire(Stratum.CONTENT, new Object[] {segments});
        }
        return new WeakReference<>(segments);
    }

    private static void assertCollected(WeakReference<?> reference) {
        for (int i = 0; i < 50 && reference.get() != null; i++) {
            System.gc();
        }
        assertNull(reference.get());
    }

    /** A value that breaks in the middle of a match. */
    private static final class Unreadable extends HashSet<String> {
        @Override
        public boolean contains(Object key) {
            throw new UnsupportedOperationException("unreadable");
        }
    }
}
