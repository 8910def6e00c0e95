package dev.cairn.store;

import dev.cairn.engine.learner.JourneyEvent;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.LearnerId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Signals as they came in, and what is counted from them. Learners are locked first, in the order of their ids, so that
 * two lists of signals never wait for each other in a circle, and what is read under the lock is what the moves are
 * decided on.
 */
public final class SignalLog {
    /** How many signals a caller may record at a time. */
    public static final int MOST = 1_000;

    private static final Statements SQL = Statements.of(SignalLog.class);
    private static final int PIECE = 2_000;
    private static final int LEARNERS = 500;

    private final Database database;

    SignalLog(Database database) {
        this.database = database;
    }

    /** Records what can be recorded, in one transaction; the answer has every learner that a signal names. */
    public Future<Recorded> record(List<Signal> signals, JourneyRules rules, Instant now) {
        return record(signals, rules, now, Parking.Setting.NONE, false, List.of());
    }

    /**
     * @param parking what may wait for a learner or content that nobody knows yet
     * @param whole record or park all of them or, if one is refused, none
     * @param reported who reports for others; what they do is noted with it, or not done
     */
    public Future<Recorded> record(
            List<Signal> signals,
            JourneyRules rules,
            Instant now,
            Parking.Setting parking,
            boolean whole,
            List<Reported> reported) {
        if (signals.size() > MOST) {
            throw new IllegalArgumentException("at most " + MOST + " signals at a time");
        }
        SignalBatch batch = new SignalBatch(signals, now);
        Future<Recorded> answer = database.transaction(connection -> resolve(connection, batch, rules)
                .compose(courses -> Before.of(connection, batch, courses, rules, now))
                .compose(before -> {
                    List<SignalBatch.Given> given = batch.given();
                    // sent together: the second sees what the first wrote, and one trip is saved
                    Future<Void> inserted = insert(connection, batch, given);
                    Future<Void> shown = Completions.shown(connection, given);
                    Future<List<@Nullable Learner>> learners =
                            database.learners().readAll(connection, batch.touched(), rules.needs(), now);
                    return Future.all(inserted, shown, before.past())
                            .compose(done -> learners)
                            .compose(found -> fold(connection, batch, before, found, rules, now))
                            .compose(advanced -> Parking.park(connection, batch, parking, now)
                                    .map(advanced))
                            .compose(advanced -> whole && batch.hasRefused()
                                    ? Undone.with(new Recorded(batch.outcomes(), List.of(), false))
                                    : AuditLog.reported(connection, reported, batch)
                                            .compose(noted -> kept(batch, before, advanced)));
                }));
        return Undone.answer(answer, Recorded.class)
                .onSuccess(this::countRefused)
                .onFailure(lost -> reported.forEach(one -> one.deed().wasTakenBack()));
    }

    private Future<Recorded> kept(SignalBatch batch, Before before, List<Advanced> advanced) {
        database.parking().countJoined(before.come().joined());
        return Future.succeededFuture(new Recorded(batch.outcomes(), advanced, true));
    }

    private void countRefused(Recorded recorded) {
        database.parking()
                .countRefused(recorded.outcomes().stream()
                        .filter(SignalOutcome.NoRoom.class::isInstance)
                        .count());
    }

    /** The same, where nothing waits for somebody unknown. */
    public Future<Recorded> recordAll(
            List<Signal> signals, JourneyRules rules, Instant now, boolean dryRun, IntConsumer progress) {
        return recordAll(signals, rules, now, Parking.Setting.NONE, dryRun, progress);
    }

    /**
     * Records all signals or, if one is refused, none; the answer has no learners.
     *
     * @param parking what may wait for a learner or content that nobody knows yet
     * @param progress called with how many more are done
     */
    public Future<Recorded> recordAll(
            List<Signal> signals,
            JourneyRules rules,
            Instant now,
            Parking.Setting parking,
            boolean dryRun,
            IntConsumer progress) {
        SignalBatch batch = new SignalBatch(signals, now);
        return Undone.answer(
                database.transaction(connection -> Chunks.unhurried(connection)
                        .compose(ready -> resolve(connection, batch, rules))
                        .compose(courses -> undoIfRefused(batch, parking)
                                .compose(fine -> Before.of(connection, batch, courses, rules, now)))
                        .compose(before -> before.past().map(before))
                        .compose(before -> Chunks.each(batch.given(), PIECE, piece -> insert(connection, batch, piece)
                                        .compose(done -> Completions.shown(connection, piece))
                                        .onSuccess(done -> progress.accept(piece.size())))
                                .compose(inserted -> undoIfRefused(batch, parking))
                                .compose(fine -> Chunks.each(batch.touched(), LEARNERS, refs -> database.learners()
                                        .readAll(connection, refs, rules.needs(), now)
                                        .compose(learners -> fold(connection, batch, before, learners, rules, now))))
                                .compose(done -> Parking.park(connection, batch, parking, now))
                                .compose(done -> dryRun || batch.hasRefused()
                                        ? Undone.with(new Recorded(batch.outcomes(), List.of(), false))
                                        : kept(batch, before, List.of())))),
                Recorded.class);
    }

