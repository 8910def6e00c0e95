package dev.cairn.store;

import dev.cairn.engine.learner.Journey;
import dev.cairn.engine.rulebook.Transition;
import dev.cairn.engine.word.Word;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Writes how journeys went on; the learners must be held. */
final class JourneyWriting {
    private static final Statements SQL = Statements.of(Journeys.class);

    private final SqlConnection connection;
    private final JourneyRules rules;
    private final Instant now;

    JourneyWriting(SqlConnection connection, JourneyRules rules, Instant now) {
        this.connection = connection;
        this.rules = rules;
        this.now = now;
    }

    private record Move(String learner, Transition transition) {}

    private record Placed(String learner, Journey place) {}

    /** All at once: one trip. */
    Future<List<JourneyWork.Done>> write(List<JourneyWork.Done> all) {
        List<Move> moves = new ArrayList<>();
        List<Placed> places = new ArrayList<>();
        List<Long> superseded = new ArrayList<>();
        List<String> cleared = new ArrayList<>();
        for (JourneyWork.Done done : all) {
            String id = done.work().now().id().value();
            done.added().forEach(move -> moves.add(new Move(id, move)));
            superseded.addAll(done.superseded());
            boolean anew = done.work().late()
                    && !(done.added().isEmpty() && done.superseded().isEmpty());
            if (anew) {
                cleared.add(id);
            }
            List<Journey> to = anew ? done.course().places() : Journeys.after(List.of(), done.added());
            to.forEach(place -> places.add(new Placed(id, place)));
        }
        List<Future<?>> written = new ArrayList<>();
        if (!superseded.isEmpty()) {
            written.add(connection
                    .preparedQuery(SQL.get("supersede"))
                    .execute(Tuple.of(superseded.toArray(Long[]::new), now.atOffset(ZoneOffset.UTC))));
        }
        if (!cleared.isEmpty()) {
            written.add(connection
                    .preparedQuery(SQL.get("clear"))
                    .execute(Tuple.tuple().addArrayOfString(cleared.toArray(String[]::new))));
        }
        if (!moves.isEmpty()) {
            written.add(connection.preparedQuery(SQL.get("keep")).execute(moves(moves)));
        }
        if (!places.isEmpty()) {
            written.add(connection.preparedQuery(SQL.get("place")).execute(places(places)));
        }
        written.add(connection.preparedQuery(SQL.get("follow")).execute(courses(all)));
        return Future.all(written).map(all);
    }

    private Tuple moves(List<Move> moves) {
        return Tuple.tuple()
                .addArrayOfString(Chunks.texts(moves, Move::learner))
                .addArrayOfString(Chunks.texts(moves, move -> move.transition().program()))
                .addArrayOfString(Chunks.texts(moves, move -> move.transition().from()))
                .addArrayOfString(Chunks.texts(moves, move -> move.transition().to()))
                .addArrayOfOffsetDateTime(
                        Chunks.times(moves, move -> move.transition().at()))
                .addArrayOfString(Chunks.texts(moves, move -> move.transition().rule()))
                .addArrayOfString(Chunks.texts(moves, move -> move.transition().sentence()))
                .addLong(rules.book())
                .addArrayOfString(Chunks.texts(
                        moves, move -> String.join("\n", move.transition().signals())))
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC));
    }

    private static Tuple places(List<Placed> places) {
        return Tuple.tuple()
                .addArrayOfString(Chunks.texts(places, Placed::learner))
                .addArrayOfString(
                        Chunks.texts(places, placed -> Word.key(placed.place().program())))
                .addArrayOfString(Chunks.texts(places, placed -> placed.place().program()))
                .addArrayOfString(Chunks.texts(places, placed -> placed.place().stage()))
                .addArrayOfOffsetDateTime(
                        Chunks.times(places, placed -> placed.place().since()));
    }

    private Tuple courses(List<JourneyWork.Done> all) {
        List<CourseRow.Mark> latest = all.stream()
                .map(done -> done.work()
                        .course()
                        .latest(done.work().events(), done.course().transitions()))
                .toList();
        return Tuple.tuple()
                .addArrayOfString(
                        Chunks.texts(all, done -> done.work().now().id().value()))
                .addArrayOfOffsetDateTime(
                        Chunks.times(all, done -> done.course().due()))
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC))
                .addLong(rules.book())
                .addArrayOfOffsetDateTime(Chunks.times(latest, CourseRow.Mark::at))
                .addArrayOfString(Chunks.texts(latest, CourseRow.Mark::id));
    }
}
