package dev.cairn.store;

import dev.cairn.engine.learner.Journey;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.LearnerId;
import dev.cairn.engine.rulebook.Transition;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Places in programs, and the moves that led there. */
public final class Journeys {
    private static final Statements SQL = Statements.of(Journeys.class);

    private final Database database;

    Journeys(Database database) {
        this.database = database;
    }

    /** Where the moves lead: the places after them, by program. */
    public static List<Journey> after(List<Journey> before, List<Transition> moves) {
        Map<String, Journey> places = new LinkedHashMap<>();
        before.forEach(place -> places.put(place.program(), place));
        for (Transition move : moves) {
            @Nullable String to = move.to();
            if (to == null) {
                places.remove(move.program());
            } else {
                places.put(move.program(), new Journey(move.program(), to, move.at()));
            }
        }
        return List.copyOf(places.values());
    }

    /** The learner after the moves. */
    public static Advanced advanced(Learner learner, List<Transition> moves) {
        List<Journey> before = learner.journeys() == null ? List.of() : learner.journeys();
        return new Advanced(moves.isEmpty() ? learner : learner.withJourneys(after(before, moves)), moves);
    }

    /** Makes the moves that are due while nobody else changes the learner; null when there is no such learner. */
    public Future<@Nullable Advanced> advance(LearnerId id, JourneyRules rules, Instant now) {
        List<LearnerRef> refs = List.of(new LearnerRef.ById(id));
        return database.transaction(connection -> connection
                .preparedQuery(SQL.get("lock"))
                .execute(Tuple.of(id.value()))
                .compose(locked -> database.learners().readAll(connection, refs, rules.needs(), now))
                .compose(learners -> {
                    @Nullable Learner learner = learners.get(0);
                    if (learner == null) {
                        return Future.succeededFuture();
                    }
                    Advanced advanced = advanced(learner, rules.due().apply(learner));
                    return keep(connection, List.of(advanced), Map.of(), rules.book(), now)
                            .map(advanced);
                }));
    }

    /**
     * Writes moves; the learners must be locked.
     *
     * @param causes ids of the signals that led to the moves, by learner
     */
    Future<Void> keep(
            SqlConnection connection, List<Advanced> all, Map<LearnerId, List<String>> causes, long book, Instant now) {
        List<Move> moves = new ArrayList<>();
        Map<String, Move> last = new TreeMap<>();
        for (Advanced advanced : all) {
            LearnerId id = advanced.learner().id();
            for (Transition transition : advanced.transitions()) {
                Move move = new Move(id.value(), transition, String.join("\n", causes.getOrDefault(id, List.of())));
                moves.add(move);
                last.put(id.value() + "\n" + transition.program(), move);
            }
        }
        if (moves.isEmpty()) {
            return Future.succeededFuture();
        }
        Tuple kept = columns(moves)
                .addArrayOfString(Chunks.texts(moves, move -> move.transition().rule()))
                .addArrayOfString(Chunks.texts(moves, move -> move.transition().sentence()))
                .addLong(book)
                .addArrayOfString(Chunks.texts(moves, Move::signals))
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC));
        List<Move> places = List.copyOf(last.values());
        Tuple placed = Tuple.tuple()
                .addArrayOfString(Chunks.texts(places, Move::learner))
                .addArrayOfString(Chunks.texts(places, move -> move.transition().program()))
                .addArrayOfString(Chunks.texts(places, move -> move.transition().to()))
                .addArrayOfOffsetDateTime(times(places));
        // both at once: one trip
        return Future.all(
                        connection.preparedQuery(SQL.get("keep")).execute(kept),
                        connection.preparedQuery(SQL.get("place")).execute(placed))
                .mapEmpty();
    }

    private static Tuple columns(List<Move> moves) {
        return Tuple.tuple()
                .addArrayOfString(Chunks.texts(moves, Move::learner))
                .addArrayOfString(Chunks.texts(moves, move -> move.transition().program()))
                .addArrayOfString(Chunks.texts(moves, move -> move.transition().from()))
                .addArrayOfString(Chunks.texts(moves, move -> move.transition().to()))
                .addArrayOfOffsetDateTime(times(moves));
    }

    private static OffsetDateTime[] times(List<Move> moves) {
        return moves.stream()
                .map(move -> move.transition().at().atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
    }

    private record Move(String learner, Transition transition, String signals) {}
}
