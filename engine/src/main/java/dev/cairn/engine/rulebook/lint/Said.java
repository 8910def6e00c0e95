package dev.cairn.engine.rulebook.lint;

import dev.cairn.engine.rulebook.row.Condition;
import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.rulebook.row.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a finding speaks of rows and cells. */
final class Said {
    private Said() {}

    /** {@code row 4}, or {@code row 4 of guards} where another sheet's row is meant. */
    static String row(Row other, Row from) {
        String number = (other.head().place().isExpert() ? "line " : "row ")
                + other.head().place().row();
        boolean same = other.head().place().sheet().equals(from.head().place().sheet());
        return same ? number : number + " of " + other.head().place().sheet();
    }

    /** {@code `Segment` says `New hire`}. */
    static String cell(Condition condition) {
        return "`" + title(condition) + "` says `" + condition.text() + "`";
    }

    static String title(Condition condition) {
        String column = condition.place().column();
        return column == null ? condition.fact().title() : column;
    }

    /** The first filled cell of a column, or null; of a row with alternatives, one that they all share. */
    static @Nullable Condition condition(Row row, Fact.Kind kind) {
        List<List<Condition>> alternatives = row.head().alternatives();
        for (Condition condition : alternatives.get(0)) {
            if (condition.fact().kind() == kind
                    && alternatives.stream().allMatch(alternative -> demands(alternative, condition))) {
                return condition;
            }
        }
        return null;
    }

    private static boolean demands(List<Condition> alternative, Condition condition) {
        return alternative.stream()
                .anyMatch(
                        one -> one.fact().equals(condition.fact()) && one.cell().equals(condition.cell()));
    }
}
