package dev.cairn.store;

import dev.cairn.engine.learner.Journey;
import dev.cairn.engine.learner.JourneyEvent;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.rulebook.Course;
import dev.cairn.engine.rulebook.Transition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A learner's journeys to be followed on.
 *
 * @param learner as the learner is now, but for places and signals: those are what they were at {@code since}
 * @param now as the learner is now, all told; the places are those of before
 * @param standing the moves from {@code since} on that stood until now; null where nothing came late
 */
record JourneyWork(
        Learner learner,
        Learner now,
        CourseRow course,
        Instant since,
        List<JourneyEvent> events,
        List<StandingMove> standing,
        boolean late) {

    /** A move that stands. */
    record StandingMove(long id, Transition move) {}

    /** What came of it. */
    record Done(JourneyWork work, Course course, List<Transition> added, List<Long> superseded) {
        Advanced advanced() {
            Learner now = work.now();
            List<Journey> before = now.journeys() == null ? List.of() : now.journeys();
            List<Journey> after = work.late() ? course.places() : Journeys.after(before, added);
            return new Advanced(added.isEmpty() && superseded.isEmpty() ? now : now.withJourneys(after), added);
        }
    }

    /** Moves that come out as they stood stay as they are. */
    Done done(Course course) {
        List<StandingMove> rest = new ArrayList<>(standing);
        List<Transition> added = new ArrayList<>();
        for (Transition move : course.transitions()) {
            boolean stands = false;
            for (int i = 0; i < rest.size() && !stands; i++) {
                if (same(rest.get(i).move(), move)) {
                    rest.remove(i);
                    stands = true;
                }
            }
            if (!stands) {
                added.add(move);
            }
        }
        return new Done(this, course, added, rest.stream().map(StandingMove::id).toList());
    }

    private static boolean same(Transition one, Transition other) {
        return one.program().equals(other.program())
                && Objects.equals(one.from(), other.from())
                && Objects.equals(one.to(), other.to())
                && one.at().equals(other.at())
                && one.rule().equals(other.rule())
                && one.signals().equals(other.signals());
    }
}
