package dev.cairn.engine.rulebook.drools;

import dev.cairn.engine.rulebook.row.Condition;
import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.rulebook.row.Row;
import dev.cairn.engine.rulebook.row.Stratum;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The rows that ought to fire, by a plain loop: a row fires exactly when all its cells hold. */
record Oracle(List<Row> rows) {
    int[] fire(Stratum stratum, List<Fact> facts, @Nullable Object[] values) {
        return IntStream.range(0, rows.size())
                .filter(number -> rows.get(number).stratum() == stratum)
                .filter(number -> holds(rows.get(number), facts, values))
                .toArray();
    }

    private static boolean holds(Row row, List<Fact> facts, @Nullable Object[] values) {
        for (Condition condition : row.head().conditions()) {
            if (!condition.cell().holds(values[facts.indexOf(condition.fact())])) {
                return false;
            }
        }
        return true;
    }
}
