package dev.cairn.store;

import dev.cairn.engine.learner.JourneyEvent;
import dev.cairn.engine.learner.LearnerId;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What has become countable of learners who are held: signals dated ahead whose time has come, and signals that waited for
 * the learner or a content.
 */
final class Arrivals {
    private static final String RIPEN = Statements.of(SignalLog.class).get("ripen");
    private static final String INSERT = Statements.of(SignalLog.class).get("insert");
    private static final String TAKE = Statements.of(Parking.class).get("take");
    /** How many are joined in one transaction; the rest is ready still. */
    private static final int MOST = 5_000;

    private final SqlConnection connection;
    private final JourneyRules rules;
    private final Instant now;
    private final List<SignalBatch.Given> taken;
    private final Map<LearnerId, List<JourneyEvent>> happened = new HashMap<>();
    private final Set<LearnerId> ahead = new HashSet<>();
    private int joined;

    private Arrivals(SqlConnection connection, JourneyRules rules, Instant now, List<SignalBatch.Given> taken) {
        this.connection = connection;
        this.rules = rules;
        this.now = now;
        this.taken = taken;
    }

    /** Takes out what waited; nothing of it is counted yet, so that what was known before can still be read. */
    static Future<Arrivals> claim(
            SqlConnection connection, Map<LearnerId, CourseRow> courses, JourneyRules rules, Instant now) {
        String[] waitedFor = courses.entrySet().stream()
                .filter(one -> one.getValue().parked())
                .map(one -> one.getKey().value())
                .toArray(String[]::new);
        return waitedFor.length == 0
                ? Future.succeededFuture(new Arrivals(connection, rules, now, List.of()))
                : connection
                        .preparedQuery(TAKE)
                        .execute(Tuple.tuple().addArrayOfString(waitedFor).addLong((long) MOST))
                        .map(rows -> {
                            List<SignalBatch.Given> taken = new ArrayList<>();
                            rows.forEach(row -> {
                                @Nullable String zone = row.getString("zone");
                                taken.add(given(
                                        ParkedSignal.read(row), zone == null ? rules.zone() : ZoneId.of(zone), now));
                            });
                            return new Arrivals(connection, rules, now, taken);
                        });
    }

    private static SignalBatch.Given given(ParkedSignal parked, ZoneId zone, Instant now) {
        LearnerId learner = Objects.requireNonNull(parked.learner());
        Signal signal = parked.signal().about(parked.signal().content());
        return new SignalBatch.Given(
                signal,
                -1,
                learner,
                signal.at().atZone(zone),
                Fingerprint.of(signal, learner),
                signal.at().isAfter(now));
    }

    /** The instants that have to be looked at, each with the earliest of its learner's that waited. */
    Map<LearnerId, Instant> back(Map<LearnerId, Instant> from) {
        Map<LearnerId, Instant> earliest = new HashMap<>(from);
        taken.forEach(one -> earliest.merge(one.learner(), one.signal().at(), CourseRow::earlier));
        return earliest;
    }

    /** Counts all of it; sent before anything is read that is to know it. */
    Future<Arrivals> count(Collection<LearnerId> due) {
        Future<Void> ripe = due.isEmpty() ? Future.succeededFuture() : ripen(due);
        Future<Void> come = taken.isEmpty() ? Future.succeededFuture() : join();
        return Future.all(ripe, come).map(this);
    }

    private Future<Void> join() {
        Future<Void> inserted = connection
                .preparedQuery(INSERT)
                .execute(SignalColumns.of(taken, now))
                .map(rows -> {
                    Set<String> counted = new HashSet<>();
                    rows.forEach(row -> {
                        if (Boolean.TRUE.equals(row.getBoolean("new")) && !row.getBoolean("idle")) {
                            counted.add(row.getString("id"));
                        }
                    });
                    joined = taken.size();
                    for (SignalBatch.Given one : taken) {
                        if (counted.contains(one.signal().id()) && one.waits()) {
                            ahead.add(one.learner());
                        } else if (counted.contains(one.signal().id())) {
                            happened.computeIfAbsent(one.learner(), id -> new ArrayList<>())
                                    .add(one.event());
                        }
                    }
                    return null;
                });
        Future<Void> shown = Completions.shown(connection, taken);
        return Future.all(inserted, shown).mapEmpty();
    }

    private Future<Void> ripen(Collection<LearnerId> due) {
        return connection
                .preparedQuery(RIPEN)
                .execute(Tuple.tuple()
                        .addArrayOfString(due.stream().map(LearnerId::value).toArray(String[]::new))
                        .addOffsetDateTime(now.atOffset(ZoneOffset.UTC))
                        .addString(rules.zone().getId()))
                .compose(rows -> {
                    List<Completions.Shown> completed = new ArrayList<>();
                    rows.forEach(row -> {
                        JourneyEvent.Signalled signal = PastSignals.signal(row);
                        happened.computeIfAbsent(new LearnerId(row.getString("learner")), id -> new ArrayList<>())
                                .add(signal);
                        if (signal.kind().equals("completed") && signal.content() != null) {
                            completed.add(new Completions.Shown(signal.id(), row.getUUID("fingerprint"), signal.day()));
                        }
                    });
                    return Completions.show(connection, completed);
                });
    }

    /** What happened to a learner; after {@link #count}. */
    List<JourneyEvent> of(LearnerId learner) {
        return happened.getOrDefault(learner, List.of());
    }

    /** Whether something of the learner that waited is dated ahead. */
    boolean isAhead(LearnerId learner) {
        return ahead.contains(learner);
    }

    int joined() {
        return joined;
    }
}
