package dev.cairn.engine.rulebook.lint;

import dev.cairn.engine.rulebook.row.Cell;
import dev.cairn.engine.rulebook.row.CheckedRows;
import dev.cairn.engine.rulebook.row.Condition;
import dev.cairn.engine.rulebook.row.Due;
import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.Place;
import dev.cairn.engine.rulebook.row.Row;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Dates that are over, or stand in the wrong order. */
final class PastDates {
    private final CheckedRows rows;
    private final LocalDate today;

    PastDates(CheckedRows rows, LocalDate today) {
        this.rows = rows;
        this.today = today;
    }

    /** Whether the row can hold no more. */
    static boolean isOver(Row row, @Nullable LocalDate today) {
        Cell.Dates dates = dates(row);
        return today != null
                && dates != null
                && dates.until() != null
                && dates.until().isBefore(today);
    }

    private static Cell.@Nullable Dates dates(Row row) {
        Condition condition = Said.condition(row, Fact.Kind.TODAY);
        return condition != null && condition.cell() instanceof Cell.Dates dates ? dates : null;
    }

    void report(List<Issue> issues) {
        for (Row row : rows.rows()) {
            Cell.Dates dates = dates(row);
            if (dates != null && isOver(row, today)) {
                issues.add(Issue.warning(
                                rows.written().at(row.head().place(), "Until"),
                                String.valueOf(dates.until()),
                                "the row ended on " + dates.until())
                        .expecting("a day from " + today + " on, or no such row"));
            }
            if (row instanceof Row.ContentRow content && content.due() instanceof Due.On due) {
                due(row, due.day(), dates, issues);
            }
        }
    }

    private void due(Row row, LocalDate due, Cell.@Nullable Dates dates, List<Issue> issues) {
        Place place = rows.written().at(row.head().place(), "Due");
        if (dates != null && dates.from() != null && due.isBefore(dates.from())) {
            issues.add(
                    Issue.warning(place, due.toString(), "due on " + due + ", before the row begins on " + dates.from())
                            .expecting("a day from " + dates.from() + " on"));
        } else if (due.isBefore(today) && !isOver(row, today)) {
            issues.add(Issue.warning(place, due.toString(), "due on " + due + ", which is past")
                    .expecting("a day from " + today + " on, or days counted from the first day or the stage"));
        }
    }
}
