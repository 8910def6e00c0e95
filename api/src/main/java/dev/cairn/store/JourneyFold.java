package dev.cairn.store;

import dev.cairn.engine.learner.JourneyEvent;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.LearnerId;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Follows the journeys of learners whom a transaction holds up to now. What happened before something that is known
 * already came late: from there on all is followed anew, and moves that do not come out again are superseded.
 */
final class JourneyFold {
    private static final Statements SQL = Statements.of(Journeys.class);
    /** As fine as an instant is kept. */
    private static final long TICK_MICROS = 1;
    /** What takes longer than this many events keeps an event loop too long. */
    private static final int LIGHT = 50;

    private final Database database;
    private final SqlConnection connection;
    private final JourneyRules rules;
    private final Instant now;
    private final Map<LearnerId, CourseRow> courses;
    /** Since when the live book decides; of weight only for learners whom it has not seen. */
    private Instant validFrom = Instant.EPOCH;

    JourneyFold(
            Database database,
            SqlConnection connection,
            JourneyRules rules,
            Instant now,
            Map<LearnerId, CourseRow> courses) {
        this.database = database;
        this.connection = connection;
        this.rules = rules;
        this.now = now;
        this.courses = courses;
    }

    /**
     * What is known of a learner, and what is new.
     *
     * @param ahead whether something new is dated ahead
     * @param again from when all is followed anew, because something was taken back; null where nothing was
     */
    record Given(
            Learner learner,
            List<JourneyEvent> fresh,
            boolean ahead,
            @Nullable Instant again) {
        Given(Learner learner, List<JourneyEvent> fresh, boolean ahead) {
            this(learner, fresh, ahead, null);
        }

        /** The instant from which a late event, or one that was taken back, has to be followed. */
        Instant from() {
            Instant first = fresh.isEmpty() ? null : first(fresh).at();
            return first == null || (again != null && again.isBefore(first)) ? Objects.requireNonNull(again) : first;
        }
    }

    /**
     * Follows and writes.
     *
     * @param given learners as they are now, and what happened that was not known before
     * @param before signals as they were known before, back to the earliest instant that is looked at
     */
    Future<List<Advanced>> fold(List<Given> given, PastSignals before) {
        List<Given> due = given.stream().filter(this::isDue).toList();
        // what was taken back was known before
        List<String> again = given.stream()
                .filter(one -> one.again() != null)
                .map(one -> one.learner().id().value())
                .toList();
        database.changes().note(connection, ChangeCause.SIGNAL, again);
        if (due.isEmpty()) {
            return Future.succeededFuture(given.stream()
                    .map(one -> new Advanced(one.learner(), List.of()))
                    .toList());
        }
        return validFrom(due)
                .compose(known -> works(due, before))
                .compose(this::compute)
                .compose(done -> new JourneyWriting(connection, rules, now).write(done))
                .map(done -> {
                    done.forEach(this::tell);
                    return inOrder(given, done);
                });
    }

    /** What was done, or where it led, may lead to another next content. */
    private void tell(JourneyWork.Done done) {
        List<JourneyEvent> events = done.work().events();
        CourseRow course = done.work().course();
        boolean moved = !done.added().isEmpty() || !done.superseded().isEmpty();
        ChangeCause cause = null;
        if (events.stream().anyMatch(JourneyEvent.MovedByHand.class::isInstance)) {
            cause = ChangeCause.PROFILE;
        } else if (events.stream().anyMatch(JourneyEvent.Signalled.class::isInstance)) {
            cause = ChangeCause.SIGNAL;
        } else if (moved && course.touched() == null && course.book() >= rules.book()) {
            // where a profile or a book led the journey, everybody has been told of that already, and follows it
            // himself
            cause = ChangeCause.TIME;
        }
        if (cause != null) {
            database.changes()
                    .note(connection, cause, List.of(done.work().now().id().value()));
        }
    }

    private static List<Advanced> inOrder(List<Given> given, List<JourneyWork.Done> done) {
        Map<LearnerId, Advanced> advanced = new HashMap<>();
        done.forEach(one -> advanced.put(one.work().now().id(), one.advanced()));
        return given.stream()
                .map(one -> advanced.getOrDefault(one.learner().id(), new Advanced(one.learner(), List.of())))
                .toList();
    }

