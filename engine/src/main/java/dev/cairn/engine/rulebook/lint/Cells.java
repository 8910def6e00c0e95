package dev.cairn.engine.rulebook.lint;

import dev.cairn.engine.rulebook.row.Cell;
import dev.cairn.engine.rulebook.row.Fact;
import java.util.Collections;

/**
 * How two cells of one fact stand to each other. A cell changes its mind at few values only, those that it names and
 * their neighbours, so asking {@link Cell#holds} at those settles every value. Sets are compared by their form; where that
 * does not settle it the answer is no, so that nothing is claimed that might not be so.
 */
final class Cells {
    private Cells() {}

    /** Whether the second holds wherever the first does. */
    static boolean implies(Fact fact, Cell narrow, Cell wide) {
        if (narrow instanceof Cell.Dates a && wide instanceof Cell.Dates b) {
            return (b.from() == null || (a.from() != null && !a.from().isBefore(b.from())))
                    && (b.until() == null || (a.until() != null && !a.until().isAfter(b.until())));
        }
        if (narrow instanceof Cell.Between a && wide instanceof Cell.Between b) {
            boolean whole = Points.areWhole(fact);
            return low(a, whole) >= low(b, whole)
                    && high(a, whole) <= high(b, whole)
                    && (whole || a.low() > b.low() || b.lowIn() || !a.lowIn())
                    && (whole || a.high() < b.high() || b.highIn() || !a.highIn());
        }
        if (narrow instanceof Cell.AnyOf few && wide instanceof Cell.AnyOf many && few.not() == many.not()) {
            return few.not() ? few.keys().containsAll(many.keys()) : many.keys().containsAll(few.keys());
        }
        if (narrow.equals(wide)) {
            return true;
        }
        if (narrow.holds(null) && !wide.holds(null)) {
            return false;
        }
        if (wide.equals(new Cell.Presence(true))) {
            return !narrow.holds(null);
        }
        return switch (fact.type()) {
            case SET -> setImplies(narrow, wide);
            case HOURS -> isSome(narrow) && isSome(wide) && Points.hours().allMatch(narrow, wide);
            default -> Points.of(fact, narrow, wide).allMatch(narrow, wide);
        };
    }

    /** Whether no value satisfies both. */
    static boolean exclude(Fact fact, Cell one, Cell other) {
        if (one.holds(null) && other.holds(null)) {
            return false;
        }
        return switch (fact.type()) {
            case SET -> setsExclude(one, other) || setsExclude(other, one);
            case HOURS -> isMissing(one) != isMissing(other);
            default -> Points.of(fact, one, other).noneMatch(one, other);
        };
    }

    /** Whether every value that is known satisfies it. */
    static boolean alwaysHolds(Fact fact, Cell cell) {
        return switch (fact.type()) {
            case SET, HOURS -> cell.equals(new Cell.Presence(true));
            default -> {
                for (Object point : Points.of(fact, cell, cell).known()) {
                    boolean possible = !(point instanceof Double number) || number >= 0 || mayBeNegative(fact);
                    if (possible && !cell.holds(point)) {
                        yield false;
                    }
                }
                yield true;
            }
        };
    }

    /** The least whole number that satisfies it; of numbers that need not be whole, the bound itself. */
    private static double low(Cell.Between cell, boolean whole) {
        return !whole ? cell.low() : cell.lowIn() ? Math.ceil(cell.low()) : Math.floor(cell.low()) + 1;
    }

    private static double high(Cell.Between cell, boolean whole) {
        return !whole ? cell.high() : cell.highIn() ? Math.floor(cell.high()) : Math.ceil(cell.high()) - 1;
    }

    private static boolean mayBeNegative(Fact fact) {
        return fact.type() == Fact.Type.DAYS;
    }

    private static boolean isMissing(Cell cell) {
        return cell.equals(new Cell.Presence(false));
    }

    private static boolean setImplies(Cell narrow, Cell wide) {
        if (narrow instanceof Cell.AnyOf few && wide instanceof Cell.AnyOf many && few.not() == many.not()) {
            return few.not() ? few.keys().containsAll(many.keys()) : many.keys().containsAll(few.keys());
        }
        if (narrow instanceof Cell.AllOf all && wide instanceof Cell.AnyOf any) {
            return !any.not() && !Collections.disjoint(all.keys(), any.keys());
        }
        if (wide instanceof Cell.AllOf less) {
            return narrow instanceof Cell.AllOf more
                    ? more.keys().containsAll(less.keys())
                    : narrow instanceof Cell.AnyOf one
                            && !one.not()
                            && one.keys().size() == 1
                            && one.keys().equals(less.keys());
        }
        return false;
    }

    private static boolean setsExclude(Cell one, Cell other) {
        if (isMissing(one)) {
            return !other.holds(null);
        }
        if (!(other instanceof Cell.AnyOf none) || !none.not()) {
            return false;
        }
        if (one instanceof Cell.AllOf all) {
            return !Collections.disjoint(all.keys(), none.keys());
        }
        return one instanceof Cell.AnyOf any && !any.not() && none.keys().containsAll(any.keys());
    }

    /** A form that holds as soon as some hour satisfies it, so that single hours settle it. */
    private static boolean isSome(Cell cell) {
        return cell instanceof Cell.HoursWithin
                || (cell instanceof Cell.Either either
                        && either.cells().stream().allMatch(Cells::isSome));
    }
}
