package dev.cairn.engine.rulebook.drools;

import dev.cairn.engine.content.Selector;
import dev.cairn.engine.rulebook.row.Cap;
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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Rows and facts that a seed decides: every form of cell, few values, so that cells hold and miss about equally often. */
final class RandomRows {
    /** Words with everything in them that an expression id could be confused by. */
    private static final List<String> WORDS =
            List.of("", "a", "b", "a, b", "a|b", "not a", "sales", "it", "r&d", "[a]", "ab", "1");

    private static final List<Fact> FACTS = List.of(
            Fact.of(Fact.Kind.ROLE),
            Fact.of(Fact.Kind.DEPARTMENT),
            Fact.of(Fact.Kind.PROGRAM),
            Fact.of(Fact.Kind.STAGE),
            Fact.of(Fact.Kind.ATTRIBUTE, "cost centre"),
            Fact.of(Fact.Kind.ATTRIBUTE, "site"),
            Fact.of(Fact.Kind.SEGMENT),
            Fact.of(Fact.Kind.SKILL_GAP),
            Fact.of(Fact.Kind.SKILL_GAP_LEVELS, "python"),
            Fact.of(Fact.Kind.FIRST_DAY),
            Fact.signals(SignalQuery.ever("viewed")),
            Fact.signals(SignalQuery.ever("liked")),
            Fact.of(Fact.Kind.TIME_OF_DAY),
            Fact.of(Fact.Kind.ACTIVE_HOURS),
            Fact.of(Fact.Kind.WEEKDAY),
            Fact.of(Fact.Kind.TODAY));

    private final Random random;

    RandomRows(long seed) {
        random = new Random(seed);
    }

    List<Row> rows(int count) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean twin = !rows.isEmpty() && random.nextInt(10) == 0;
            List<Condition> conditions =
                    twin ? rows.get(random.nextInt(rows.size())).head().conditions() : conditions();
            rows.add(row(Stratum.values()[random.nextInt(Stratum.values().length)], conditions));
        }
        return rows;
    }

    private List<Condition> conditions() {
        List<Condition> conditions = new ArrayList<>();
        for (int left = random.nextInt(4); left > 0; left--) {
            Fact fact = pick(FACTS);
            conditions.add(new Condition(Place.of("random.csv", "random", 1), fact, cell(fact.type()), ""));
        }
        return conditions;
    }

    /** Values for the facts, in their order; a fifth of them unknown. */
    @Nullable
    Object[] values(List<Fact> facts) {
        return facts.stream()
                .map(fact -> random.nextInt(5) == 0 ? null : value(fact.type()))
                .toArray();
    }

    static Condition condition(Fact fact, Cell cell) {
        return new Condition(Place.of("book", "rows", 1), fact, cell, "");
    }

    static Row row(Stratum stratum, List<Condition> conditions) {
        RowHead head = RowHead.of(Place.of("book", "rows", 1), "row", conditions, "", Map.of());
        return switch (stratum) {
            case SEGMENT -> new Row.SegmentRow(head, "segment");
            case PERSONA -> new Row.PersonaRow(head, "persona");
            case STAGE -> new Row.StageRow(head, "program", false, null);
            case CONTENT -> new Row.GuardRow(head, new Selector(List.of(), null, 5));
            case CAP -> new Row.CapRow(head, new Cap(Set.of(), Set.of(), Map.of(), 0, null, null, null));
        };
    }

    private Object value(Fact.Type type) {
        return switch (type) {
            case TEXT -> pick(WORDS);
            case SET -> words(0);
            case NUMBER, DAYS -> (double) random.nextInt(7) - 2;
            case TIME -> random.nextInt(24 * 60);
            case WEEKDAY -> pick(List.of(DayOfWeek.values()));
            case HOURS -> many(() -> random.nextInt(24), 0);
            case DATE -> LocalDate.EPOCH.plusDays(random.nextInt(10));
        };
    }

    private Cell cell(Fact.Type type) {
        return switch (random.nextInt(12)) {
            case 0 -> new Cell.Presence(random.nextBoolean());
            case 1 -> new Cell.Not(form(type));
            case 2, 3 -> new Cell.Either(Set.copyOf(many(() -> form(type), 1)));
            default -> form(type);
        };
    }

    private Cell form(Fact.Type type) {
        return switch (type) {
            case TEXT -> new Cell.AnyOf(random.nextBoolean() ? Set.of(pick(WORDS)) : words(1), random.nextInt(4) == 0);
            case SET ->
                random.nextInt(3) == 0 ? new Cell.AllOf(words(1)) : new Cell.AnyOf(words(1), random.nextInt(3) == 0);
            case NUMBER, DAYS -> between();
            case TIME -> times();
            case WEEKDAY -> new Cell.Weekdays(many(() -> pick(List.of(DayOfWeek.values())), 1));
            case HOURS -> new Cell.HoursWithin(times());
            case DATE -> dates();
        };
    }

    private Cell between() {
        double low = random.nextInt(4) == 0 ? Double.NEGATIVE_INFINITY : random.nextInt(6) - 2;
        double high = random.nextInt(4) == 0 ? Double.POSITIVE_INFINITY : random.nextInt(6) - 1;
        return new Cell.Between(low, random.nextBoolean(), high, random.nextBoolean());
    }

    private Cell.TimeBetween times() {
        return new Cell.TimeBetween(random.nextInt(24 * 60), random.nextInt(24 * 60));
    }

    private Cell dates() {
        LocalDate from = random.nextInt(3) == 0 ? null : LocalDate.EPOCH.plusDays(random.nextInt(6));
        LocalDate until = random.nextInt(3) == 0 ? null : LocalDate.EPOCH.plusDays(3 + random.nextInt(6));
        return new Cell.Dates(from, until);
    }

    private Set<String> words(int atLeast) {
        return many(() -> pick(WORDS), atLeast);
    }

    private <T> Set<T> many(Supplier<T> one, int atLeast) {
        Set<T> many = new HashSet<>();
        for (int left = atLeast + random.nextInt(3); left > 0; left--) {
            many.add(one.get());
        }
        return many;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
