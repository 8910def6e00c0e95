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
import java.util.function.Function;
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
        if (from.isEmpty()) {
            return Future.succeededFuture(past);
        }
        Future<RowSet<Row>> totals = needs.ever() == Needs.Ever.NOTHING
                ? Future.succeededFuture()
                : connection
                        .preparedQuery(SQL.get("totals"))
                        .execute(Tuple.tuple()
                                .addArrayOfString(ids(from.keySet()))
                                .addString(needs.ever().name()));
        Future<RowSet<Row>> counts = needs.days() == 0
                ? Future.succeededFuture()
                : days(connection, from, at -> Learners.firstDay(needs, at));
        Future<RowSet<Row>> single = needs.hours()
                ? oneByOne(connection, from, Duration.ofHours(Learners.RECENT_HOURS))
                : Future.succeededFuture();
        return Future.all(counts, single, totals).map(all -> {
            past.take(counts.result(), single.result());
            past.takeTotals(totals.result());
            return past;
        });
    }

    private static Future<RowSet<Row>> days(
            SqlConnection connection, Map<LearnerId, Instant> from, Function<Instant, LocalDate> first) {
        return connection
                .preparedQuery(SQL.get("days"))
                .execute(Tuple.tuple()
                        .addArrayOfString(ids(from.keySet()))
                        .addArrayOfLocalDate(from.values().stream().map(first).toArray(LocalDate[]::new)));
    }

    /** Reads the same, and the single signals that are needed to tell what came before an instant from what came after. */
    static Future<PastSignals> readClosely(SqlConnection connection, Map<LearnerId, Instant> from, Needs needs) {
        PastSignals past = new PastSignals();
        // when something was last before that instant is in no total
        Future<RowSet<Row>> counts = days(
                connection,
                from,
                at -> needs.ever() == Needs.Ever.NOTHING ? Learners.firstDay(needs, at) : Totals.BEFORE);
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

    private void take(@Nullable RowSet<Row> counts, @Nullable RowSet<Row> single) {
        if (counts != null) {
            counts.forEach(row -> days.computeIfAbsent(learner(row), id -> new ArrayList<>())
                    .add(count(row, row.getLocalDate("day"))));
        }
        if (single != null) {
            single.forEach(row -> signals.computeIfAbsent(learner(row), id -> new ArrayList<>())
                    .add(signal(row)));
        }
    }

    private void takeTotals(@Nullable RowSet<Row> rows) {
        if (rows == null) {
            return;
        }
        Map<LearnerId, List<Signals.DayCount>> totals = new HashMap<>();
        rows.forEach(row ->
                totals.computeIfAbsent(learner(row), id -> new ArrayList<>()).add(count(row, Totals.BEFORE)));
        totals.forEach((id, all) -> days.put(id, Totals.older(all, days.getOrDefault(id, List.of()))));
    }

    private static LearnerId learner(Row row) {
        return new LearnerId(row.getString("learner"));
    }

    private static Signals.DayCount count(Row row, LocalDate day) {
        return new Signals.DayCount(
                day,
                row.getString("kind"),
                some(row.getString("content")),
                some(row.getString("program")),
                some(row.getString("device")),
                row.getInteger("count"),
                row.getOffsetDateTime("latest").toInstant());
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
