package dev.cairn.store;

import java.util.List;

/**
 * What became of a list of signals.
 *
 * @param outcomes one a signal, in the order given
 * @param learners every learner named by an accepted or duplicate signal, as it is after
 * @param kept false when a list that was to be kept whole held a refused signal (or was tried only)
 */
public record Recorded(List<SignalOutcome> outcomes, List<Advanced> learners, boolean kept) {
    public Recorded {
        outcomes = List.copyOf(outcomes);
        learners = List.copyOf(learners);
    }
}
