package dev.cairn.engine.rulebook;

import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.learner.Journey;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.Signals;
import dev.cairn.engine.rulebook.drools.RuleNetwork;
import dev.cairn.engine.rulebook.row.Program;
import dev.cairn.engine.rulebook.row.Row.StageRow;
import dev.cairn.engine.rulebook.row.Stratum;
import dev.cairn.engine.word.Word;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Which of a learner's journeys begin, move or end at a moment. Lives for one call. */
final class Advancing {
    /** The kind of signal that enrols a learner in the program that it names. */
    private static final String ENROLLED = "enrolled";

    private final RuleBook book;
    private final Learner learner;
    private final Moment moment;
    private final Facts facts;
    private final List<Transition> transitions = new ArrayList<>();

    Advancing(RuleBook book, Learner learner, Moment moment, Facts facts) {
        this.book = book;
        this.learner = learner;
        this.moment = moment;
        this.facts = facts;
    }

    List<Transition> advance(RuleNetwork.Match match, Supplier<Classification> classify) {
        for (Program program : book.rows().programs()) {
            Journey journey = journey(program);
            if (journey == null || journey.ended()) {
                journey = start(program, journey, classify);
            }
            if (journey != null) {
                move(match, program, journey);
            }
        }
        return transitions;
    }

    private @Nullable Journey journey(Program program) {
        if (learner.journeys() != null) {
            String key = Word.key(program.name());
            for (Journey journey : learner.journeys()) {
                if (Word.key(journey.program()).equals(key)) {
                    return journey;
                }
            }
        }
        return null;
    }

    /** A journey that ended begins again only by an enrolment later than its end. */
    private @Nullable Journey start(Program program, @Nullable Journey ended, Supplier<Classification> classify) {
        Instant at =
                switch (program.start()) {
                    case FIRST_DAY -> ended == null ? byFirstDay(program) : null;
                    case ENROLMENT -> byEnrolment(program, ended);
                    case SEGMENT -> ended == null ? bySegment(program, classify) : null;
                };
        if (at == null) {
            return null;
        }
        Journey begun = new Journey(program.name(), program.stages().get(0), at);
        transitions.add(new Transition(
                program.name(),
                null,
                begun.stage(),
                at,
                "programs: " + program.name(),
                "The journey starts " + program.startText() + ".",
                List.of()));
        return begun;
    }

    private @Nullable Instant byFirstDay(Program program) {
        if (learner.firstDay() == null) {
            return null;
        }
        LocalDate due = learner.firstDay().plusDays(program.startDays());
        return facts.today().isBefore(due)
                ? null
                : due.atStartOfDay(facts.zone()).toInstant();
    }

    private @Nullable Instant byEnrolment(Program program, @Nullable Journey ended) {
        Signals signals = learner.signals();
        if (signals == null) {
            return null;
        }
        Instant latest = signals.latest(new Signals.Filter(ENROLLED, null, Word.key(program.name()), null));
        boolean counts =
                latest != null && !latest.isAfter(moment.at()) && (ended == null || latest.isAfter(ended.since()));
        return counts ? latest : null;
    }

    private @Nullable Instant bySegment(Program program, Supplier<Classification> classify) {
        if (program.segment() == null) {
            return null;
        }
        String wanted = Word.key(program.segment());
        for (String segment : classify.get().segments()) {
            if (Word.key(segment).equals(wanted)) {
                return moment.at();
            }
        }
        return null;
    }

    /** Applies stage-rules until none matches; each at most once. */
    private void move(RuleNetwork.Match match, Program program, Journey from) {
        Journey journey = from;
        Set<Integer> used = new HashSet<>();
        boolean moved = true;
        while (moved && !journey.ended()) {
            moved = false;
            for (int row : match.fire(Stratum.STAGE, facts.values(book.facts(Stratum.STAGE), journey))) {
                if (book.rows().rows().get(row) instanceof StageRow stageRow
                        && leads(stageRow, program, journey)
                        && used.add(row)) {
                    journey = apply(stageRow, program, journey);
                    moved = true;
                    break;
                }
            }
        }
    }

    /** Forward only, unless the row names the stage from which it leads back. */
    private static boolean leads(StageRow row, Program program, Journey journey) {
        if (row.toStage() == null) {
            return true;
        }
        int here = program.stageNumber(journey.stage());
        int there = program.stageNumber(row.toStage());
        return there != here && (there > here || row.fromNamed());
    }

    private Journey apply(StageRow row, Program program, Journey journey) {
        String to =
                row.toStage() == null ? null : program.stages().get(Math.max(0, program.stageNumber(row.toStage())));
        transitions.add(new Transition(
                program.name(),
                journey.stage(),
                to,
                moment.at(),
                row.head().place().sheet() + ": " + row.head().name(),
                row.head().sentence(),
                List.of()));
        return new Journey(program.name(), to == null ? Journey.ENDED : to, moment.at());
    }
}
