package dev.cairn.engine.rulebook;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.learner.Journey;
import dev.cairn.engine.learner.JourneyEvent;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.Signals;
import dev.cairn.engine.rulebook.drools.RuleNetwork;
import dev.cairn.engine.rulebook.row.Program;
import dev.cairn.engine.word.Word;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Goes through what happened to a learner and through the instants at which time alone moves a journey, in their order.
 * Whoever folds half of it and the other half later gets what one who folds all at once gets. Lives for one call.
 */
final class Folding {
    /** How many instants ahead are tried for the next that moves a journey; a row about weekdays has one a day. */
    private static final int LOOKS = 400;

    private static final String BY_HAND = "by hand";

    private final RuleBook book;
    private final Catalog catalog;
    private final RuleNetwork.Match match;
    private final List<Transition> transitions = new ArrayList<>();
    private Learner learner;
    /** Up to here, this instant included, all is done that time alone does. */
    private Instant at;

    Folding(RuleBook book, Learner learner, Catalog catalog, RuleNetwork.Match match, Instant since) {
        this.book = book;
        this.learner = learner;
        this.catalog = catalog;
        this.match = match;
        this.at = since;
    }

    Course fold(List<JourneyEvent> events, Instant until) {
        Instant waiting = null;
        for (JourneyEvent event : events.stream().sorted(JourneyEvent.ORDER).toList()) {
            if (event.at().isAfter(until)) {
                waiting = event.at();
                break;
            }
            passTime(event.at());
            happen(event);
        }
        passTime(until);
        Instant due = due();
        if (waiting != null && (due == null || waiting.isBefore(due))) {
            due = waiting;
        }
        return new Course(places(), transitions, due);
    }

    private void passTime(Instant until) {
        for (Instant next = next(at); next != null && !next.isAfter(until); next = next(at)) {
            take(moves(next), List.of());
            at = next;
        }
        if (until.isAfter(at)) {
            at = until;
        }
    }

    private void happen(JourneyEvent event) {
        if (event instanceof JourneyEvent.Signalled signal) {
            Signals known = learner.signals() == null ? Signals.NONE : learner.signals();
            learner = learner.withSignals(known.with(
                    signal.day(),
                    new Signals.Recent(
                            signal.at(), signal.kind(), signal.content(), signal.program(), signal.device())));
            take(moves(signal.at()), List.of(signal.id()));
        } else if (event instanceof JourneyEvent.FactsChanged) {
            take(moves(event.at()), List.of());
        } else if (event instanceof JourneyEvent.MovedByHand moved) {
            move(moved);
        }
    }

    /** Rules have their say again at the next signal: they would undo at once what somebody has just done. */
    private void move(JourneyEvent.MovedByHand moved) {
        Program program = book.program(moved.program());
        if (program == null) {
            return;
        }
        int stage = program.stageNumber(moved.stage());
        String to = stage < 0 ? null : program.stages().get(stage);
        if (to == null && !moved.stage().equals(Journey.ENDED)) {
            return;
        }
        Journey from = place(program);
        take(
                List.of(new Transition(
                        program.name(),
                        from == null || from.ended() ? null : from.stage(),
                        to,
                        moved.at(),
                        BY_HAND,
                        "Moved by " + moved.by() + ".",
                        List.of())),
                List.of());
    }

    private @Nullable Journey place(Program program) {
        String key = Word.key(program.name());
        for (Journey journey : places()) {
            if (Word.key(journey.program()).equals(key)) {
                return journey;
            }
        }
        return null;
    }

    private List<Transition> moves(Instant instant) {
        Moment moment = Moment.at(instant);
        return new Sitting(book, learner, moment, book.facts(learner, catalog, moment), match).advance();
    }

    private void take(List<Transition> moves, List<String> signals) {
        if (moves.isEmpty()) {
            return;
        }
        Map<String, Journey> places = new LinkedHashMap<>();
        places().forEach(place -> places.put(Word.key(place.program()), place));
        for (Transition move : moves) {
            transitions.add(signals.isEmpty() ? move : move.causedBy(signals));
            places.put(Word.key(move.program()), move.place());
        }
        learner = learner.withJourneys(List.copyOf(places.values()));
    }

    private List<Journey> places() {
        return learner.journeys() == null ? List.of() : learner.journeys();
    }

    private @Nullable Instant next(Instant after) {
        return book.timetable().next(book, learner, catalog, after);
    }

    private @Nullable Instant due() {
        Instant looked = at;
        for (int look = 0; look < LOOKS; look++) {
            Instant next = next(looked);
            if (next == null || !moves(next).isEmpty()) {
                return next;
            }
            looked = next;
        }
        return looked;
    }
}
