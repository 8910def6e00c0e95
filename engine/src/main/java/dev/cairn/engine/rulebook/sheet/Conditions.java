package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.rulebook.row.Cell;
import dev.cairn.engine.rulebook.row.Condition;
import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.sheet.Column.Part;
import dev.cairn.engine.word.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the fact columns of a sheet's rows. */
final class Conditions {
    /**
     * A condition and how a sentence says it.
     *
     * @param argument of the column, as written; of signals, what they are about
     */
    record Told(
            Condition condition, Demand demand, @Nullable String argument) {
        Fact fact() {
            return condition.fact();
        }
    }

    private final Known known;
    private final Formats formats;
    private final Map<Heading, Fact> facts = new HashMap<>();

    /** For conditions that stand in no sheet. */
    Conditions(Known known, Formats formats) {
        this.known = known;
        this.formats = formats;
    }

    /** For one sheet; what is wrong with its headers becomes known here, once. */
    static Conditions of(Header header, Known known, Formats formats, Findings findings) {
        Conditions conditions = new Conditions(known, formats);
        for (Heading heading : header.headings()) {
            Fact.Kind kind = heading.column().fact();
            if (kind == null) {
                continue;
            }
            try {
                conditions.facts.put(heading, fact(kind, heading.argument(), known));
            } catch (Misread misread) {
                findings.add(new Issue(
                        Issue.Severity.ERROR,
                        heading.at(header.place()),
                        heading.text(),
                        misread.message(),
                        misread.expected(),
                        misread.nearest()));
            }
        }
        return conditions;
    }

    static Fact fact(Fact.Kind kind, @Nullable String argument, Known known) {
        if (argument == null) {
            return Fact.of(kind);
        }
        return switch (kind) {
            case SIGNALS -> Fact.signals(SignalWindow.query(argument, known));
            case SILENT_DAYS -> Fact.silence(SignalWindow.ever(argument, known));
            case SKILL_GAP_LEVELS ->
                Fact.of(kind, known.named(Domain.SKILL, argument).key());
            default -> Fact.of(kind, Word.key(argument));
        };
    }

    /** What a heading reads; null for one that is no fact or could not be read. */
    @Nullable
    Fact fact(Heading heading) {
        return facts.get(heading);
    }

    /** The filled fact cells of a row that can be read. */
    List<Told> of(Entry entry) {
        List<Told> told = new ArrayList<>();
        Set<String> programs = Set.of();
        for (Filled cell : entry.cells(Part.CONDITION)) {
            Fact fact = facts.get(cell.heading());
            if (fact != null && fact.kind() == Fact.Kind.PROGRAM) {
                Condition condition = add(told, cell, fact, Set.of());
                if (condition != null && condition.cell() instanceof Cell.AnyOf any && !any.not()) {
                    programs = any.keys();
                }
            }
        }
        for (Filled cell : entry.cells(Part.CONDITION)) {
            Fact fact = facts.get(cell.heading());
            if (fact != null && fact.kind() != Fact.Kind.PROGRAM) {
                add(told, cell, fact, programs);
            }
        }
        return told;
    }

    private @Nullable Condition add(List<Told> all, Filled cell, Fact fact, Set<String> programs) {
        Told told = told(cell, fact, programs);
        if (told == null) {
            return null;
        }
        all.add(told);
        return told.condition();
    }

    /** What one cell demands of a fact; null when it cannot be read, which is then an issue. */
    @Nullable
    Told told(Filled cell, Fact fact, Set<String> programs) {
        Demand demand = Entry.read(cell, filled -> demand(filled, fact, programs));
        if (demand == null) {
            return null;
        }
        String argument = cell.heading().argument();
        return new Told(
                new Condition(cell.place(), fact, demand.cell(), cell.raw()),
                demand,
                argument != null && fact.signals() != null ? SignalWindow.about(argument) : argument);
    }

    private @Nullable Demand demand(Filled cell, Fact fact, Set<String> programs) {
        if (fact.kind() == Fact.Kind.STAGE) {
            return ValueCells.stages(cell, known, programs).condition(false);
        }
        return switch (cell.heading().column().form()) {
            case SET -> ValueCells.of(cell, known).condition(true);
            case NUMBERS -> NumberCells.read(cell, formats, false);
            case PERCENTS -> NumberCells.read(cell, formats, true);
            case DAYS -> DayCells.read(cell, formats);
            case TIMES -> TimeCells.times(cell);
            case HOURS -> TimeCells.hours(cell);
            case WEEKDAYS -> TimeCells.weekdays(cell);
            default -> ValueCells.of(cell, known).condition(false);
        };
    }
}
