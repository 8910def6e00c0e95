package dev.cairn.engine.rulebook;

import dev.cairn.engine.learner.Journey;
import dev.cairn.engine.rulebook.row.Program;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A learner's journeys that have not ended, in the order of the programs sheet. */
final class GoingOn {
    private GoingOn() {}

    static List<Journey> of(RuleBook book, @Nullable List<Journey> journeys) {
        if (journeys == null || journeys.isEmpty()) {
            return List.of();
        }
        List<Journey> going = new ArrayList<>();
        for (Journey journey : journeys) {
            if (!journey.ended()) {
                going.add(journey);
            }
        }
        if (going.size() > 1) {
            going.sort(Comparator.<Journey>comparingInt(journey -> order(book, journey))
                    .thenComparing(Journey::program));
        }
        return going;
    }

    private static int order(RuleBook book, Journey journey) {
        Program program = book.program(journey.program());
        return program == null ? Integer.MAX_VALUE : book.rows().programs().indexOf(program);
    }
}
