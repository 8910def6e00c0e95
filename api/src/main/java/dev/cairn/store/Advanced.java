package dev.cairn.store;

import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.rulebook.Transition;
import java.util.List;

/** A learner as of now, and the moves of journeys that were made to bring it there. */
public record Advanced(Learner learner, List<Transition> transitions) {
    public Advanced {
        transitions = List.copyOf(transitions);
    }
}
