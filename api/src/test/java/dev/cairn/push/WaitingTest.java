package dev.cairn.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.learner.LearnerId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who is looked at next, and with which of several causes. */
class WaitingTest {
    private static final LearnerId ADA = new LearnerId("ada");
    private static final LearnerId BEN = new LearnerId("ben");

    private final Waiting waiting = new Waiting();

    @Test
    void whateverComesFirstTheCauseIsTheFirstInTheirOrder() {
        for (Cause one : Cause.values()) {
            for (Cause other : Cause.values()) {
                Cause first = one.compareTo(other) < 0 ? one : other;
                waiting.soon(ADA, one);
                waiting.soon(ADA, other);
                assertEquals(Map.of(ADA, first), waiting.take(10));
                waiting.later(ADA, one);
                waiting.soon(ADA, other);
                assertEquals(Map.of(ADA, first), waiting.take(10));
                waiting.soon(ADA, one);
                waiting.later(ADA, other);
                assertEquals(Map.of(ADA, first), waiting.take(10));
                waiting.later(ADA, one);
                waiting.later(ADA, other);
                assertEquals(Map.of(ADA, first), waiting.take(10));
            }
        }
    }

    @Test
    void singleLearnersGoBeforeAll() {
        waiting.later(BEN, Cause.RULE_BOOK);
        waiting.later(ADA, Cause.RULE_BOOK);
        assertFalse(waiting.isUrgent());
        waiting.soon(ADA, Cause.SIGNAL);
        assertTrue(waiting.isUrgent());
        assertEquals(2, waiting.size());
        assertEquals(Map.of(ADA, Cause.SIGNAL), waiting.take(1));
        assertEquals(Map.of(BEN, Cause.RULE_BOOK), waiting.take(1));
        assertTrue(waiting.isEmpty());
    }

    @Test
    void whoIsForgottenDoesNotWait() {
        waiting.soon(ADA, Cause.SIGNAL);
        waiting.later(BEN, Cause.TIME);
        List.of(ADA, BEN).forEach(waiting::forget);
        assertTrue(waiting.isEmpty());
    }
}
