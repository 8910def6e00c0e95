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
        return record(signals, rules, now, false);
    }

    /** @param whole record all of them or, if one is refused, none */
    public Future<Recorded> record(List<Signal> signals, JourneyRules rules, Instant now, boolean whole) {
        if (signals.size() > MOST) {
            throw new IllegalArgumentException("at most " + MOST + " signals at a time");
        }
        SignalBatch batch = new SignalBatch(signals, rules, now);
        Future<Recorded> answer = database.transaction(connection -> resolve(connection, batch)
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
                            .compose(found -> fold(connection, batch, before, found, rules, now));
                })
                .compose(advanced -> whole && batch.hasRefused()
                        ? Undone.with(new Recorded(batch.outcomes(), List.of(), false))
                        : Future.succeededFuture(new Recorded(batch.outcomes(), advanced, true))));
        return Undone.answer(answer, Recorded.class);
    }

    /**
     * Records all signals or, if one is refused, none; the answer has no learners.
     *
     * @param progress called with how many more are done
     */
    public Future<Recorded> recordAll(
            List<Signal> signals, JourneyRules rules, Instant now, boolean dryRun, IntConsumer progress) {
        SignalBatch batch = new SignalBatch(signals, rules, now);
        return Undone.answer(
                database.transaction(connection -> Chunks.unhurried(connection)
                        .compose(ready -> resolve(connection, batch))
                        .compose(courses ->
                                undoIfRefused(batch).compose(fine -> Before.of(connection, batch, courses, rules, now)))
                        .compose(before -> before.past().map(before))
                        .compose(before -> Chunks.each(batch.given(), PIECE, piece -> insert(connection, batch, piece)
                                        .compose(done -> Completions.shown(connection, piece))
                                        .onSuccess(done -> progress.accept(piece.size())))
                                .compose(inserted -> undoIfRefused(batch))
                                .compose(fine -> Chunks.each(batch.touched(), LEARNERS, refs -> database.learners()
                                        .readAll(connection, refs, rules.needs(), now)
                                        .compose(learners -> fold(connection, batch, before, learners, rules, now)))))
                        .compose(done -> dryRun
                                ? Undone.with(new Recorded(batch.outcomes(), List.of(), false))
                                : Future.succeededFuture(new Recorded(batch.outcomes(), List.of(), true)))),
                Recorded.class);
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

    private static Future<Void> undoIfRefused(SignalBatch batch) {
        return batch.hasRefused()
                ? Undone.with(new Recorded(batch.outcomes(), List.of(), false)).mapEmpty()
                : Future.succeededFuture();
    }

    /** Holds the learners; answers with how far their journeys have been followed. */
    private static Future<Map<LearnerId, CourseRow>> resolve(SqlConnection connection, SignalBatch batch) {
        Future<RowSet<Row>> contents =
                connection.preparedQuery(SQL.get("contents")).execute(batch.contentIds());
        Future<RowSet<Row>> learners = connection.preparedQuery(SQL.get("lock")).execute(batch.refs());
        Future<RowSet<Row>> courses =
                connection.preparedQuery(SQL.get("courses")).execute(batch.refs());
        return Future.all(contents, learners, courses).map(all -> {
            batch.resolve(learners.result(), contents.result());
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

    /** What was known of the learners before the list. */
    private record Before(
            Map<LearnerId, CourseRow> courses, Future<PastSignals> past, Map<LearnerId, List<JourneyEvent>> ripe) {
        static Future<Before> of(
                SqlConnection connection,
                SignalBatch batch,
                Map<LearnerId, CourseRow> courses,
                JourneyRules rules,
                Instant now) {
            Future<PastSignals> past = PastSignals.read(connection, batch.earliest(courses), rules.needs());
            String[] due = courses.entrySet().stream()
                    .filter(one -> !one.getValue().isCurrent(rules.book(), now))
                    .map(one -> one.getKey().value())
                    .toArray(String[]::new);
            Future<Map<LearnerId, List<JourneyEvent>>> ripe =
                    due.length == 0 ? Future.succeededFuture(Map.of()) : Ripening.ripen(connection, due, rules, now);
            return ripe.map(happened -> new Before(courses, past, happened));
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
                List<JourneyEvent> happened = new ArrayList<>(before.ripe().getOrDefault(learner.id(), List.of()));
                happened.addAll(fresh.getOrDefault(learner.id(), List.of()));
                given.add(new JourneyFold.Given(learner, happened, ahead.contains(learner.id())));
            }
        }
        return before.past()
                .compose(past -> new JourneyFold(database, connection, rules, now, before.courses()).fold(given, past));
    }
}
