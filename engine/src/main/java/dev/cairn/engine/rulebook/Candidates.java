package dev.cairn.engine.rulebook;

import dev.cairn.engine.rulebook.row.Cell;
import dev.cairn.engine.rulebook.row.Fact;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** For the cells that test a fact, one value of each kind that they tell apart: what they name, their ends, and just beyond. */
final class Candidates {
    /** Stands for every text that no cell names. */
    static final String SOMETHING_ELSE = "something else";

    private Candidates() {}

    static Collection<?> of(Fact fact, List<Cell> cells) {
        return switch (fact.type()) {
            case TEXT -> texts(cells);
            case NUMBER -> numbers(cells, 0);
            case DAYS -> numbers(cells, -Double.MAX_VALUE);
            case TIME -> minutes(cells);
            case WEEKDAY -> Arrays.asList(DayOfWeek.values());
            case DATE -> dates(cells);
            case SET, HOURS -> List.of();
        };
    }

    private static Collection<String> texts(List<Cell> cells) {
        Set<String> named = new TreeSet<>();
        cells.forEach(cell -> named.addAll(FactEdits.keys(cell)));
        List<String> texts = new ArrayList<>(named);
        texts.add(SOMETHING_ELSE);
        return texts;
    }

    static Collection<Double> numbers(List<Cell> cells, double least) {
        Set<Double> numbers = new TreeSet<>();
        for (Cell cell : leaves(cells)) {
            if (cell instanceof Cell.Between between) {
                for (double end : new double[] {between.low(), between.high()}) {
                    if (!Double.isInfinite(end) && Math.abs(end) < 1e12) {
                        numbers.addAll(List.of(end - 1, end, end + 1));
                    }
                }
            }
        }
        numbers.removeIf(number -> number < least);
        return numbers;
    }

    private static Collection<Integer> minutes(List<Cell> cells) {
        Set<Integer> minutes = new TreeSet<>();
        for (Cell cell : leaves(cells)) {
            if (cell instanceof Cell.TimeBetween times) {
                minutes.add(times.fromMinute());
                minutes.add(times.toMinute() % 1440);
            }
        }
        return minutes;
    }

    static Collection<LocalDate> dates(List<Cell> cells) {
        Set<LocalDate> dates = new TreeSet<>();
        for (Cell cell : leaves(cells)) {
            if (cell instanceof Cell.Dates range) {
                if (range.from() != null) {
                    dates.addAll(List.of(range.from().minusDays(1), range.from()));
                }
                if (range.until() != null) {
                    dates.addAll(List.of(range.until(), range.until().plusDays(1)));
                }
            }
        }
        return dates;
    }

    private static List<Cell> leaves(List<Cell> cells) {
        return cells.stream()
                .flatMap(cell -> {
                    if (cell instanceof Cell.Either either) {
                        return leaves(List.copyOf(either.cells())).stream();
                    }
                    return cell instanceof Cell.Not not ? leaves(List.of(not.cell())).stream() : List.of(cell).stream();
                })
                .toList();
    }
}
