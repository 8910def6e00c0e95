package dev.cairn.store;

import dev.cairn.engine.learner.Journey;
import dev.cairn.engine.learner.JourneyEvent;
import dev.cairn.engine.learner.LearnerId;
import dev.cairn.engine.learner.Signals;
import dev.cairn.engine.rulebook.Needs;
import dev.cairn.engine.rulebook.Transition;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of learners of whom something came late: their history is its own checkpoint. */
final class LateJourneys {
    private static final Statements SQL = Statements.of(Journeys.class);

    private final Map<LearnerId, List<JourneyWork.StandingMove>> standing = new HashMap<>();
    private final Map<LearnerId, List<JourneyEvent>> byHand = new HashMap<>();
    private final @Nullable PastSignals past;

    private LateJourneys(@Nullable PastSignals past) {
        this.past = past;
    }

    /** @param from for each learner, the instant of the late event */
    static Future<LateJourneys> read(SqlConnection connection, Map<LearnerId, Instant> from, Needs needs) {
        if (from.isEmpty()) {
            return Future.succeededFuture(new LateJourneys(null));
        }
        List<LearnerId> ids = List.copyOf(from.keySet());
        String[] learners = ids.stream().map(LearnerId::value).toArray(String[]::new);
        Future<PastSignals> past = PastSignals.readClosely(connection, from, needs);
        Future<RowSet<Row>> moves = connection
                .preparedQuery(SQL.get("standing"))
                .execute(Tuple.tuple().addArrayOfString(learners));
        Future<RowSet<Row>> byHand = connection
                .preparedQuery(SQL.get("hand-moves"))
                .execute(Tuple.tuple()
                        .addArrayOfString(learners)
                        .addArrayOfOffsetDateTime(Chunks.times(ids, from::get)));
        return Future.all(past, moves, byHand).map(all -> {
            LateJourneys late = new LateJourneys(past.result());
            moves.result().forEach(row -> late.standing
                    .computeIfAbsent(learner(row), id -> new ArrayList<>())
                    .add(new JourneyWork.StandingMove(row.getLong("id"), transition(row))));
            byHand.result().forEach(row -> late.byHand
                    .computeIfAbsent(learner(row), id -> new ArrayList<>())
                    .add(moved(row)));
            return late;
        });
    }

    private static LearnerId learner(Row row) {
        return new LearnerId(row.getString("learner"));
    }

    static Transition transition(Row row) {
        return new Transition(
                row.getString("program"),
                row.getString("from_stage"),
                row.getString("to_stage"),
                row.getOffsetDateTime("at").toInstant(),
                row.getString("rule"),
                row.getString("sentence"),
                List.of(row.getArrayOfStrings("signals")));
    }

    private static JourneyEvent moved(Row row) {
        return new JourneyEvent.MovedByHand(
                row.getString("id"),
                row.getOffsetDateTime("at").toInstant(),
                row.getString("program"),
                row.getString("stage"),
                row.getString("by"));
    }

    private List<JourneyWork.StandingMove> standing(LearnerId learner) {
        return standing.getOrDefault(learner, List.of());
    }

    /** Where the learner was before the instant. */
    List<Journey> places(LearnerId learner, Instant from) {
        return Journeys.after(
                List.of(),
                standing(learner).stream()
                        .map(JourneyWork.StandingMove::move)
                        .filter(move -> move.at().isBefore(from))
                        .toList());
    }

    /** The moves from the instant on that stood until now. */
    List<JourneyWork.StandingMove> standing(LearnerId learner, Instant from) {
        return standing(learner).stream()
                .filter(move -> !move.move().at().isBefore(from))
                .toList();
    }

    /** What the learner had done before the instant. */
    Signals signals(LearnerId learner, Instant from) {
        return past == null ? Signals.NONE : past.before(learner, from);
    }

    /** What happened from the instant on. */
    List<JourneyEvent> events(LearnerId learner, Instant from) {
        List<JourneyEvent> events = new ArrayList<>(past == null ? List.of() : past.from(learner, from));
        events.addAll(byHand.getOrDefault(learner, List.of()));
        return events;
    }
}
