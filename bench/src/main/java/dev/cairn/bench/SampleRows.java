package dev.cairn.bench;

import dev.cairn.engine.content.Selector;
import dev.cairn.engine.rulebook.row.Cell;
import dev.cairn.engine.rulebook.row.Condition;
import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.rulebook.row.Place;
import dev.cairn.engine.rulebook.row.Row;
import dev.cairn.engine.rulebook.row.RowHead;
import dev.cairn.engine.rulebook.row.SignalQuery;
import dev.cairn.engine.rulebook.row.Stratum;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows as a large onboarding book has them, and facts of learners that they are about: of 1,000 content rows nine or
 * ten fire for a learner. A book of n content rows also has n/25 segment rows and eight persona rows.
 */
final class SampleRows {
    private static final Place HERE = Place.of("book", "rows", 1);
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    private static final Map<Fact.Kind, List<String>> WORDS = Map.of(
            Fact.Kind.PROGRAM, words("program", 5),
            Fact.Kind.STAGE, words("stage", 5),
            Fact.Kind.PERSONA, words("persona", 6),
            Fact.Kind.SEGMENT, words("segment", 12),
            Fact.Kind.DEVICE, words("device", 3),
            Fact.Kind.ROLE, words("role", 30),
            Fact.Kind.DEPARTMENT, words("department", 12),
            Fact.Kind.COUNTRY, words("country", 10),
            Fact.Kind.SKILL_GAP, words("skill", 40));

    private final Random random;

    SampleRows(long seed) {
        random = new Random(seed);
    }

    static List<Row> book(int contentRows) {
        SampleRows sample = new SampleRows(contentRows);
        List<Row> rows = new ArrayList<>();
        IntStream.range(0, Math.max(1, contentRows / 25))
                .forEach(i -> rows.add(new Row.SegmentRow(sample.head(sample.base()), "segment " + i % 12)));
        IntStream.range(0, 8)
                .forEach(i -> rows.add(new Row.PersonaRow(sample.head(sample.base()), "persona " + i % 6)));
        Selector anything = new Selector(List.of(), null, 60);
        IntStream.range(0, contentRows)
                .forEach(i -> rows.add(
                        new Row.ContentRow(sample.head(sample.ofContent()), anything, 10, false, null, false, null)));
        return rows;
    }

    @Nullable
    Object[] values(List<Fact> facts) {
        return facts.stream().map(fact -> value(fact)).toArray();
    }

    private RowHead head(List<Condition> conditions) {
        return RowHead.of(HERE, "row", conditions, "", Map.of());
    }

    private List<Condition> base() {
        List<Condition> conditions = new ArrayList<>();
        with(60, Fact.Kind.ROLE, conditions);
        with(40, Fact.Kind.DEPARTMENT, conditions);
        with(30, Fact.Kind.COUNTRY, conditions);
        if (random.nextInt(100) < 30) {
            conditions.add(between(Fact.of(Fact.Kind.FIRST_DAY), random.nextInt(30) - 10, 20));
        }
        return conditions;
    }

    private List<Condition> ofContent() {
        List<Condition> conditions = new ArrayList<>();
        with(97, Fact.Kind.PROGRAM, conditions);
        with(95, Fact.Kind.STAGE, conditions);
        with(40, Fact.Kind.PERSONA, conditions);
        with(35, Fact.Kind.SEGMENT, conditions);
        with(20, Fact.Kind.DEVICE, conditions);
        with(10, Fact.Kind.ROLE, conditions);
        with(15, Fact.Kind.DEPARTMENT, conditions);
        with(15, Fact.Kind.SKILL_GAP, conditions);
        switch (random.nextInt(8)) {
            case 0 -> conditions.add(between(Fact.of(Fact.Kind.FIRST_DAY), random.nextInt(30) - 10, 20));
            case 1 -> conditions.add(between(viewed(), random.nextInt(4), Double.POSITIVE_INFINITY));
            case 2 -> conditions.add(condition(Fact.of(Fact.Kind.TIME_OF_DAY), new Cell.TimeBetween(360, 1080)));
            case 3 ->
                conditions.add(
                        condition(Fact.of(Fact.Kind.TODAY), new Cell.Dates(TODAY.minusDays(random.nextInt(90)), null)));
            default -> {}
        }
        return conditions;
    }

    private void with(int percent, Fact.Kind kind, List<Condition> conditions) {
        if (random.nextInt(100) < percent) {
            Set<String> keys = new HashSet<>(Set.of(word(kind)));
            boolean several = kind != Fact.Kind.PROGRAM && kind != Fact.Kind.STAGE && random.nextInt(4) == 0;
            if (several) {
                keys.add(word(kind));
            }
            boolean not = several && random.nextInt(4) == 0;
            conditions.add(condition(Fact.of(kind), new Cell.AnyOf(keys, not)));
        }
    }

    private static Condition between(Fact fact, double low, double width) {
        return condition(fact, new Cell.Between(low, true, low + width, true));
    }

    private static Condition condition(Fact fact, Cell cell) {
        return new Condition(HERE, fact, cell, "");
    }

    private static Fact viewed() {
        return Fact.signals(new SignalQuery("viewed", 30, SignalQuery.Unit.DAYS, null, null, null, null));
    }

    private Object value(Fact fact) {
        Fact.Kind kind = fact.kind();
        return switch (fact.type()) {
            case TEXT -> word(kind);
            case SET -> Set.copyOf(new HashSet<>(List.of(word(kind), word(kind))));
            case NUMBER, DAYS -> (double) random.nextInt(40) - 10;
            case TIME -> random.nextInt(24 * 60);
            case WEEKDAY -> DayOfWeek.of(1 + random.nextInt(7));
            case HOURS -> Set.of(9, 17);
            case DATE -> TODAY;
        };
    }

    private String word(Fact.Kind kind) {
        List<String> words = WORDS.getOrDefault(kind, List.of("any"));
        return words.get(random.nextInt(words.size()));
    }

    private static List<String> words(String noun, int count) {
        return IntStream.range(0, count).mapToObj(i -> noun + " " + i).toList();
    }

    static int count(List<Row> rows, Stratum stratum) {
        return (int) rows.stream().filter(row -> row.stratum() == stratum).count();
    }
}
