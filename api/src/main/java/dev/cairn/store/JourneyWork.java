package dev.cairn.store;

import dev.cairn.engine.learner.Journey;
import dev.cairn.engine.learner.JourneyEvent;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.rulebook.Course;
import dev.cairn.engine.rulebook.Transition;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

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

    /** A program's moves at one instant: their order is that of their rows. */
    private record Spot(String program, Instant at) {
        static Spot of(Transition move) {
            return new Spot(move.program(), move.at());
        }
    }

    /**
     * Moves that come out as they stood stay as they are. Of several at one instant only those before the first that
     * differs: what is written anew comes after all that stays.
     */
    Done done(Course course) {
        Map<Spot, Deque<StandingMove>> rest = new LinkedHashMap<>();
        standing.forEach(stood -> rest.computeIfAbsent(Spot.of(stood.move()), spot -> new ArrayDeque<>())
                .add(stood));
        Set<Spot> changed = new HashSet<>();
        List<Transition> added = new ArrayList<>();
        for (Transition move : course.transitions()) {
            Spot spot = Spot.of(move);
            Deque<StandingMove> stood = rest.getOrDefault(spot, new ArrayDeque<>());
            StandingMove next = stood.peek();
            if (next != null && !changed.contains(spot) && same(next.move(), move)) {
                stood.remove();
            } else {
                changed.add(spot);
                added.add(move);
            }
        }
        List<Long> superseded = rest.values().stream()
                .flatMap(Deque::stream)
                .map(StandingMove::id)
                .toList();
        return new Done(this, course, added, superseded);
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