    private CourseRow course(Given one) {
        CourseRow course = courses.get(one.learner().id());
        return course == null ? new CourseRow(now, now, now, -1, CourseRow.Mark.FIRST, false) : course;
    }

    private boolean isDue(Given one) {
        return one.ahead()
                || one.again() != null
                || !one.fresh().isEmpty()
                || !course(one).isCurrent(rules.book(), now);
    }

    private Future<Void> validFrom(List<Given> due) {
        if (due.stream().noneMatch(one -> course(one).book() < rules.book())) {
            return Future.succeededFuture();
        }
        return connection
                .preparedQuery(SQL.get("valid-from"))
                .execute(Tuple.of(rules.book()))
                .map(rows -> {
                    rows.forEach(row ->
                            validFrom = row.getOffsetDateTime("valid_from").toInstant());
                    return null;
                });
    }

    private Future<List<JourneyWork>> works(List<Given> due, PastSignals before) {
        List<Given> late = due.stream().filter(this::isLate).toList();
        Map<LearnerId, Instant> from = new HashMap<>();
        late.forEach(one -> from.put(one.learner().id(), one.from()));
        return LateJourneys.read(connection, from, rules.needs()).map(known -> {
            List<JourneyWork> works = new ArrayList<>();
            for (Given one : due) {
                Instant since = from.get(one.learner().id());
                works.add(since == null ? onward(one, before) : again(one, since, known));
            }
            return works;
        });
    }

    private boolean isLate(Given one) {
        return one.again() != null
                || (!one.fresh().isEmpty() && !course(one).latest().isBefore(first(one.fresh())));
    }

    private static CourseRow.Mark first(List<JourneyEvent> events) {
        return events.stream()
                .map(CourseRow.Mark::of)
                .reduce((a, b) -> b.isBefore(a) ? b : a)
                .orElseThrow();
    }

    private JourneyWork onward(Given one, PastSignals before) {
        Learner learner = one.learner();
        CourseRow course = course(one);
        Instant since = course.folded().isBefore(now) ? course.folded() : now;
        if (!one.fresh().isEmpty() && first(one.fresh()).at().isBefore(since)) {
            since = first(one.fresh()).at();
        }
        return new JourneyWork(
                learner.withSignals(before.of(learner.id())),
                learner,
                course,
                since,
                events(one.fresh(), course),
                List.of(),
                false);
    }

    /** What happened, and that facts or rules became others. */
    private List<JourneyEvent> events(List<JourneyEvent> happened, CourseRow course) {
        List<JourneyEvent> events = new ArrayList<>(happened);
        if (course.touched() != null) {
            events.add(new JourneyEvent.FactsChanged("", between(course.folded(), course.touched())));
        }
        if (course.book() < rules.book()) {
            events.add(new JourneyEvent.FactsChanged("", between(course.folded(), validFrom)));
        }
        return events;
    }

    /** Not before all is folded, and not after now, whatever the clocks of others say. */
    private Instant between(Instant folded, Instant at) {
        Instant later = at.isBefore(folded) ? folded : at;
        return later.isAfter(now) ? now : later;
    }

    /** From the late event on: the moves before it are the places from which it goes on. */
    private JourneyWork again(Given one, Instant from, LateJourneys known) {
        LearnerId id = one.learner().id();
        CourseRow course = course(one);
        return new JourneyWork(
                one.learner().withJourneys(known.places(id, from)).withSignals(known.signals(id, from)),
                one.learner(),
                course,
                from.minus(TICK_MICROS, ChronoUnit.MICROS),
                events(known.events(id, from), course),
                known.standing(id, from),
                true);
    }

    private Future<List<JourneyWork.Done>> compute(List<JourneyWork> works) {
        int events = works.size()
                + works.stream().mapToInt(work -> work.events().size()).sum();
        return events <= LIGHT
                ? Future.succeededFuture(computed(works))
                : database.vertx().executeBlocking(() -> computed(works), false);
    }

    private List<JourneyWork.Done> computed(List<JourneyWork> works) {
        return works.stream()
                .map(work -> work.done(rules.fold().fold(work.learner(), work.since(), work.events(), now)))
                .toList();
    }
}
