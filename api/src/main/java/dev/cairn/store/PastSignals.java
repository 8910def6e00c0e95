package dev.cairn.store;

import dev.cairn.engine.learner.JourneyEvent;
import dev.cairn.engine.learner.LearnerId;
import dev.cairn.engine.learner.Signals;
import dev.cairn.engine.rulebook.Needs;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What learners had done before an instant of their own: as much of it as a book reads from there on. */
final class PastSignals {
    private static final Statements SQL = Statements.of(Journeys.class);
    /** Longer than the longest window of hours, by more than zones lie apart. */
    private static final Duration ONE_BY_ONE = Duration.ofDays(5);

    private final Map<LearnerId, List<Signals.DayCount>> days = new HashMap<>();
    private final Map<LearnerId, List<JourneyEvent.Signalled>> signals = new HashMap<>();

    private PastSignals() {}

    /**
     * Reads what stands when it is sent.
     *
     * @param from for each learner, the earliest instant that will be looked at
     */
    static Future<PastSignals> read(SqlConnection connection, Map<LearnerId, Instant> from, Needs needs) {
        PastSignals past = new PastSignals();
        if (from.isEmpty() || (needs.days() == 0 && !needs.hours())) {
            return Future.succeededFuture(past);
        }
        List<Map.Entry<LearnerId, Instant>> all = List.copyOf(from.entrySet());
        String[] ids = ids(from.keySet());
        Future<RowSet<Row>> counts = connection
                .preparedQuery(SQL.get("days"))
                .execute(Tuple.tuple()
                        .addArrayOfString(ids)
                        .addArrayOfLocalDate(all.stream()
                                .map(one -> Learners.firstDay(needs, one.getValue()))
                                .toArray(LocalDate[]::new)));
        Future<RowSet<Row>> single = needs.hours()
                ? oneByOne(connection, from, Duration.ofHours(Learners.RECENT_HOURS))
                : Future.succeededFuture();
        return Future.all(counts, single).map(both -> {
            past.take(counts.result(), single.result());
            return past;
        });
    }

    /** Reads the same, and the single signals that are needed to tell what came before an instant from what came after. */
    static Future<PastSignals> readClosely(SqlConnection connection, Map<LearnerId, Instant> from, Needs needs) {
        List<Map.Entry<LearnerId, Instant>> all = List.copyOf(from.entrySet());
        PastSignals past = new PastSignals();
        Future<RowSet<Row>> counts = connection
                .preparedQuery(SQL.get("days"))
                .execute(Tuple.tuple()
                        .addArrayOfString(ids(from.keySet()))
                        .addArrayOfLocalDate(all.stream()
                                .map(one -> Learners.firstDay(needs, one.getValue()))
                                .toArray(LocalDate[]::new)));
        Future<RowSet<Row>> single = oneByOne(connection, from, ONE_BY_ONE);
        return Future.all(counts, single).map(both -> {
            past.take(counts.result(), single.result());
            return past;
        });
    }

    private static String[] ids(Collection<LearnerId> learners) {
        return learners.stream().map(LearnerId::value).toArray(String[]::new);
    }

    private static Future<RowSet<Row>> oneByOne(
            SqlConnection connection, Map<LearnerId, Instant> from, Duration before) {
        return connection
                .preparedQuery(SQL.get("signals"))
                .execute(Tuple.tuple()
                        .addArrayOfString(ids(from.keySet()))
                        .addArrayOfOffsetDateTime(Chunks.times(from.values(), at -> at.minus(before))));
    }

    private void take(RowSet<Row> counts, @Nullable RowSet<Row> single) {
        for (Row row : counts) {
            days.computeIfAbsent(new LearnerId(row.getString("learner")), id -> new ArrayList<>())
                    .add(new Signals.DayCount(
                            row.getLocalDate("day"),
                            row.getString("kind"),
                            some(row.getString("content")),
                            some(row.getString("program")),
                            some(row.getString("device")),
                            row.getInteger("count"),
                            row.getOffsetDateTime("latest").toInstant()));
        }
        if (single == null) {
            return;
        }
        for (Row row : single) {
            signals.computeIfAbsent(new LearnerId(row.getString("learner")), id -> new ArrayList<>())
                    .add(signal(row));
        }
    }

    static JourneyEvent.Signalled signal(Row row) {
        return new JourneyEvent.Signalled(
                row.getString("id"),
                row.getOffsetDateTime("at").toInstant(),
                row.getLocalDate("day"),
                row.getString("kind"),
                row.getString("content"),
                row.getString("program"),
                row.getString("device"));
    }

    private static @Nullable String some(String text) {
        return text.isEmpty() ? null : text;
    }

    /** All that was read of a learner. */
    Signals of(LearnerId learner) {
        return new Signals(
                days.getOrDefault(learner, List.of()),
                signals.getOrDefault(learner, List.of()).stream()
                        .map(PastSignals::recent)
                        .toList());
    }

    /** What was so before the instant; after {@link #readClosely} only. */
    Signals before(LearnerId learner, Instant instant) {
        LocalDate close = LocalDate.ofInstant(instant, ZoneOffset.UTC).minusDays(1);
        List<Signals.DayCount> whole = days.getOrDefault(learner, List.of()).stream()
                .filter(day -> day.day().isBefore(close))
                .toList();
        List<JourneyEvent.Signalled> before = signals.getOrDefault(learner, List.of()).stream()
                .filter(signal -> signal.at().isBefore(instant))
                .toList();
        Signals known = new Signals(
                whole,
                before.stream()
                        .filter(signal -> signal.day().isBefore(close))
                        .map(PastSignals::recent)
                        .toList());
        for (JourneyEvent.Signalled signal : before) {
            if (!signal.day().isBefore(close)) {
                known = known.with(signal.day(), recent(signal));
            }
        }
        return known;
    }

    /** What happened from the instant on; after {@link #readClosely} only. */
    List<JourneyEvent> from(LearnerId learner, Instant instant) {
        List<JourneyEvent> all = new ArrayList<>();
        for (JourneyEvent.Signalled signal : signals.getOrDefault(learner, List.of())) {
            if (!signal.at().isBefore(instant)) {
                all.add(signal);
            }
        }
        return all;
    }

    private static Signals.Recent recent(JourneyEvent.Signalled signal) {
        return new Signals.Recent(signal.at(), signal.kind(), signal.content(), signal.program(), signal.device());
    }
}
