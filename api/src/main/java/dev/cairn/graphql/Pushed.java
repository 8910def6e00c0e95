package dev.cairn.graphql;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.content.Content;
import dev.cairn.engine.decision.Decision;
import dev.cairn.engine.decision.Pick;
import dev.cairn.engine.decision.Push;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.rulebook.RuleBook;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may be pushed of a decision's picks: the first that no cap is against or, where all are held, the one that is free
 * first.
 *
 * @param rank its place among the picks; -1 where none may be pushed now
 */
record Pushed(int rank, @Nullable Held held) {
    /** So many of the best are looked at, each with its caps: not for an event loop. */
    static final int LOOKED_AT = 50;

    /** The schema's {@code PushHeld}. */
    record Held(Content content, @Nullable Instant until, List<Push.Hold> holds) {}

    static Pushed of(Decision decision, RuleBook book, Learner learner, Catalog catalog, @Nullable String program) {
        Held first = null;
        List<Pick> picks = decision.picks();
        for (int rank = 0; rank < picks.size(); rank++) {
            Content content = picks.get(rank).content();
            Push push = book.mayPush(learner, catalog, decision.moment(), program, content.id());
            if (push.now()) {
                return new Pushed(rank, null);
            }
            Held held = new Held(content, push.from(), push.holds());
            first = first == null || isSooner(held, first) ? held : first;
        }
        return new Pushed(-1, first);
    }

    private static boolean isSooner(Held one, Held other) {
        return one.until() != null && (other.until() == null || one.until().isBefore(other.until()));
    }
}
