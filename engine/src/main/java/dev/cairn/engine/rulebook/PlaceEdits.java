package dev.cairn.engine.rulebook;

import dev.cairn.engine.decision.WhyNot.Subject;
import dev.cairn.engine.learner.Journey;
import dev.cairn.engine.rulebook.row.Cell;
import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.rulebook.row.Program;
import dev.cairn.engine.word.Word;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Other places in programs: a journey in each stage, since when it would matter, or none. */
final class PlaceEdits {
    private final RuleBook book;
    private final Draft now;
    private final Facts facts;

    PlaceEdits(RuleBook book, Draft now, Facts facts) {
        this.book = book;
        this.now = now;
        this.facts = facts;
    }

    /** Only where some of the cells read a journey. */
    List<Edit> of(Map<Fact, List<Cell>> cells) {
        List<Cell> since = cells.getOrDefault(Fact.of(Fact.Kind.STAGE_SINCE), List.of());
        boolean read = !since.isEmpty()
                || cells.containsKey(Fact.of(Fact.Kind.PROGRAM))
                || cells.containsKey(Fact.of(Fact.Kind.STAGE));
        List<Edit> edits = new ArrayList<>();
        if (read) {
            for (Program program : book.rows().programs()) {
                edits.addAll(places(program, since));
            }
        }
        return edits;
    }

    private List<Edit> places(Program program, List<Cell> since) {
        List<Edit> edits = new ArrayList<>();
        String key = Word.key(program.name());
        Journey here = now.journeys.get(key);
        String from = here == null ? "none" : here.stage();
        Set<Double> offsets = new LinkedHashSet<>(List.of(0.0));
        Collection<?> telling = Candidates.of(Fact.of(Fact.Kind.STAGE_SINCE), since);
        telling.forEach(offset -> offsets.add((Double) offset));
        for (String stage : program.stages()) {
            boolean same = here != null && Word.key(stage).equals(Word.key(here.stage()));
            for (double offset : offsets) {
                if (offset < 0 || (same && since.isEmpty())) {
                    continue;
                }
                Instant at = now.at
                        .atZone(facts.zone())
                        .minusDays(Math.round(offset))
                        .toInstant();
                String to = since.isEmpty()
                        ? stage
                        : stage + " since " + at.atZone(facts.zone()).toLocalDate();
                edits.add(edit(program, from, to, new Journey(program.name(), stage, at)));
            }
        }
        if (here != null && !here.ended()) {
            edits.add(edit(program, from, "none", new Journey(program.name(), Journey.ENDED, now.at)));
        }
        return edits;
    }

    private static Edit edit(Program program, String from, String to, Journey place) {
        return Edit.of(
                Subject.LEARNER,
                "Stage in " + program.name(),
                from,
                to,
                draft -> draft.journeys.put(Word.key(program.name()), place));
    }
}
