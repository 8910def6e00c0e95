package dev.cairn.store;

import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.LearnerId;
import dev.cairn.engine.rulebook.Needs;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The learners as a whole, for those who count rather than serve: over connections that no request waits behind. */
public final class Population {
    private static final Statements SQL = Statements.of(Population.class);
    /** Changes who is drawn; comparisons between samples need it to stay. */
    private static final String SEED = " cairn";

    private final Database database;

    Population(Database database) {
        this.database = database;
    }

    /** The ids of at most so many learners who have not left, sorted; where there are more, always the same by chance. */
    public Future<List<LearnerId>> choose(int most) {
        return database.transaction(connection -> connection
                .preparedQuery(SQL.get("choose"))
                .execute(Tuple.of(SEED, most))
                .map(rows -> {
                    List<LearnerId> ids = new ArrayList<>(rows.size());
                    rows.forEach(row -> ids.add(new LearnerId(row.getString("id"))));
                    return ids;
                }));
    }

    /**
     * Who has a journey.
     *
     * @param ids of at most so many, always the same by chance
     * @param of how many there are
     */
    public record Travellers(List<LearnerId> ids, long of) {
        public Travellers {
            ids = List.copyOf(ids);
        }
    }

    /** Learners who have not left and whose journey in the program had begun before the instant. */
    public Future<Travellers> travellers(String program, Instant until, int most) {
        return database.transaction(connection -> connection
                .preparedQuery(SQL.get("travellers"))
                .execute(Tuple.of(SEED, most, program, until.atOffset(ZoneOffset.UTC)))
                .map(rows -> {
                    List<LearnerId> ids = new ArrayList<>(rows.size());
                    long of = 0;
                    for (Row row : rows) {
                        ids.add(new LearnerId(row.getString("id")));
                        of = row.getLong("learners");
                    }
                    return new Travellers(ids, of);
                }));
    }

    /** Those of the learners who are still there, whole; at most {@link Learners#MOST} at a time. */
    public Future<List<Learner>> read(List<LearnerId> ids, Needs needs, Instant at) {
        List<LearnerRef> refs = new ArrayList<>(ids.size());
        ids.forEach(id -> refs.add(new LearnerRef.ById(id)));
        return database.transaction(connection -> database.learners()
                .readAll(connection, refs, needs, at)
                .map(learners -> learners.stream()
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .toList()));
    }

    /** At most so many learners, by chance but always the same. */
    public Future<List<Learner>> sample(int most, Needs needs, Instant at) {
        return choose(most).compose(ids -> ids.isEmpty() ? Future.succeededFuture(List.of()) : read(ids, needs, at));
    }

    /** How learners are named whose names differ little from one that nobody has; some thousands at most. */
    public Future<List<String>> alike(LearnerRef unknown) {
        return database.surveying()
                .preparedQuery(SQL.get(unknown instanceof LearnerRef.ByExternalId ? "alike-external" : "alike"))
                .execute(
                        unknown instanceof LearnerRef.ByExternalId external
                                ? Tuple.of(external.id().value(), external.id().system())
                                : Tuple.of(unknown.toString()))
                .map(rows -> {
                    List<String> names = new ArrayList<>(rows.size());
                    rows.forEach(row -> names.add(row.getString("id")));
                    return names;
                });
    }
}
