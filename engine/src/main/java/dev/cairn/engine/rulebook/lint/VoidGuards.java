package dev.cairn.engine.rulebook.lint;

import dev.cairn.engine.rulebook.row.Cell;
import dev.cairn.engine.rulebook.row.CheckedRows;
import dev.cairn.engine.rulebook.row.Condition;
import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.Row;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Guards whose {@code not} is false on what is unknown of many learners, so that they hide nothing from them. */
final class VoidGuards {
    private static final double MANY = 0.10;

    /** What is known of the moment of asking, not of learners. */
    private static final Set<Fact.Kind> OF_THE_MOMENT = Set.of(
            Fact.Kind.DEVICE,
            Fact.Kind.CHANNEL,
            Fact.Kind.TOUCH_POINT,
            Fact.Kind.TIME_OF_DAY,
            Fact.Kind.WEEKDAY,
            Fact.Kind.MINUTES,
            Fact.Kind.TODAY);

    private VoidGuards() {}

    static Set<Fact> asked(CheckedRows rows) {
        Set<Fact> facts = new LinkedHashSet<>();
        for (Row row : rows.rows()) {
            if (row instanceof Row.GuardRow) {
                row.head().conditions().stream()
                        .filter(condition -> isAsked(condition, row))
                        .forEach(condition -> facts.add(condition.fact()));
            }
        }
        return facts;
    }

    /** A stage beside its program is meant for those in the program. */
    private static boolean isAsked(Condition condition, Row row) {
        boolean not = (condition.cell() instanceof Cell.AnyOf any && any.not()) || condition.cell() instanceof Cell.Not;
        boolean besideProgram =
                condition.fact().kind() == Fact.Kind.STAGE && Said.condition(row, Fact.Kind.PROGRAM) != null;
        return not && !besideProgram && !OF_THE_MOMENT.contains(condition.fact().kind());
    }

    static void report(CheckedRows rows, Map<Fact, Double> unknown, List<Issue> issues) {
        for (Row row : rows.rows()) {
            if (!(row instanceof Row.GuardRow)) {
                continue;
            }
            for (Condition condition : row.head().conditions()) {
                double share = unknown.getOrDefault(condition.fact(), 0.0);
                if (share > MANY && isAsked(condition, row)) {
                    issues.add(Issue.warning(
                                    condition.place(),
                                    condition.text(),
                                    "hides nothing from " + Math.round(share * 100) + " % of learners: their `"
                                            + Said.title(condition) + "` is unknown, and `" + condition.text()
                                            + "` is false on what is unknown")
                            .expecting("a second row with `missing`, if it is to be hidden from them too"));
                }
            }
        }
    }
}
