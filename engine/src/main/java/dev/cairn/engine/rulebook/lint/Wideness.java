package dev.cairn.engine.rulebook.lint;

import dev.cairn.engine.rulebook.row.Cell;
import dev.cairn.engine.rulebook.row.Condition;
import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.rulebook.row.Row;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds, among some rows, those that hold whenever a given row does. For each cell of each column it keeps the set of
 * rows that a row with that cell lies within; a question is their intersection, so 5,000 rows take milliseconds.
 */
final class Wideness {
    /** Cells that name single values are looked up by one of them; all others stand under this. */
    private static final String OTHER_FORMS = "\u0000";

    private final List<List<Condition>> alternatives = new ArrayList<>();
    private final List<Integer> owners = new ArrayList<>(); // of an alternative: the position of its row
    private final int[] kind;
    private final Map<Fact, BitSet> free = new LinkedHashMap<>();
    private final Map<Fact, Map<List<Cell>, BitSet>> rowsByCells = new HashMap<>();
    private final Map<Fact, Map<String, Map<List<Cell>, BitSet>>> rowsByKey = new HashMap<>();
    private final Map<Fact, Map<List<Cell>, BitSet>> answers = new HashMap<>();

    Wideness(List<? extends Row> rows) {
        kind = new int[rows.size()];
        Map<Set<Set<List<Object>>>, Integer> kinds = new HashMap<>();
        for (int i = 0; i < kind.length; i++) {
            kind[i] = kinds.computeIfAbsent(demands(rows.get(i)), demands -> kinds.size());
            for (List<Condition> alternative : rows.get(i).head().alternatives()) {
                alternatives.add(alternative);
                owners.add(i);
            }
        }
        List<Map<Fact, List<Cell>>> conditions = new ArrayList<>();
        for (List<Condition> alternative : alternatives) {
            Map<Fact, List<Cell>> own = byFact(alternative);
            conditions.add(own);
            own.keySet().forEach(fact -> free.computeIfAbsent(fact, f -> new BitSet()));
        }
        free.forEach((fact, without) -> {
            for (int i = 0; i < alternatives.size(); i++) {
                List<Cell> cells = conditions.get(i).get(fact);
                if (cells == null) {
                    without.set(i);
                } else {
                    file(fact, cells, i);
                }
            }
        });
    }

    private void file(Fact fact, List<Cell> cells, int row) {
        BitSet with = rowsByCells.computeIfAbsent(fact, f -> new HashMap<>()).computeIfAbsent(cells, c -> new BitSet());
        with.set(row);
        Map<String, Map<List<Cell>, BitSet>> byKey = rowsByKey.computeIfAbsent(fact, f -> new HashMap<>());
        for (String key : keys(cells)) {
            byKey.computeIfAbsent(key, k -> new HashMap<>()).put(cells, with);
        }
    }

    /** The values of a cell that names some; it can only lie within cells that name them too, or of another form. */
    private static Set<String> keys(List<Cell> cells) {
        return cells.size() == 1
                        && cells.get(0) instanceof Cell.AnyOf any
                        && !any.not()
                        && !any.keys().isEmpty()
                ? any.keys()
                : Set.of(OTHER_FORMS);
    }

    private static Map<Fact, List<Cell>> byFact(List<Condition> alternative) {
        Map<Fact, List<Cell>> cells = new HashMap<>();
        for (Condition condition : alternative) {
            cells.computeIfAbsent(condition.fact(), fact -> new ArrayList<>()).add(condition.cell());
        }
        return cells;
    }

    private static Set<Set<List<Object>>> demands(Row row) {
        Set<Set<List<Object>>> all = new HashSet<>();
        for (List<Condition> alternative : row.head().alternatives()) {
            Set<List<Object>> demands = new HashSet<>();
            alternative.forEach(condition -> demands.add(List.of(condition.fact(), condition.cell())));
            all.add(demands);
        }
        return all;
    }

    /** Whether two of the rows demand just the same. */
    boolean alike(int one, int other) {
        return kind[one] == kind[other];
    }

    /** A new set of positions in the list of rows; a row of that list lies within itself. */
    BitSet within(Row row) {
        BitSet found = new BitSet();
        found.set(0, kind.length);
        for (List<Condition> alternative : row.head().alternatives()) {
            BitSet wider = new BitSet();
            within(alternative).stream().forEach(wide -> wider.set(owners.get(wide)));
            found.and(wider);
        }
        return found;
    }

    /** Alternatives, by their numbers, that hold whenever all of these conditions do. */
    private BitSet within(List<Condition> alternative) {
        BitSet found = new BitSet();
        found.set(0, alternatives.size());
        Map<Fact, List<Cell>> conditions = byFact(alternative);
        for (Map.Entry<Fact, BitSet> fact : free.entrySet()) {
            List<Cell> cells = conditions.get(fact.getKey());
            found.and(cells == null ? fact.getValue() : within(fact.getKey(), cells));
            if (found.isEmpty()) {
                break;
            }
        }
        return found;
    }

    private BitSet within(Fact fact, List<Cell> narrow) {
        Map<List<Cell>, BitSet> known = answers.computeIfAbsent(fact, f -> new HashMap<>());
        BitSet answer = known.get(narrow);
        if (answer == null) {
            answer = (BitSet) free.getOrDefault(fact, new BitSet()).clone();
            for (Map<List<Cell>, BitSet> candidates : candidates(fact, narrow)) {
                for (Map.Entry<List<Cell>, BitSet> wide : candidates.entrySet()) {
                    if (implies(fact, narrow, wide.getKey())) {
                        answer.or(wide.getValue());
                    }
                }
            }
            known.put(narrow, answer);
        }
        return answer;
    }

    private List<Map<List<Cell>, BitSet>> candidates(Fact fact, List<Cell> narrow) {
        String key = keys(narrow).iterator().next();
        if (key.equals(OTHER_FORMS)) {
            return List.of(rowsByCells.getOrDefault(fact, Map.of()));
        }
        Map<String, Map<List<Cell>, BitSet>> byKey = rowsByKey.getOrDefault(fact, Map.of());
        return List.of(byKey.getOrDefault(key, Map.of()), byKey.getOrDefault(OTHER_FORMS, Map.of()));
    }

    private static boolean implies(Fact fact, List<Cell> narrow, List<Cell> wide) {
        for (Cell demand : wide) {
            boolean met = false;
            for (Cell given : narrow) {
                met |= Cells.implies(fact, given, demand);
            }
            if (!met) {
                return false;
            }
        }
        return true;
    }
}
