package dev.cairn.journeys;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.rulebook.RuleBook;
import dev.cairn.store.Database;
import dev.cairn.store.Deed;
import dev.cairn.store.LearnerRef;
import dev.cairn.store.Parking;
import dev.cairn.store.Recorded;
import dev.cairn.store.Reported;
import dev.cairn.store.Signal;
import dev.cairn.store.SignalOutcome;
import dev.cairn.store.SignalUndone;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** The one door for signals, whoever sends them. */
public final class Recording {
    private final Database database;
    private final Together together;
    private final Parking.Setting parking;

    public Recording(Database database) {
        this(database, Parking.Setting.DEFAULT);
    }

    /** @param parking what may wait for a learner or a content that nobody knows yet */
    public Recording(Database database, Parking.Setting parking) {
        this.database = database;
        this.parking = parking;
        together = new Together(database, parking);
    }

    /**
     * Records what can be recorded of at most {@link dev.cairn.store.SignalLog#MOST} signals, in one transaction, which
     * small requests of other learners may share. The
     * learners in the answer are read after it, so that what comes next is decided on them.
     */
    public Future<Recorded> record(List<Signal> signals, RuleBook book, Catalog catalog, Instant now) {
        return record(signals, book, catalog, now, false, null);
    }

    /**
     * @param whole record or park all of them or, if one is refused, none
     * @param deed who reports them for others, for the audit log; null: they are the senders' own
     */
    public Future<Recorded> record(
            List<Signal> signals, RuleBook book, Catalog catalog, Instant now, boolean whole, @Nullable Deed deed) {
        return !whole && Together.mayShare(signals)
                ? together.record(signals, book, catalog, now, deed)
                : database.signals()
                        .record(
                                signals,
                                Advance.rules(book, catalog),
                                now,
                                parking,
                                whole,
                                deed == null ? List.of() : List.of(new Reported(deed, 0, signals.size())));
    }

    /** The same, where what names somebody unknown is refused. */
    public Future<Recorded> recordAll(
            List<Signal> signals, RuleBook book, Catalog catalog, Instant now, boolean dryRun, IntConsumer progress) {
        return recordAll(signals, book, catalog, now, false, dryRun, progress);
    }

    /**
     * Records all signals or, if one is refused, none, and counts popularity anew. {@code learners} of the answer is
     * empty.
     *
     * @param park whether what names somebody unknown waits for them, instead of being refused
     * @param progress called with how many more are done
     */
    public Future<Recorded> recordAll(
            List<Signal> signals,
            RuleBook book,
            Catalog catalog,
            Instant now,
            boolean park,
            boolean dryRun,
            IntConsumer progress) {
        return database.signals()
                .recordAll(
                        signals,
                        Advance.rules(book, catalog),
                        now,
                        park ? parking : Parking.Setting.NONE,
                        dryRun,
                        progress)
                .compose(recorded -> addedAny(recorded)
                        ? database.contents().recount(now).map(recorded)
                        : Future.succeededFuture(recorded));
    }

    /**
     * Takes back a signal that a learner sent; what it led to is as if it had not come.
     *
     * @param deed who does so for another, for the audit log; null: it was their own
     */
    public Future<SignalUndone> undo(
            LearnerRef learner, String signal, RuleBook book, Catalog catalog, Instant now, @Nullable Deed deed) {
        Database noting = deed == null ? database : database.by(deed);
        return noting.signals().undo(learner, signal, Advance.rules(book, catalog), now);
    }

    private static boolean addedAny(Recorded recorded) {
        return recorded.kept() && recorded.outcomes().stream().anyMatch(SignalOutcome.Accepted.class::isInstance);
    }
}
