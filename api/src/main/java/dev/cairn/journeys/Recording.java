package dev.cairn.journeys;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.rulebook.RuleBook;
import dev.cairn.store.Database;
import dev.cairn.store.Recorded;
import dev.cairn.store.Signal;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.function.IntConsumer;

/** The one door for signals, whoever sends them. */
public final class Recording {
    public Recording(Database database) {
        throw new UnsupportedOperationException();
    }

    /** Records what can be recorded of at most 1,000 signals, in one transaction. */
    public Future<Recorded> record(List<Signal> signals, RuleBook book, Catalog catalog, Instant now) {
        throw new UnsupportedOperationException();
    }

    /** Records all signals or, if one is refused, none. {@code learners} of the answer is empty. */
    public Future<Recorded> recordAll(
            List<Signal> signals, RuleBook book, Catalog catalog, Instant now, boolean dryRun, IntConsumer progress) {
        throw new UnsupportedOperationException();
    }
}
