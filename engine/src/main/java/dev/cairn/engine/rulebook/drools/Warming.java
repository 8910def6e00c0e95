package dev.cairn.engine.rulebook.drools;

import dev.cairn.engine.rulebook.row.Cell;
import dev.cairn.engine.rulebook.row.Condition;
import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.rulebook.row.Row;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The first decisions on a cold rule base take milliseconds each: they are made here, on facts that some rows ask for. */
final class Warming {
    private static final int ROWS = 100;

    private Warming() {}

    static void warm(RuleNetwork network, List<Row> rows) {
        int step = Math.max(1, rows.size() / ROWS);
        try (RuleNetwork.Match match = network.begin()) {
            for (int number = 0; number < rows.size(); number += step) {
                Row row = rows.get(number);
                match.fire(row.stratum(), wanted(row, network.facts(row.stratum())));
            }
        }
    }

    /** Values on which the row mostly fires; that it does is no condition for being warm. */
    private static @Nullable Object[] wanted(Row row, List<Fact> facts) {
        @Nullable Object[] values = new Object[facts.size()];
        for (Condition condition : row.head().alternatives().get(0)) {
            values[facts.indexOf(condition.fact())] =
                    wanted(condition.cell(), condition.fact().type());
        }
        return values;
    }

    private static @Nullable Object wanted(Cell cell, Fact.Type type) {
        if (cell instanceof Cell.AnyOf any && !any.not()) {
            String key = any.keys().iterator().next();
            return type == Fact.Type.SET ? Set.of(key) : key;
        }
        if (cell instanceof Cell.AllOf all) {
            return all.keys();
        }
        if (cell instanceof Cell.Between between) {
            return Double.isFinite(between.low()) ? between.low() : between.high();
        }
        if (cell instanceof Cell.TimeBetween times) {
            return times.fromMinute();
        }
        if (cell instanceof Cell.HoursWithin hours) {
            return Set.of(hours.times().fromMinute() / 60);
        }
        if (cell instanceof Cell.Weekdays weekdays) {
            return weekdays.days().iterator().next();
        }
        if (cell instanceof Cell.Dates dates) {
            return dates.from() != null ? dates.from() : dates.until();
        }
        if (cell instanceof Cell.Either either) {
            return wanted(either.cells().iterator().next(), type);
        }
        return cell instanceof Cell.Presence presence && !presence.present() ? null : any(type);
    }

    private static Object any(Fact.Type type) {
        return switch (type) {
            case TEXT -> "";
            case SET, HOURS -> Set.of();
            case NUMBER, DAYS -> 0.0;
            case TIME -> 0;
            case WEEKDAY -> DayOfWeek.MONDAY;
            case DATE -> LocalDate.EPOCH;
        };
    }
}
