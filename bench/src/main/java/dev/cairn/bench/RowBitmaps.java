package dev.cairn.bench;

import dev.cairn.engine.rulebook.row.Cell;
import dev.cairn.engine.rulebook.row.Condition;
import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.rulebook.row.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one would write by hand against Drools: a bit a row, and for each fact the rows that its value lets through,
 * looked up for text and gathered from the distinct cells for the rest. A floor, not a peer: it explains nothing.
 */
final class RowBitmaps {
    private final int rows;
    private final List<Column> columns = new ArrayList<>();

    RowBitmaps(List<Row> rows, List<Fact> facts) {
        this.rows = rows.size();
        for (Fact fact : facts) {
            columns.add(new Column(rows, fact));
        }
    }

    int[] match(@Nullable Object[] values) {
        long[] open = columns.get(0).letThrough(values[0]).clone();
        for (int i = 1; i < columns.size(); i++) {
            long[] through = columns.get(i).letThrough(values[i]);
            for (int word = 0; word < open.length; word++) {
                open[word] &= through[word];
            }
        }
        return numbers(open);
    }

    private int[] numbers(long[] open) {
        int[] out = new int[rows];
        int count = 0;
        for (int word = 0; word < open.length; word++) {
            for (long left = open[word]; left != 0; left &= left - 1) {
                out[count++] = word * 64 + Long.numberOfTrailingZeros(left);
            }
        }
        return Arrays.copyOf(out, count);
    }

    /** One fact: which rows do not ask for it, and which rows have which cell. */
    private static final class Column {
        private final Map<Cell, long[]> rowsOf = new HashMap<>();
        private final Map<String, long[]> throughByKey = new HashMap<>();
        private final long[] free;

        Column(List<Row> rows, Fact fact) {
            free = new long[rows.size() + 63 >> 6];
            for (int row = 0; row < rows.size(); row++) {
                List<Condition> here = rows.get(row).head().conditions().stream()
                        .filter(condition -> condition.fact().equals(fact))
                        .toList();
                if (here.isEmpty()) {
                    free[row >> 6] |= 1L << row;
                }
                for (Condition condition : here) {
                    rowsOf.computeIfAbsent(condition.cell(), cell -> new long[free.length])[row >> 6] |= 1L << row;
                }
            }
            if (fact.type() == Fact.Type.TEXT) {
                for (Cell cell : rowsOf.keySet()) {
                    if (cell instanceof Cell.AnyOf any) {
                        any.keys().forEach(key -> throughByKey.put(key, gather(key)));
                    }
                }
            }
        }

        long[] letThrough(@Nullable Object value) {
            long[] known = value instanceof String key ? throughByKey.get(key) : null;
            return known != null ? known : gather(value);
        }

        private long[] gather(@Nullable Object value) {
            long[] through = free.clone();
            rowsOf.forEach((cell, rows) -> {
                if (cell.holds(value)) {
                    for (int word = 0; word < rows.length; word++) {
                        through[word] |= rows[word];
                    }
                }
            });
            return through;
        }
    }
}
