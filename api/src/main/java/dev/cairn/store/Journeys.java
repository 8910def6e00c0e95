package dev.cairn.store;

import dev.cairn.engine.learner.Journey;
import dev.cairn.engine.learner.JourneyEvent;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.LearnerId;
import dev.cairn.engine.rulebook.Transition;
import dev.cairn.engine.word.Word;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Places in programs, and the moves that led there. */
public final class Journeys {
    /** How many learners are followed in one transaction. */
    public static final int MOST = 200;

    private static final Statements SQL = Statements.of(Journeys.class);

    private final Database database;

    /**
     * What happened besides time and signals.
     *
     * @param again from when all is followed anew, because something was taken back; null: nothing was
     */
    private record Beside(
            List<JourneyEvent> moves, @Nullable Instant again) {
        static final Beside NOTHING = new Beside(List.of(), null);
    }

    Journeys(Database database) {
        this.database = database;
    }

    /** Where the moves lead: the places after them, one a program. */
    public static List<Journey> after(List<Journey> before, List<Transition> moves) {
        Map<String, Journey> places = new LinkedHashMap<>();
        before.forEach(place -> places.put(Word.key(place.program()), place));
        moves.forEach(move -> places.put(Word.key(move.program()), move.place()));
        return List.copyOf(places.values());
    }

    /** The learner after the moves. */
    public static Advanced advanced(Learner learner, List<Transition> moves) {
        List<Journey> before = learner.journeys() == null ? List.of() : learner.journeys();
        return new Advanced(moves.isEmpty() ? learner : learner.withJourneys(after(before, moves)), moves);
    }

    /** Follows a learner's journeys up to now while nobody else changes the learner; null when there is no such learner. */
    public Future<@Nullable Advanced> follow(LearnerId id, JourneyRules rules, Instant now) {
        return follow(List.of(id), rules, now).map(all -> all.isEmpty() ? null : all.get(0));
    }

    /** The same for at most {@link #MOST} learners, in one transaction; who is not there is left out. */
    public Future<List<Advanced>> follow(List<LearnerId> ids, JourneyRules rules, Instant now) {
        return database.transaction(
                connection -> lockAndFollow(connection, ids, rules, now, database.parking()::countJoined));
    }

    /** What will have become of a learner by then if nothing happens; nothing of it is kept. */
    public Future<@Nullable Advanced> imagine(LearnerId id, JourneyRules rules, Instant then) {
        return imagine(List.of(id), rules, then).map(all -> all.isEmpty() ? null : all.get(0));
    }

    /** The same for at most {@link #MOST} learners; who is not there is left out. */
    public Future<List<Advanced>> imagine(List<LearnerId> ids, JourneyRules rules, Instant then) {
        Future<Imagined> imagined = database.transaction(connection ->
                lockAndFollow(connection, ids, rules, then, more -> {}).compose(all -> Undone.with(new Imagined(all))));
        return Undone.answer(imagined, Imagined.class).map(Imagined::learners);
    }

    private record Imagined(List<Advanced> learners) {}

    private Future<List<Advanced>> lockAndFollow(
            SqlConnection connection, List<LearnerId> ids, JourneyRules rules, Instant until, IntConsumer joined) {
        return connection
                .preparedQuery(SQL.get("lock"))
                .execute(Tuple.tuple().addArrayOfString(Chunks.texts(ids, LearnerId::value)))
                .compose(locked -> follow(connection, locked, rules, until, Beside.NOTHING, joined));
    }

