package dev.cairn.store;

import dev.cairn.engine.learner.Journey;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.LearnerId;
import dev.cairn.engine.rulebook.Transition;
import dev.cairn.engine.word.Word;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Places in programs, and the moves that led there. */
public final class Journeys {
    private static final Statements SQL = Statements.of(Journeys.class);

    private final Database database;

    Journeys(Database database) {
        this.database = database;
    }

    /** Where the moves lead: the places after them, one a program. */
    public static List<Journey> after(List<Journey> before, List<Transition> moves) {
        Map<String, Journey> places = new LinkedHashMap<>();
        before.forEach(place -> places.put(Word.key(place.program()), place));
        moves.forEach(move -> places.put(Word.key(move.program()), place(move)));
        return List.copyOf(places.values());
    }

    private static Journey place(Transition move) {
        return new Journey(move.program(), move.to() == null ? Journey.ENDED : move.to(), move.at());
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
        List<Placed> places = new ArrayList<>();
        for (Advanced advanced : all) {
            LearnerId id = advanced.learner().id();
            String signals = String.join("\n", causes.getOrDefault(id, List.of()));
            advanced.transitions().forEach(transition -> moves.add(new Move(id.value(), transition, signals)));
            after(List.of(), advanced.transitions()).forEach(place -> places.add(new Placed(id.value(), place)));
        }
        if (moves.isEmpty()) {
            return Future.succeededFuture();
        }
        // both at once: one trip
        return Future.all(
                        connection.preparedQuery(SQL.get("keep")).execute(columns(moves, book, now)),
                        connection.preparedQuery(SQL.get("place")).execute(columns(places)))
                .mapEmpty();
    }

    private static Tuple columns(List<Move> moves, long book, Instant now) {
        return Tuple.tuple()
                .addArrayOfString(Chunks.texts(moves, Move::learner))
                .addArrayOfString(Chunks.texts(moves, move -> move.transition().program()))
                .addArrayOfString(Chunks.texts(moves, move -> move.transition().from()))
                .addArrayOfString(Chunks.texts(moves, move -> move.transition().to()))
                .addArrayOfOffsetDateTime(
                        Chunks.times(moves, move -> move.transition().at()))
                .addArrayOfString(Chunks.texts(moves, move -> move.transition().rule()))
                .addArrayOfString(Chunks.texts(moves, move -> move.transition().sentence()))
                .addLong(book)
                .addArrayOfString(Chunks.texts(moves, Move::signals))
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC));
    }

    private static Tuple columns(List<Placed> places) {
        return Tuple.tuple()
                .addArrayOfString(Chunks.texts(places, Placed::learner))
                .addArrayOfString(
                        Chunks.texts(places, placed -> Word.key(placed.place().program())))
                .addArrayOfString(Chunks.texts(places, placed -> placed.place().program()))
                .addArrayOfString(Chunks.texts(places, placed -> placed.place().stage()))
                .addArrayOfOffsetDateTime(
                        Chunks.times(places, placed -> placed.place().since()));
    }

    private record Move(String learner, Transition transition, String signals) {}

    private record Placed(String learner, Journey place) {}
}
