package dev.cairn.engine.rulebook;

import dev.cairn.engine.decision.WhyNot.Change;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * The fewest base facts that would have to be different for a content to be let in: all single edits are tried, then
 * pairs, then triples; whatever is found is verified by deciding again. After each edit it is asked what still keeps the
 * content away, and only edits that can bear on that follow: nothing that would let it in is passed over.
 */
final class NearestChange {
    private static final int MOST_STEPS = 3;
    private static final int MOST_CHANGES = 3;

    /** Tries are microseconds each; beyond this many a search stops and what it found so far stands. */
    private static final int MOST_TRIES = 40_000;

    private final Question question;
    private final Draft now;
    private final List<Edit> edits;
    private final BooleanSupplier enough;
    private final List<Change> found = new ArrayList<>();
    private final Set<Set<String>> named = new HashSet<>();
    private final Set<List<Integer>> tried = new HashSet<>();
    private int tries;
    private boolean gaveUp;

    NearestChange(Question question, Draft now, List<Edit> edits, BooleanSupplier enough) {
        this.question = question;
        this.now = now;
        this.edits = edits;
        this.enough = enough;
    }

    /** At most three changes, all of the same, smallest, number of steps. */
    List<Change> find() {
        for (int steps = 1; steps <= MOST_STEPS && found.isEmpty(); steps++) {
            tried.clear();
            combine(List.of(), steps);
        }
        return found;
    }

    /** Whether the search ended before it had looked at all. */
    boolean gaveUp() {
        return gaveUp;
    }

    /** @param chosen places among the edits, ascending */
    private void combine(List<Integer> chosen, int left) {
        if (!goesOn() || !tried.add(chosen)) {
            return;
        }
        tries++;
        Draft draft = draft(chosen);
        Need need = question.need(draft);
        if (left == 0) {
            if (need.met()) {
                verify(chosen, draft);
            }
            return;
        }
        for (int i = 0; i < edits.size(); i++) {
            String slot = edits.get(i).slot();
            if (need.isServedBy(edits.get(i))
                    && chosen.stream()
                            .noneMatch(other -> edits.get(other).slot().equals(slot))) {
                List<Integer> more = new ArrayList<>(chosen);
                more.add(i);
                more.sort(null);
                combine(more, left - 1);
            }
        }
    }

    private boolean goesOn() {
        if (found.size() < MOST_CHANGES && (tries >= MOST_TRIES || enough.getAsBoolean())) {
            gaveUp = true;
        }
        return !gaveUp && found.size() < MOST_CHANGES;
    }

    private Draft draft(List<Integer> chosen) {
        Draft draft = new Draft(now.learner, now.moment(), now.catalog);
        chosen.forEach(i -> edits.get(i).apply().accept(draft));
        return draft;
    }

    private void verify(List<Integer> chosen, Draft draft) {
        Set<String> slots = chosen.stream().map(i -> edits.get(i).slot()).collect(Collectors.toSet());
        if (named.contains(slots)) {
            return;
        }
        Integer position = question.position(draft);
        if (position != null) {
            named.add(slots);
            found.add(new Change(chosen.stream().map(i -> edits.get(i).step()).toList(), position));
        }
    }
}
