package dev.cairn.bench;

import dev.cairn.engine.rulebook.row.Cell;
import dev.cairn.engine.rulebook.row.Condition;
import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.rulebook.row.Row;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The same cells, asked row by row in one loop. */
final class PlainLoop {
    private final Cell[][] cells;
    private final int[][] slots;

    PlainLoop(List<Row> rows, List<Fact> facts) {
        cells = new Cell[rows.size()][];
        slots = new int[rows.size()][];
        for (int row = 0; row < rows.size(); row++) {
            List<Condition> conditions = rows.get(row).head().conditions();
            cells[row] = conditions.stream().map(Condition::cell).toArray(Cell[]::new);
            slots[row] = conditions.stream()
                    .mapToInt(condition -> facts.indexOf(condition.fact()))
                    .toArray();
        }
    }

    int[] match(@Nullable Object[] values) {
        int[] out = new int[cells.length];
        int count = 0;
        for (int row = 0; row < cells.length; row++) {
            if (holds(row, values)) {
                out[count++] = row;
            }
        }
        return Arrays.copyOf(out, count);
    }

    private boolean holds(int row, @Nullable Object[] values) {
        Cell[] mine = cells[row];
        for (int i = 0; i < mine.length; i++) {
            if (!mine[i].holds(values[slots[row][i]])) {
                return false;
            }
        }
        return true;
    }
}
