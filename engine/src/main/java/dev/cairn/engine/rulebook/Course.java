package dev.cairn.engine.rulebook;

import dev.cairn.engine.learner.Journey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a learner's journeys went on.
 *
 * @param places where they stand at the end, one a program, those that ended included
 * @param transitions in the order in which they happened
 * @param due the next instant at which, if nothing happens until then, a journey moves or is to be looked at again; null
 *     if time alone moves none
 */
public record Course(
        List<Journey> places,
        List<Transition> transitions,
        @Nullable Instant due) {
    public Course {
        places = List.copyOf(places);
        transitions = List.copyOf(transitions);
    }
}
