package dev.cairn.journeys;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.rulebook.RuleBook;
import dev.cairn.store.Advanced;
import dev.cairn.store.Database;
import dev.cairn.store.LearnerRef;
import io.vertx.core.Future;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads a learner for a decision: what fell due by time alone (a first day, silence) has happened before he is read. */
public final class Advance {
    public Advance(Database database) {
        throw new UnsupportedOperationException();
    }

    /**
     * The learner at the moment, or null. Moves that are due are kept before the answer; of a moment in the future they
     * are only imagined.
     */
    public Future<@Nullable Advanced> read(LearnerRef ref, RuleBook book, Catalog catalog, Moment moment, Instant now) {
        throw new UnsupportedOperationException();
    }
}
