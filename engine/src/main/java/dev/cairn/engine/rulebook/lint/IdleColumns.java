package dev.cairn.engine.rulebook.lint;

import dev.cairn.engine.rulebook.row.Cell;
import dev.cairn.engine.rulebook.row.CheckedRows;
import dev.cairn.engine.rulebook.row.Condition;
import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.Place;
import dev.cairn.engine.rulebook.row.Program;
import dev.cairn.engine.rulebook.row.Row;
import dev.cairn.engine.word.Word;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Condition cells and columns that decide nothing: cells that always hold, and columns that say the same in every row of
 * a long sheet. A program in every row is how a book of one program is written, and a guard sheet may well be about one
 * thing only, so neither is reported. Nor is an empty column: it waits for somebody to use it.
 */
final class IdleColumns {
    /** Shorter sheets say the same throughout by chance. */
    private static final int LONG = 5;

    private static final Set<Fact.Kind> USUALLY_SAME = Set.of(Fact.Kind.PROGRAM, Fact.Kind.STAGE, Fact.Kind.TODAY);

    private record Column(String file, String sheet, String title) {
        Place place() {
            return Place.of(file, sheet, 0).column(title, null);
        }
    }

    private final CheckedRows rows;

    IdleColumns(CheckedRows rows) {
        this.rows = rows;
    }

    void report(List<Issue> issues) {
        Map<Column, List<Condition>> columns = new LinkedHashMap<>();
        Map<Column, List<Condition>> idle = new LinkedHashMap<>();
        Map<String, Integer> lengths = new LinkedHashMap<>();
        Map<Column, Row> firsts = new LinkedHashMap<>();
        for (Row row : rows.rows()) {
            Place place = row.head().place();
            lengths.merge(place.sheet(), 1, Integer::sum);
            for (Condition condition : row.head().conditions()) {
                Column column = new Column(place.file(), place.sheet(), Said.title(condition));
                columns.computeIfAbsent(column, c -> new ArrayList<>()).add(condition);
                firsts.putIfAbsent(column, row);
                if (alwaysHolds(condition, row)) {
                    idle.computeIfAbsent(column, c -> new ArrayList<>()).add(condition);
                }
            }
        }
        columns.forEach((column, filled) -> {
            List<Condition> holding = idle.getOrDefault(column, List.of());
            if (holding.size() == filled.size()
                    && filled.size() > 1
                    && !column.file().endsWith(".drl")) {
                issues.add(Issue.warning(
                                column.place(),
                                null,
                                "decides nothing: each of its " + filled.size() + " cells always holds")
                        .expecting("values that some learners have and others have not, or empty cells"));
                return;
            }
            for (Condition condition : holding) {
                issues.add(Issue.warning(condition.place(), condition.text(), "`" + condition.text() + "` always holds")
                        .expecting("an empty cell, which means any"));
            }
            Row first = firsts.get(column);
            if (first != null
                    && !first.head().place().isExpert()
                    && filled.size() == lengths.getOrDefault(column.sheet(), 0)) {
                same(column, filled, first, issues);
            }
        });
    }

    private static void same(Column column, List<Condition> filled, Row first, List<Issue> issues) {
        Condition one = filled.get(0);
        boolean same = filled.stream().allMatch(condition -> condition.cell().equals(one.cell()));
        if (same
                && filled.size() >= LONG
                && !(first instanceof Row.GuardRow)
                && !USUALLY_SAME.contains(one.fact().kind())) {
            issues.add(
                    Issue.warning(
                                    column.place(),
                                    one.text(),
                                    "tells no row from another: all " + filled.size() + " say `" + one.text() + "`")
                            .expecting(
                                    "rows for other values too, or empty cells; as it is the sheet does nothing for anybody else"));
        }
    }

    private boolean alwaysHolds(Condition condition, Row row) {
        return switch (condition.fact().kind()) {
            case STAGE -> namesEveryStage(condition.cell(), row);
            case TIME_OF_DAY, WEEKDAY, SIGNALS, SILENT_DAYS, SKILL_GAP_LEVELS, MINUTES, MOBILE_SHARE ->
                !condition.cell().equals(new Cell.Presence(true))
                        && Cells.alwaysHolds(condition.fact(), condition.cell());
            default -> false;
        };
    }

    private boolean namesEveryStage(Cell cell, Row row) {
        Condition program = Said.condition(row, Fact.Kind.PROGRAM);
        if (program == null || cell instanceof Cell.Presence) {
            return false;
        }
        for (Program known : rows.programs()) {
            if (program.cell().holds(Word.key(known.name()))
                    && !known.stages().stream().map(Word::key).allMatch(cell::holds)) {
                return false;
            }
        }
        return true;
    }
}
