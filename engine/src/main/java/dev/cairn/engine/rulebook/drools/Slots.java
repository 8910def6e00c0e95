package dev.cairn.engine.rulebook.drools;

import dev.cairn.engine.rulebook.row.Cell;
import dev.cairn.engine.rulebook.row.Condition;
import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.rulebook.row.Row;
import dev.cairn.engine.rulebook.row.Stratum;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The facts that the rows of one stratum read, in the order in which every row tries them. One order for all rows lets
 * them share nodes; facts whose cells Drools can look up by hash come first, then those that many rows share.
 */
final class Slots {
    private final List<Fact> facts;
    private final Map<Fact, Integer> slotOf = new HashMap<>();

    private Slots(List<Fact> facts) {
        this.facts = List.copyOf(facts);
        for (int slot = 0; slot < facts.size(); slot++) {
            slotOf.put(facts.get(slot), slot);
        }
    }

    /** One for each stratum, at its ordinal. */
    static List<Slots> byStratum(List<Row> rows) {
        return Arrays.stream(Stratum.values())
                .map(stratum ->
                        of(rows.stream().filter(row -> row.stratum() == stratum).toList()))
                .toList();
    }

    /** The order hangs on what the rows say, never on the order in which they stand. */
    private static Slots of(List<Row> rows) {
        Map<Fact, Use> uses = new HashMap<>();
        for (Row row : rows) {
            for (Condition condition : row.head().conditions()) {
                uses.computeIfAbsent(condition.fact(), Use::new).add(condition);
            }
        }
        return new Slots(uses.values().stream()
                .sorted(Comparator.comparingDouble(Use::lookedUp)
                        .thenComparingDouble(Use::shared)
                        .reversed()
                        .thenComparing(use -> use.fact.kind())
                        .thenComparing(use -> use.fact.title()))
                .map(use -> use.fact)
                .toList());
    }

    List<Fact> facts() {
        return facts;
    }

    int slot(Fact fact) {
        return Objects.requireNonNull(slotOf.get(fact), "a fact of another stratum");
    }

    /** The only key that satisfies the cell, if it is a cell that a hash index can answer. */
    static @Nullable String onlyKey(Condition condition) {
        return condition.fact().type() == Fact.Type.TEXT
                        && condition.cell() instanceof Cell.AnyOf any
                        && !any.not()
                        && any.keys().size() == 1
                ? any.keys().iterator().next()
                : null;
    }

    /** How the rows of a stratum use one fact. */
    private static final class Use {
        private final Fact fact;
        private final Set<String> keys = new HashSet<>();
        private final Set<Cell> cells = new HashSet<>();
        private int keyed;
        private int conditions;

        Use(Fact fact) {
            this.fact = fact;
        }

        void add(Condition condition) {
            conditions++;
            cells.add(condition.cell());
            String key = onlyKey(condition);
            if (key != null) {
                keyed++;
                keys.add(key);
            }
        }

        /** How many rows one look-up spares on average; below three alternatives Drools compares one by one. */
        double lookedUp() {
            return keys.size() < 3 ? 0 : keyed * (1 - 1.0 / keys.size());
        }

        /** How many conditions need no node of their own. */
        double shared() {
            return conditions - cells.size();
        }
    }
}
