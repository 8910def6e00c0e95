package dev.cairn.engine.rulebook;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.learner.Journey;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.rulebook.row.Cell;
import dev.cairn.engine.rulebook.row.CheckedRows;
import dev.cairn.engine.rulebook.row.Condition;
import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.rulebook.row.Program;
import dev.cairn.engine.rulebook.row.Row;
import dev.cairn.engine.word.Word;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The conditions of a book that time alone may fulfil for a journey, and so the instants worth a look. */
final class Timetable {
    private static final Set<Fact.Kind> TIMED = EnumSet.of(
            Fact.Kind.FIRST_DAY,
            Fact.Kind.STAGE_SINCE,
            Fact.Kind.SILENT_DAYS,
            Fact.Kind.SIGNALS,
            Fact.Kind.WEEKDAY,
            Fact.Kind.TIME_OF_DAY,
            Fact.Kind.TODAY);

    private final List<Program> programs;
    /** By the program's key: what its stage-rules ask. */
    private final Map<String, List<Condition>> moving = new HashMap<>();
    /** By the segment's key: what the rows that make it ask. */
    private final Map<String, List<Condition>> segments = new HashMap<>();

    Timetable(CheckedRows rows) {
        programs = rows.programs();
        Map<String, Set<Condition>> byProgram = new HashMap<>();
        Map<String, Set<Condition>> bySegment = new HashMap<>();
        for (Row row : rows.rows()) {
            if (row instanceof Row.StageRow stage) {
                collect(row, byProgram.computeIfAbsent(Word.key(stage.program()), key -> new LinkedHashSet<>()));
            } else if (row instanceof Row.SegmentRow segment) {
                collect(row, bySegment.computeIfAbsent(Word.key(segment.segment()), key -> new LinkedHashSet<>()));
            }
        }
        byProgram.forEach((key, conditions) -> moving.put(key, List.copyOf(conditions)));
        bySegment.forEach((key, conditions) -> segments.put(key, List.copyOf(conditions)));
    }

    private static void collect(Row row, Set<Condition> into) {
        for (Condition condition : row.head().conditions()) {
            if (TIMED.contains(condition.fact().kind())) {
                into.add(condition);
            }
        }
    }

    /** The first instant after the given one at which time alone may move a journey; null if there is none. */
    @Nullable
    Instant next(RuleBook book, Learner learner, Catalog catalog, Instant after) {
        Facts facts = book.facts(learner, catalog, Moment.at(after));
        NextInstant next = new NextInstant(facts, book.rows().settings().zone(), after);
        for (Program program : programs) {
            Journey journey = journey(learner, program);
            if (journey != null && !journey.ended()) {
                for (Condition condition : moving.getOrDefault(Word.key(program.name()), List.of())) {
                    next.consider(condition, journey);
                }
            } else if (journey == null) {
                start(program, learner, next);
            }
        }
        return next.found();
    }

    private void start(Program program, Learner learner, NextInstant next) {
        if (program.start() == Program.Start.FIRST_DAY && learner.firstDay() != null) {
            next.midnight(learner.firstDay().plusDays(program.startDays()));
        } else if (program.start() == Program.Start.SEGMENT && program.segment() != null) {
            for (Condition condition : segments.getOrDefault(Word.key(program.segment()), List.of())) {
                next.consider(condition, null);
            }
        }
    }

    private static @Nullable Journey journey(Learner learner, Program program) {
        if (learner.journeys() == null) {
            return null;
        }
        String key = Word.key(program.name());
        for (Journey journey : learner.journeys()) {
            if (Word.key(journey.program()).equals(key)) {
                return journey;
            }
        }
        return null;
    }

    /** The numbers at which a cell may begin or cease to hold. */
    static List<Double> bounds(Cell cell) {
        List<Double> bounds = new ArrayList<>();
        addBounds(cell, bounds);
        return bounds;
    }

    private static void addBounds(Cell cell, List<Double> bounds) {
        if (cell instanceof Cell.Between between) {
            if (!Double.isInfinite(between.low())) {
                bounds.add(between.low());
            }
            if (!Double.isInfinite(between.high())) {
                bounds.add(between.high());
            }
        } else if (cell instanceof Cell.Either either) {
            either.cells().forEach(one -> addBounds(one, bounds));
        } else if (cell instanceof Cell.Not not) {
            addBounds(not.cell(), bounds);
        }
    }

    /** The minutes of the day at which a cell may begin or cease to hold. */
    static List<Integer> minutes(Cell cell) {
        List<Integer> minutes = new ArrayList<>();
        addMinutes(cell, minutes);
        return minutes;
    }

    private static void addMinutes(Cell cell, List<Integer> minutes) {
        if (cell instanceof Cell.TimeBetween times) {
            minutes.add(times.fromMinute());
            minutes.add(times.toMinute());
        } else if (cell instanceof Cell.Either either) {
            either.cells().forEach(one -> addMinutes(one, minutes));
        } else if (cell instanceof Cell.Not not) {
            addMinutes(not.cell(), minutes);
        }
    }
}