    /** Takes back what a learner said of a content; journeys go on as if it had not been said. */
    public Future<SignalUndone> undo(LearnerRef learner, String signal, JourneyRules rules, Instant now) {
        return new SignalUndo(database, rules, now).of(learner, signal);
    }

    /** Signals as they were recorded, by id, those after {@code after}; times as fine as the store keeps them. */
    public Future<List<Signal>> page(String after, int first) {
        return database.reading()
                .preparedQuery(SQL.get("page"))
                .execute(Tuple.of(after, first))
                .map(rows -> {
                    List<Signal> signals = new ArrayList<>(rows.size());
                    rows.forEach(row -> signals.add(SignalRow.read(row)));
                    return signals;
                });
    }

    /** What can be parked is refused only where it is not to be. */
    private static Future<Void> undoIfRefused(SignalBatch batch, Parking.Setting parking) {
        return (parking.parks() ? batch.hasWrong() : batch.hasRefused())
                ? Undone.with(new Recorded(batch.outcomes(), List.of(), false)).mapEmpty()
                : Future.succeededFuture();
    }

    /** Holds the learners; answers with how far their journeys have been followed. */
    private static Future<Map<LearnerId, CourseRow>> resolve(
            SqlConnection connection, SignalBatch batch, JourneyRules rules) {
        Tuple named = SignalRefs.learners(batch.signals());
        Future<RowSet<Row>> contents =
                connection.preparedQuery(SQL.get("contents")).execute(SignalRefs.contents(batch.signals()));
        Future<RowSet<Row>> learners = connection.preparedQuery(SQL.get("lock")).execute(named);
        Future<RowSet<Row>> courses =
                connection.preparedQuery(SQL.get("courses")).execute(named);
        // after the learners are held: whatever is joined for them is joined by now
        Future<Map<String, ParkedSignal>> parked = Parking.find(
                connection, batch.signals().stream().map(Signal::id).toList());
        return Future.all(contents, learners, courses, parked).map(all -> {
            batch.resolve(new Named(learners.result(), contents.result(), rules.zone()), parked.result());
            return CourseRow.read(courses.result());
        });
    }

    private static Future<Void> insert(SqlConnection connection, SignalBatch batch, List<SignalBatch.Given> piece) {
        if (piece.isEmpty()) {
            return Future.succeededFuture();
        }
        return connection
                .preparedQuery(SQL.get("insert"))
                .execute(batch.columns(piece))
                .compose(rows -> {
                    List<SignalBatch.Given> late = batch.settle(piece, rows);
                    return late.isEmpty()
                            ? Future.succeededFuture()
                            : connection
                                    .preparedQuery(SQL.get("compare"))
                                    .execute(batch.fingerprints(late))
                                    .map(found -> {
                                        batch.settleLate(found);
                                        return null;
                                    });
                });
    }

    /** What was known of the learners before the list, and what became countable of them meanwhile. */
    private record Before(Map<LearnerId, CourseRow> courses, Future<PastSignals> past, Arrivals come) {
        static Future<Before> of(
                SqlConnection connection,
                SignalBatch batch,
                Map<LearnerId, CourseRow> courses,
                JourneyRules rules,
                Instant now) {
            return Arrivals.claim(connection, courses, rules, now).compose(come -> {
                Future<PastSignals> past = PastSignals.read(
                        connection, come.back(CourseRow.earliest(batch.given(), courses, now)), rules.needs());
                List<LearnerId> due = courses.entrySet().stream()
                        .filter(one -> !one.getValue().isCurrent(rules.book(), now))
                        .map(Map.Entry::getKey)
                        .toList();
                return come.count(due).map(counted -> new Before(courses, past, counted));
            });
        }
    }

    private Future<List<Advanced>> fold(
            SqlConnection connection,
            SignalBatch batch,
            Before before,
            List<@Nullable Learner> learners,
            JourneyRules rules,
            Instant now) {
        Map<LearnerId, List<JourneyEvent>> fresh = batch.fresh();
        Set<LearnerId> ahead = batch.ahead();
        List<JourneyFold.Given> given = new ArrayList<>(learners.size());
        for (@Nullable Learner learner : learners) {
            if (learner != null) {
                List<JourneyEvent> happened = new ArrayList<>(before.come().of(learner.id()));
                happened.addAll(fresh.getOrDefault(learner.id(), List.of()));
                boolean waits = ahead.contains(learner.id()) || before.come().isAhead(learner.id());
                given.add(new JourneyFold.Given(learner, happened, waits));
            }
        }
        return before.past()
                .compose(past -> new JourneyFold(database, connection, rules, now, before.courses()).fold(given, past));
    }
}
