package dev.cairn.engine.rehearsal;

import dev.cairn.engine.learner.Journey;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.rulebook.Transition;
import dev.cairn.engine.word.Word;
import java.util.ArrayList;
import java.util.List;

/** Places in programs after moves, without a store. */
final class Journeys {
    private Journeys() {}

    static Learner after(Learner learner, List<Transition> moves) {
        if (moves.isEmpty()) {
            return learner;
        }
        List<Journey> journeys = new ArrayList<>();
        if (learner.journeys() != null) {
            journeys.addAll(learner.journeys());
        }
        for (Transition move : moves) {
            journeys.removeIf(journey -> Word.key(journey.program()).equals(Word.key(move.program())));
            journeys.add(new Journey(move.program(), move.to() == null ? Journey.ENDED : move.to(), move.at()));
        }
        return learner.withJourneys(journeys);
    }
}
