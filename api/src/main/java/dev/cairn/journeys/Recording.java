package dev.cairn.journeys;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.rulebook.RuleBook;
import dev.cairn.store.Database;
import dev.cairn.store.Deed;
import dev.cairn.store.Recorded;
import dev.cairn.store.Signal;
import dev.cairn.store.SignalOutcome;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.function.IntConsumer;

/** The one door for signals, whoever sends them. */
public final class Recording {
    private final Database database;
    private final Together together;

    public Recording(Database database) {
        this.database = database;
        together = new Together(database);
    }

    /** The same, leaving a line of what is being done with every list. */
    public Recording by(Deed deed) {
        return new Recording(database.by(deed));
    }

    /**
     * Records what can be recorded of at most {@link dev.cairn.store.SignalLog#MOST} signals, in one transaction, which
     * small requests of other learners may share. The
     * learners in the answer are read after it, so that what comes next is decided on them.
     */
    public Future<Recorded> record(List<Signal> signals, RuleBook book, Catalog catalog, Instant now) {
        return record(signals, book, catalog, now, false);
    }

    /** @param whole record all of them or, if one is refused, none */
    public Future<Recorded> record(List<Signal> signals, RuleBook book, Catalog catalog, Instant now, boolean whole) {
        return !whole && Together.mayShare(signals)
                ? together.record(signals, book, catalog, now)
                : database.signals().record(signals, Advance.rules(book, catalog), now, whole);
    }

    /**
     * Records all signals or, if one is refused, none, and counts popularity anew. {@code learners} of the answer is
     * empty.
     *
     * @param progress called with how many more are done
     */
    public Future<Recorded> recordAll(
            List<Signal> signals, RuleBook book, Catalog catalog, Instant now, boolean dryRun, IntConsumer progress) {
        return database.signals()
                .recordAll(signals, Advance.rules(book, catalog), now, dryRun, progress)
                .compose(recorded -> addedAny(recorded)
                        ? database.contents().recount(now).map(recorded)
                        : Future.succeededFuture(recorded));
    }

    private static boolean addedAny(Recorded recorded) {
        return recorded.kept() && recorded.outcomes().stream().anyMatch(SignalOutcome.Accepted.class::isInstance);
    }
}
