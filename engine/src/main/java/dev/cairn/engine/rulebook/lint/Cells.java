package dev.cairn.engine.rulebook.lint;

import dev.cairn.engine.rulebook.row.Cell;
import dev.cairn.engine.rulebook.row.Fact;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How two cells of one fact stand to each other. A cell changes its mind at few values only, those that it names and
 * their neighbours, so asking {@link Cell#holds} at those settles every value. Sets are compared by their form; where that
 * does not settle it the answer is no, so that nothing is claimed that might not be so.
 */
final class Cells {
    /** Stands for all values that no cell names. */
    private static final String ANOTHER = "\u0000";

    private static final Set<Fact.Kind> WHOLE = Set.of(
            Fact.Kind.SIGNALS, Fact.Kind.SILENT_DAYS, Fact.Kind.MINUTES, Fact.Kind.FIRST_DAY, Fact.Kind.STAGE_SINCE);

    private Cells() {}

    /** Whether the second holds wherever the first does. */
    static boolean implies(Fact fact, Cell narrow, Cell wide) {
        if (narrow.equals(wide)) {
            return true;
        }
        if (narrow.holds(null) && !wide.holds(null)) {
            return false;
        }
        if (wide.equals(new Cell.Presence(true))) {
            return !narrow.holds(null);
        }
        if (narrow instanceof Cell.Dates a && wide instanceof Cell.Dates b) {
            return (b.from() == null || (a.from() != null && !a.from().isBefore(b.from())))
                    && (b.until() == null || (a.until() != null && !a.until().isAfter(b.until())));
        }
        return switch (fact.type()) {
            case SET -> setImplies(narrow, wide);
            case HOURS -> isSome(narrow) && isSome(wide) && hours().allMatch(narrow, wide);
            default -> points(fact, narrow, wide).allMatch(narrow, wide);
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
            default -> points(fact, one, other).noneMatch(one, other);
        };
    }

    /** Whether every value that is known satisfies it. */
    static boolean alwaysHolds(Fact fact, Cell cell) {
        return switch (fact.type()) {
            case SET, HOURS -> cell.equals(new Cell.Presence(true));
            default -> {
                for (Object point : points(fact, cell, cell).known) {
                    boolean possible = !(point instanceof Double number) || number >= 0 || mayBeNegative(fact);
                    if (possible && !cell.holds(point)) {
                        yield false;
                    }
                }
                yield true;
            }
        };
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

    private static Points hours() {
        Points points = new Points();
        for (int hour = 0; hour < 24; hour++) {
            points.known.add(Set.of(hour));
        }
        return points;
    }

    private static Points points(Fact fact, Cell one, Cell other) {
        Points points = new Points();
        Bounds bounds = new Bounds();
        bounds.read(one);
        bounds.read(other);
        switch (fact.type()) {
            case TEXT -> {
                points.known.add(ANOTHER);
                points.known.addAll(bounds.keys);
            }
            case TIME -> {
                points.known.add(0);
                bounds.minutes.forEach(minute -> points.known.add(minute % 1440));
            }
            case WEEKDAY -> points.known.addAll(List.of(DayOfWeek.values()));
            case DATE -> {
                points.known.add(LocalDate.EPOCH);
                for (LocalDate day : bounds.days) {
                    points.known.addAll(List.of(day.minusDays(1), day, day.plusDays(1)));
                }
            }
            default -> numbers(bounds.numbers, WHOLE.contains(fact.kind()), points.known);
        }
        return points;
    }

    private static void numbers(TreeSet<Double> bounds, boolean whole, List<Object> points) {
        points.add(0.0);
        Double before = null;
        for (double bound : bounds) {
            if (whole) {
                double floor = Math.floor(bound);
                points.addAll(List.of(floor - 1, floor, floor + 1, floor + 2));
            } else {
                points.add(bound);
                points.add(before == null ? bound - 1 : (before + bound) / 2);
                before = bound;
            }
        }
        if (before != null) {
            points.add(before + 1);
        }
    }

    /** Values that together settle a question, beside the unknown one. */
    private static final class Points {
        private final List<Object> known = new ArrayList<>();

        boolean allMatch(Cell narrow, Cell wide) {
            return known.stream().allMatch(value -> !narrow.holds(value) || wide.holds(value));
        }

        boolean noneMatch(Cell one, Cell other) {
            return known.stream().noneMatch(value -> one.holds(value) && other.holds(value));
        }
    }

    /** The values that cells name. */
    private static final class Bounds {
        private final TreeSet<String> keys = new TreeSet<>();
        private final TreeSet<Double> numbers = new TreeSet<>();
        private final TreeSet<Integer> minutes = new TreeSet<>();
        private final TreeSet<LocalDate> days = new TreeSet<>();

        void read(Cell cell) {
            if (cell instanceof Cell.AnyOf any) {
                keys.addAll(any.keys());
            } else if (cell instanceof Cell.AllOf all) {
                keys.addAll(all.keys());
            } else if (cell instanceof Cell.Between between) {
                number(between.low());
                number(between.high());
            } else if (cell instanceof Cell.TimeBetween times) {
                minutes.add(times.fromMinute());
                minutes.add(times.toMinute());
            } else if (cell instanceof Cell.Dates dates) {
                day(dates.from());
                day(dates.until());
            } else if (cell instanceof Cell.Either either) {
                either.cells().forEach(this::read);
            } else if (cell instanceof Cell.Not not) {
                read(not.cell());
            }
        }

        private void number(double bound) {
            if (!Double.isInfinite(bound)) {
                numbers.add(bound);
            }
        }

        private void day(@Nullable LocalDate day) {
            if (day != null) {
                days.add(day);
            }
        }
    }
}
