package dev.cairn.engine.rulebook.lint;

import dev.cairn.engine.content.Bits;
import dev.cairn.engine.learner.Persona;
import dev.cairn.engine.rulebook.row.CheckedRows;
import dev.cairn.engine.rulebook.row.Condition;
import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.Program;
import dev.cairn.engine.rulebook.row.Row;
import dev.cairn.engine.rulebook.row.Row.ContentRow;
import dev.cairn.engine.rulebook.row.Row.GuardRow;
import dev.cairn.engine.word.Word;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Personas for whom a stage of a program has nothing: no row could show any of them something published there. What a row
 * demands beyond program, stage and persona is taken to be met by somebody.
 */
final class EmptyStages {
    private static final Set<Fact.Kind> CELL = Set.of(Fact.Kind.PROGRAM, Fact.Kind.STAGE, Fact.Kind.PERSONA);

    private final CheckedRows rows;
    private final Finds finds;
    private final List<ContentRow> showing = new ArrayList<>();
    private final List<GuardRow> hiding = new ArrayList<>();

    EmptyStages(CheckedRows rows, Finds finds, @Nullable LocalDate today) {
        this.rows = rows;
        this.finds = finds;
        for (Row row : rows.rows()) {
            if (row instanceof ContentRow content
                    && !PastDates.isOver(row, today)
                    && (content.points() > 0 || content.alwaysFirst() || content.require())) {
                showing.add(content);
            } else if (row instanceof GuardRow guard
                    && row.head().conditions().stream()
                            .allMatch(
                                    condition -> CELL.contains(condition.fact().kind()))) {
                hiding.add(guard);
            }
        }
    }

    void report(List<Issue> issues) {
        if (showing.isEmpty()) {
            return;
        }
        for (Program program : rows.programs()) {
            for (String stage : program.stages()) {
                List<String> without = new ArrayList<>();
                for (Persona persona : rows.personas()) {
                    if (!mayShow(program, stage, persona)) {
                        without.add(persona.name());
                    }
                }
                boolean nobody = without.size() == rows.personas().size();
                if (nobody && !mayShow(program, stage, null)) {
                    add(program, stage, "anybody", issues);
                } else {
                    without.forEach(persona -> add(program, stage, "the persona `" + persona + "`", issues));
                }
            }
        }
    }

    private void add(Program program, String stage, String whom, List<Issue> issues) {
        issues.add(Issue.warning(
                        rows.written().at(program.place(), "Stages"),
                        stage,
                        "in `" + stage + "` of `" + program.name() + "` no row shows " + whom + " anything published")
                .expecting("a row of content-rules for that stage, or published content that one of its rows finds"));
    }

    private boolean mayShow(Program program, String stage, @Nullable Persona persona) {
        Bits hidden = finds.none();
        for (GuardRow guard : hiding) {
            if (holds(guard, program, stage, persona)) {
                hidden.or(finds.atLeast(guard.hide()));
            }
        }
        for (ContentRow row : showing) {
            if (holds(row, program, stage, persona)
                    && !finds.atMost(row.show()).copy().andNot(hidden).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static boolean holds(Row row, Program program, String stage, @Nullable Persona persona) {
        return row.head().alternatives().stream().anyMatch(conditions -> hold(conditions, program, stage, persona));
    }

    private static boolean hold(List<Condition> conditions, Program program, String stage, @Nullable Persona persona) {
        for (Condition condition : conditions) {
            boolean holds =
                    switch (condition.fact().kind()) {
                        case PROGRAM -> condition.cell().holds(Word.key(program.name()));
                        case STAGE -> condition.cell().holds(Word.key(stage));
                        case PERSONA -> condition.cell().holds(persona == null ? null : Word.key(persona.name()));
                        default -> true;
                    };
            if (!holds) {
                return false;
            }
        }
        return true;
    }
}
