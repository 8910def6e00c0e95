package dev.cairn.engine.rulebook;

import dev.cairn.engine.decision.WhyNot.Change;
import java.util.ArrayList;
import java.util.List;

/**
 * The fewest base facts that would have to be different for a content to be let in: all single edits are tried, then all
 * pairs, then all triples; whatever is found is verified by deciding again.
 */
final class NearestChange {
    private static final int MOST_STEPS = 3;
    private static final int MOST_CHANGES = 3;

    /** Tries are microseconds each; beyond this many a search stops and what it found so far stands. */
    private static final int MOST_TRIES = 40_000;

    private final Question question;
    private final Draft now;
    private final List<Edit> edits;
    private final List<Change> found = new ArrayList<>();
    private int tries;

    NearestChange(Question question, Draft now, List<Edit> edits) {
        this.question = question;
        this.now = now;
        this.edits = edits;
    }

    /** At most three changes, all of the same, smallest, number of steps. */
    List<Change> find() {
        for (int steps = 1; steps <= MOST_STEPS && found.isEmpty(); steps++) {
            combine(new ArrayList<>(), 0, steps);
        }
        return found;
    }

    private void combine(List<Edit> chosen, int from, int steps) {
        if (steps == 0) {
            tryOut(chosen);
            return;
        }
        for (int i = from; i < edits.size() && found.size() < MOST_CHANGES && tries < MOST_TRIES; i++) {
            Edit edit = edits.get(i);
            if (chosen.stream().noneMatch(other -> other.slot().equals(edit.slot()))) {
                chosen.add(edit);
                combine(chosen, i + 1, steps - 1);
                chosen.remove(chosen.size() - 1);
            }
        }
    }

    private void tryOut(List<Edit> chosen) {
        tries++;
        Draft draft = new Draft(now.learner, now.moment(), now.catalog);
        chosen.forEach(edit -> edit.apply().accept(draft));
        if (question.letsIn(draft)) {
            Integer position = question.position(draft);
            if (position != null) {
                found.add(new Change(chosen.stream().map(Edit::step).toList(), position));
            }
        }
    }
}
