package dev.cairn.bench;

import dev.cairn.engine.rulebook.row.Cell;
import dev.cairn.engine.rulebook.row.Condition;
import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.rulebook.row.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        /** By key, the rows with a positive cell that names it: a set's values are looked up here. */
        private final Map<String, long[]> rowsByKey = new HashMap<>();

        /** All other cells, each tried once. */
        private final Map<Cell, long[]> rowsByCell = new LinkedHashMap<>();

        /** For text even this is done beforehand, for each key that occurs. */
        private final Map<String, long[]> throughByText = new HashMap<>();

        private final long[] free;

        Column(List<Row> rows, Fact fact) {
            free = new long[rows.size() + 63 >> 6];
            for (int row = 0; row < rows.size(); row++) {
                boolean asked = false;
                for (Condition condition : rows.get(row).head().conditions()) {
                    if (condition.fact().equals(fact)) {
                        asked = true;
                        add(row, condition.cell());
                    }
                }
                if (!asked) {
                    set(free, row);
                }
            }
            if (fact.type() == Fact.Type.TEXT) {
                Set<String> keys = new HashSet<>(rowsByKey.keySet());
                rowsByCell
                        .keySet()
                        .forEach(cell -> keys.addAll(cell instanceof Cell.AnyOf any ? any.keys() : Set.of()));
                keys.forEach(key -> throughByText.put(key, gather(key)));
            }
        }

        private void add(int row, Cell cell) {
            if (cell instanceof Cell.AnyOf any && !any.not()) {
                any.keys().forEach(key -> set(rowsByKey.computeIfAbsent(key, k -> new long[free.length]), row));
            } else {
                set(rowsByCell.computeIfAbsent(cell, c -> new long[free.length]), row);
            }
        }

        long[] letThrough(@Nullable Object value) {
            long[] known = value instanceof String key ? throughByText.get(key) : null;
            return known != null ? known : gather(value);
        }

        private long[] gather(@Nullable Object value) {
            long[] through = free.clone();
            if (value instanceof String key) {
                or(through, rowsByKey.get(key));
            } else if (value instanceof Set<?> keys) {
                keys.forEach(key -> or(through, rowsByKey.get(key)));
            }
            for (Map.Entry<Cell, long[]> entry : rowsByCell.entrySet()) {
                if (entry.getKey().holds(value)) {
                    or(through, entry.getValue());
                }
            }
            return through;
        }

        private static void or(long[] bits, long @Nullable [] more) {
            for (int word = 0; more != null && word < bits.length; word++) {
                bits[word] |= more[word];
            }
        }

        private static void set(long[] bits, int row) {
            bits[row >> 6] |= 1L << row;
        }
    }
}
