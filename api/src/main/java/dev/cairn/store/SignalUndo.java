package dev.cairn.store;

import dev.cairn.engine.learner.LearnerId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes back what a learner said of a content: the signal stays, and is as if it had not come. */
final class SignalUndo {
    private static final Statements SQL = Statements.of(SignalLog.class);

    private final Database database;
    private final JourneyRules rules;
    private final Instant now;

    SignalUndo(Database database, JourneyRules rules, Instant now) {
        this.database = database;
        this.rules = rules;
        this.now = now;
    }

    Future<SignalUndone> of(LearnerRef learner, String signal) {
        return database.transaction(connection -> connection
                .preparedQuery(SQL.get("hold"))
                .execute(LearnerRefs.one(learner))
                .compose(held ->
                        held.size() == 0 ? parked(connection, learner, signal) : recorded(connection, held, signal)));
    }

    private Future<SignalUndone> recorded(SqlConnection connection, RowSet<Row> held, String signal) {
        LearnerId id = new LearnerId(held.iterator().next().getString("id"));
        return connection
                .preparedQuery(SQL.get("recorded"))
                .execute(Tuple.of(signal, id.value()))
                .compose(rows -> {
                    if (rows.size() == 0) {
                        return parked(connection, new LearnerRef.ById(id), signal);
                    }
                    Row row = rows.iterator().next();
                    String kind = row.getString("kind");
                    if (!SignalUndone.KINDS.contains(kind)) {
                        return Future.succeededFuture(new SignalUndone.Refused(kind));
                    }
                    Instant at = row.getOffsetDateTime("at").toInstant();
                    return row.getBoolean("undone")
                            ? followed(connection, held, null, true)
                            : take(connection, id, signal)
                                    .compose(done -> followed(connection, held, at.isAfter(now) ? null : at, false));
                });
    }

    private Future<Void> take(SqlConnection connection, LearnerId learner, String signal) {
        return connection
                .preparedQuery(SQL.get("undo"))
                .execute(Tuple.of(
                        signal,
                        learner.value(),
                        now.atOffset(ZoneOffset.UTC),
                        rules.zone().getId()))
                .compose(done -> connection.preparedQuery(SQL.get("clear")).execute(Tuple.of(learner.value())))
                .mapEmpty();
    }

    /** @param again from when journeys are followed anew; null where nothing that happened was taken back */
    private Future<SignalUndone> followed(
            SqlConnection connection, RowSet<Row> held, @Nullable Instant again, boolean before) {
        return database.journeys()
                .follow(connection, held, rules, now, again)
                .map(all -> new SignalUndone.Undone(all.get(0), before));
    }

    private Future<SignalUndone> parked(SqlConnection connection, LearnerRef learner, String signal) {
        return Parking.find(connection, Set.of(signal)).compose(found -> {
            ParkedSignal waiting = found.get(signal);
            if (waiting == null) {
                return Future.succeededFuture(new SignalUndone.Unknown());
            }
            String kind = waiting.signal().kind();
            if (!SignalUndone.KINDS.contains(kind)) {
                return Future.succeededFuture(
                        waiting.isOf(learner) ? new SignalUndone.Refused(kind) : new SignalUndone.Unknown());
            }
            return Parking.undo(connection, signal, learner, now)
                    .map(taken -> taken ? new SignalUndone.Undone(null, waiting.undone()) : new SignalUndone.Unknown());
        });
    }
}
