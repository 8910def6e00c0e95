package dev.cairn.store;

import dev.cairn.engine.learner.JourneyEvent;
import dev.cairn.engine.learner.LearnerId;
import dev.cairn.engine.rulebook.Transition;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a learner's journeys have been followed.
 *
 * @param folded up to here, this instant included
 * @param touched facts changed then, and nobody has looked since
 * @param book the rule book that looked last; -1: none
 * @param latest the last event or move; an event at or before it comes late
 * @param parked whether signals waited for the learner, and need wait no longer
 */
record CourseRow(
        Instant folded, @Nullable Instant due, @Nullable Instant touched, long book, Mark latest, boolean parked) {

    /** A place in the order of events. */
    record Mark(Instant at, String id) {
        static final Mark FIRST = new Mark(Instant.EPOCH.minusSeconds(4_000_000_000L), "");

        static Mark of(JourneyEvent event) {
            return new Mark(event.at(), event.id());
        }

        boolean isBefore(Mark other) {
            int order = at.compareTo(other.at);
            return order < 0 || (order == 0 && id.compareTo(other.id) < 0);
        }

        Mark orLater(Mark other) {
            return isBefore(other) ? other : this;
        }
    }

    static Map<LearnerId, CourseRow> read(RowSet<Row> rows) {
        Map<LearnerId, CourseRow> courses = new HashMap<>();
        for (Row row : rows) {
            @Nullable Long book = row.getLong("book");
            @Nullable Instant latest = instant(row, "latest");
            courses.put(
                    new LearnerId(row.getString("learner")),
                    new CourseRow(
                            row.getOffsetDateTime("folded").toInstant(),
                            instant(row, "due"),
                            instant(row, "touched"),
                            book == null ? -1 : book,
                            latest == null ? Mark.FIRST : new Mark(latest, row.getString("latest_id")),
                            row.getBoolean("parked")));
        }
        return courses;
    }

    /** For each learner of the signals, the earliest instant that may have to be looked at. */
    static Map<LearnerId, Instant> earliest(
            List<SignalBatch.Given> signals, Map<LearnerId, CourseRow> courses, Instant now) {
        Map<LearnerId, Instant> earliest = new LinkedHashMap<>();
        for (SignalBatch.Given one : signals) {
            CourseRow course = courses.get(one.learner());
            Instant folded = course == null || course.folded().isAfter(now) ? now : course.folded();
            earliest.merge(one.learner(), folded, CourseRow::earlier);
            earliest.merge(one.learner(), one.signal().at(), CourseRow::earlier);
        }
        return earliest;
    }

    static Instant earlier(Instant one, Instant other) {
        return other.isBefore(one) ? other : one;
    }

    private static @Nullable Instant instant(Row row, String column) {
        @Nullable OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }

    /** Whether nothing is to be done for the learner by this book at the instant. */
    boolean isCurrent(long live, Instant at) {
        return touched == null && !parked && book >= live && (due == null || due.isAfter(at));
    }

    /** The last event or move, these included. */
    Mark latest(List<JourneyEvent> events, List<Transition> moves) {
        Mark last = latest;
        for (JourneyEvent event : events) {
            if (!(event instanceof JourneyEvent.FactsChanged)) {
                last = last.orLater(Mark.of(event));
            }
        }
        for (Transition move : moves) {
            last = last.orLater(new Mark(move.at(), ""));
        }
        return last;
    }
}
