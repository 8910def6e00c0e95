package dev.cairn.engine.table;

import java.util.List;
import java.util.Set;

/**
 * One row of a sheet. Rows in which a person sees nothing are never handed out.
 *
 * @param at the row's place; its column is 0
 * @param values from column A on; the last one is not {@link Value.Blank}
 * @param calculated the columns, counted from 1, whose value is the saved result of a formula
 */
public record Line(Position at, List<Value> values, Set<Integer> calculated) {

    public Line {
        values = List.copyOf(values);
        calculated = Set.copyOf(calculated);
    }

    public Line(Position at, List<Value> values) {
        this(at, values, Set.of());
    }

    /** The cell of a column counted from 1; beyond the row's end it is blank. */
    public Value value(int column) {
        return column <= values.size() ? values.get(column - 1) : Value.blank();
    }

    /** The place of a column counted from 1. */
    public Position at(int column) {
        return at.atColumn(column);
    }
}
