package dev.cairn.engine.rulebook.row;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a filled condition cell demands of a fact's value. The one evaluation of cells: Drools' predicates, why-not and
 * the tests' oracle all ask {@link #holds}. An unknown value (null) satisfies {@code missing} and nothing else.
 */
public sealed interface Cell {

    /** Whether the value, of the shape that {@link Fact.Type} says, satisfies the cell. */
    boolean holds(@Nullable Object value);

    /** {@code present} or {@code missing}. */
    record Presence(boolean present) implements Cell {
        @Override
        public boolean holds(@Nullable Object value) {
            return (value != null) == present;
        }
    }

    /** One of the keys; for a set, at least one in common. Negated: none of them. */
    record AnyOf(Set<String> keys, boolean not) implements Cell {
        public AnyOf {
            keys = Set.copyOf(keys);
        }

        @Override
        public boolean holds(@Nullable Object value) {
            if (value instanceof String key) {
                return keys.contains(key) != not;
            }
            return value instanceof Set<?> set && Collections.disjoint(set, keys) == not;
        }
    }

    /** All of the keys are in the set. */
    record AllOf(Set<String> keys) implements Cell {
        public AllOf {
            keys = Set.copyOf(keys);
        }

        @Override
        public boolean holds(@Nullable Object value) {
            return value instanceof Set<?> set && set.containsAll(keys);
        }
    }

    /** A number (or a difference of days) between two ends, each in or out; infinite where open. */
    record Between(double low, boolean lowIn, double high, boolean highIn) implements Cell {
        @Override
        public boolean holds(@Nullable Object value) {
            if (!(value instanceof Double number)) {
                return false;
            }
            return (lowIn ? number >= low : number > low) && (highIn ? number <= high : number < high);
        }
    }

    /** A time of day from one minute (in) to another (out), over midnight where the end is not after the start. */
    record TimeBetween(int fromMinute, int toMinute) implements Cell {
        @Override
        public boolean holds(@Nullable Object value) {
            return value instanceof Integer minute && contains(minute);
        }

        boolean contains(int minute) {
            return fromMinute < toMinute
                    ? minute >= fromMinute && minute < toMinute
                    : minute >= fromMinute || minute < toMinute;
        }
    }

    /** At least one of the hours of a set begins within the times. */
    record HoursWithin(TimeBetween times) implements Cell {
        @Override
        public boolean holds(@Nullable Object value) {
            if (!(value instanceof Set<?> hours)) {
                return false;
            }
            for (Object hour : hours) {
                if (hour instanceof Integer h && times.contains(h * 60)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** One of the days of the week. */
    record Weekdays(Set<DayOfWeek> days) implements Cell {
        public Weekdays {
            days = Set.copyOf(days);
        }

        @Override
        public boolean holds(@Nullable Object value) {
            return value instanceof DayOfWeek day && days.contains(day);
        }
    }

    /** A date from one day to another, both in; open where null. */
    record Dates(@Nullable LocalDate from, @Nullable LocalDate until) implements Cell {
        @Override
        public boolean holds(@Nullable Object value) {
            return value instanceof LocalDate day
                    && (from == null || !day.isBefore(from))
                    && (until == null || !day.isAfter(until));
        }
    }

    /** Any of several forms of one cell, such as {@code 6:00-9:00, 17:00-19:00}. */
    record Either(Set<Cell> cells) implements Cell {
        public Either {
            cells = Set.copyOf(cells);
        }

        @Override
        public boolean holds(@Nullable Object value) {
            for (Cell cell : cells) {
                if (cell.holds(value)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** The contrary of a form, on known values only. */
    record Not(Cell cell) implements Cell {
        @Override
        public boolean holds(@Nullable Object value) {
            return value != null && !cell.holds(value);
        }
    }
}
