package dev.cairn.engine.rulebook.lint;

import dev.cairn.engine.rulebook.row.Cell;
import dev.cairn.engine.rulebook.row.Fact;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Known values of a fact that together settle a question about two cells: those that they name, and their neighbours. */
final class Points {
    /** Stands for all values that no cell names. */
    private static final String ANOTHER = "\u0000";

    private static final Set<Fact.Kind> WHOLE = Set.of(
            Fact.Kind.SIGNALS, Fact.Kind.SILENT_DAYS, Fact.Kind.MINUTES, Fact.Kind.FIRST_DAY, Fact.Kind.STAGE_SINCE);

    private final List<Object> known = new ArrayList<>();

    private Points() {}

    /** Whether the fact is counted, so that nothing lies between two and three. */
    static boolean areWhole(Fact fact) {
        return WHOLE.contains(fact.kind());
    }

    /** Every hour of the day, alone. */
    static Points hours() {
        Points points = new Points();
        for (int hour = 0; hour < 24; hour++) {
            points.known.add(Set.of(hour));
        }
        return points;
    }

    static Points of(Fact fact, Cell one, Cell other) {
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
            default -> numbers(bounds.numbers, areWhole(fact), points.known);
        }
        return points;
    }

    /** Whether the second cell holds on all on which the first does. */
    boolean allMatch(Cell narrow, Cell wide) {
        return known.stream().allMatch(value -> !narrow.holds(value) || wide.holds(value));
    }

    /** Whether the cells hold together on none. */
    boolean noneMatch(Cell one, Cell other) {
        return known.stream().noneMatch(value -> one.holds(value) && other.holds(value));
    }

    List<Object> known() {
        return known;
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