    /**
     * Follows journeys of learners for whom it is time; another node may do the same at once.
     *
     * @return how many; {@link #MOST} says that there may be more
     */
    public Future<Integer> sweep(JourneyRules rules, Instant now) {
        return database.transaction(connection -> connection
                .preparedQuery(SQL.get("claim"))
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC), rules.book(), MOST))
                .compose(claimed -> follow(connection, claimed, rules, now))
                .map(List::size));
    }

    /**
     * Puts a learner into a stage, whatever the rules say; they have their say again when something happens. Null when
     * there is no such learner.
     */
    public Future<@Nullable Advanced> move(
            LearnerId id, String program, String stage, String by, JourneyRules rules, Instant now) {
        return database.transaction(connection -> connection
                .preparedQuery(SQL.get("lock"))
                .execute(Tuple.tuple().addArrayOfString(new String[] {id.value()}))
                .compose(locked -> locked.size() == 0
                        ? Future.succeededFuture(List.<Advanced>of())
                        : connection
                                .preparedQuery(SQL.get("move"))
                                .execute(Tuple.of(id.value(), program, stage, now.atOffset(ZoneOffset.UTC), by))
                                .map(kept -> new JourneyEvent.MovedByHand(
                                        kept.iterator().next().getString("id"), now, program, stage, by))
                                .compose(move -> follow(
                                        connection,
                                        locked,
                                        rules,
                                        now,
                                        new Beside(List.of(move), null),
                                        database.parking()::countJoined)))
                .map(all -> all.isEmpty() ? null : all.get(0)));
    }

    /** The moves of a learner's journey in their order, those that stand no longer too; at most so many, the newest. */
    public Future<List<KeptMove>> history(LearnerId id, String program, int most) {
        return database.reading()
                .preparedQuery(SQL.get("history"))
                .execute(Tuple.of(id.value(), program, most))
                .map(rows -> {
                    List<KeptMove> moves = new ArrayList<>(rows.size());
                    rows.forEach(row -> moves.add(KeptMove.of(row)));
                    return moves;
                });
    }

    /**
     * How learners came through a program from one instant until, and without, another; one entry a stage, in order.
     *
     * @param of these learners only; null: all
     */
    public Future<List<FunnelStage>> funnel(
            String program, List<String> stages, Instant from, Instant until, @Nullable List<LearnerId> of) {
        return database.surveying()
                .preparedQuery(SQL.get("funnel"))
                .execute(Tuple.of(
                        program,
                        from.atOffset(ZoneOffset.UTC),
                        until.atOffset(ZoneOffset.UTC),
                        stages.toArray(String[]::new),
                        of == null ? null : of.stream().map(LearnerId::value).toArray(String[]::new)))
                .map(rows -> {
                    Map<String, FunnelStage> found = new HashMap<>();
                    rows.forEach(row -> found.put(
                            row.getString("stage"),
                            new FunnelStage(
                                    row.getString("stage"),
                                    row.getInteger("entered"),
                                    row.getInteger("left_it"),
                                    row.getInteger("standing"),
                                    row.getInteger("converted"),
                                    row.getDouble("days"))));
                    return stages.stream()
                            .map(stage -> found.getOrDefault(stage, new FunnelStage(stage, 0, 0, 0, 0, null)))
                            .toList();
                });
    }

    private Future<List<Advanced>> follow(
            SqlConnection connection, RowSet<Row> locked, JourneyRules rules, Instant now) {
        return follow(connection, locked, rules, now, null);
    }

    /** @param again from when all is followed anew, because something was taken back; null: nothing was */
    Future<List<Advanced>> follow(
            SqlConnection connection, RowSet<Row> locked, JourneyRules rules, Instant now, @Nullable Instant again) {
        return follow(connection, locked, rules, now, new Beside(List.of(), again), database.parking()::countJoined);
    }

    private Future<List<Advanced>> follow(
            SqlConnection connection,
            RowSet<Row> locked,
            JourneyRules rules,
            Instant now,
            Beside beside,
            IntConsumer joined) {
        List<LearnerRef> refs = new ArrayList<>();
        locked.forEach(row -> refs.add(LearnerRef.of(row.getString("id"))));
        if (refs.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        String[] ids = Chunks.texts(locked(locked), id -> id);
        return connection
                .preparedQuery(SQL.get("courses"))
                .execute(Tuple.tuple().addArrayOfString(ids))
                .map(CourseRow::read)
                .compose(courses -> Arrivals.claim(connection, courses, rules, now)
                        .compose(come -> follow(connection, refs, courses, come, rules, now, beside, joined)));
    }

    private Future<List<Advanced>> follow(
            SqlConnection connection,
            List<LearnerRef> refs,
            Map<LearnerId, CourseRow> courses,
            Arrivals come,
            JourneyRules rules,
            Instant now,
            Beside beside,
            IntConsumer joined) {
        Map<LearnerId, Instant> from = new HashMap<>();
        courses.forEach((id, course) -> from.put(id, course.folded().isBefore(now) ? course.folded() : now));
        // sent together: what is counted by then is not in what was known before
        Future<PastSignals> before = PastSignals.read(connection, come.back(from), rules.needs());
        Future<Arrivals> counted = come.count(
                refs.stream().map(ref -> ((LearnerRef.ById) ref).id()).toList());
        return Future.all(before, counted)
                .compose(both -> database.learners().readAll(connection, refs, rules.needs(), now))
                .compose(learners -> {
                    List<JourneyFold.Given> given = new ArrayList<>();
                    for (@Nullable Learner learner : learners) {
                        if (learner != null) {
                            List<JourneyEvent> fresh = new ArrayList<>(come.of(learner.id()));
                            fresh.addAll(beside.moves());
                            given.add(
                                    new JourneyFold.Given(learner, fresh, come.isAhead(learner.id()), beside.again()));
                        }
                    }
                    return new JourneyFold(database, connection, rules, now, courses).fold(given, before.result());
                })
                .onSuccess(done -> joined.accept(come.joined()));
    }

    private static List<String> locked(RowSet<Row> rows) {
        List<String> ids = new ArrayList<>(rows.size());
        rows.forEach(row -> ids.add(row.getString("id")));
        return ids;
    }
}
