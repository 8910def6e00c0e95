package dev.cairn.engine.rulebook.lint;

import dev.cairn.engine.rulebook.row.Condition;
import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.rulebook.row.Row;
import org.jspecify.annotations.Nullable;

/** How a finding speaks of rows and cells. */
final class Said {
    private Said() {}

    /** {@code row 4}, or {@code row 4 of guards} where another sheet's row is meant. */
    static String row(Row other, Row from) {
        String number = "row " + other.head().place().row();
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

    /** The first filled cell of a column, or null. */
    static @Nullable Condition condition(Row row, Fact.Kind kind) {
        for (Condition condition : row.head().conditions()) {
            if (condition.fact().kind() == kind) {
                return condition;
            }
        }
        return null;
    }
}
