package dev.cairn.engine.rulebook.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.rulebook.row.Cell;
import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.rulebook.row.SignalQuery;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of two cells is true of every value: seeded random cells, tried on all the values of a small world. */
class CellsTest {
    private static final List<String> WORDS = List.of("a", "b", "c", "d");

    private static final List<Fact> FACTS = List.of(
            Fact.of(Fact.Kind.ROLE),
            Fact.of(Fact.Kind.SEGMENT),
            Fact.of(Fact.Kind.FIRST_DAY),
            Fact.of(Fact.Kind.MOBILE_SHARE),
            Fact.signals(SignalQuery.ever("viewed")),
            Fact.of(Fact.Kind.TIME_OF_DAY),
            Fact.of(Fact.Kind.WEEKDAY),
            Fact.of(Fact.Kind.ACTIVE_HOURS),
            Fact.of(Fact.Kind.TODAY));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatIsSaidOfTwoCellsHoldsForEveryValue(long seed) {
        Random random = new Random(seed);
        int implied = 0;
        int missed = 0;
        for (int i = 0; i < 4_000; i++) {
            Fact fact = FACTS.get(random.nextInt(FACTS.size()));
            Cell one = cell(fact, random, 1);
            Cell other = cell(fact, random, 1);
            boolean trulyImplies = true;
            boolean trulyExcludes = true;
            boolean trulyAlways = true;
            boolean never = true;
            for (Object value : values(fact)) {
                trulyImplies &= !one.holds(value) || other.holds(value);
                trulyExcludes &= !one.holds(value) || !other.holds(value);
                boolean possible = value != null
                        && !(value instanceof Double number && number < 0 && fact.type() == Fact.Type.NUMBER);
                trulyAlways &= !possible || one.holds(value);
                never &= !one.holds(value);
            }
            if (never) {
                continue;
            }
            String cells = fact.title() + ": " + one + " and " + other;
            boolean implies = Cells.implies(fact, one, other);
            boolean excludes = Cells.exclude(fact, one, other);
            assertTrue(trulyImplies || !implies, () -> cells + " implied");
            assertTrue(trulyExcludes || !excludes, () -> cells + " excluded");
            assertTrue(trulyAlways || !Cells.alwaysHolds(fact, one), () -> cells + " always");
            boolean settled = fact.type() != Fact.Type.SET && fact.type() != Fact.Type.HOURS;
            if (settled) {
                assertEquals(trulyImplies, implies, () -> cells + " implied");
                assertEquals(trulyExcludes, excludes, () -> cells + " excluded");
            }
            implied += trulyImplies ? 1 : 0;
            missed += trulyImplies && !implies ? 1 : 0;
        }
        assertTrue(implied > 200);
        assertTrue(missed < implied / 5, "of " + implied + " there are missed " + missed);
    }

    @Test
    void wholeNumbersHaveNothingBetweenThem() {
        Fact counted = Fact.signals(SignalQuery.ever("viewed"));
        Fact measured = Fact.of(Fact.Kind.MOBILE_SHARE);
        Cell more = new Cell.Between(2, false, Double.POSITIVE_INFINITY, false);
        Cell least = new Cell.Between(3, true, Double.POSITIVE_INFINITY, false);
        assertTrue(Cells.implies(counted, more, least));
        assertFalse(Cells.implies(measured, more, least));
    }

    private static Cell cell(Fact fact, Random random, int depth) {
        int form = random.nextInt(12);
        if (form == 0) {
            return new Cell.Presence(random.nextBoolean());
        }
        if (form == 1 && depth > 0 && fact.type() != Fact.Type.SET) {
            return new Cell.Not(cell(fact, random, 0));
        }
        if (form == 2 && depth > 0) {
            return new Cell.Either(new HashSet<>(List.of(cell(fact, random, 0), cell(fact, random, 0))));
        }
        return switch (fact.type()) {
            case TEXT -> new Cell.AnyOf(words(random), random.nextBoolean());
            case SET ->
                random.nextBoolean()
                        ? new Cell.AllOf(words(random))
                        : new Cell.AnyOf(words(random), random.nextBoolean());
            case NUMBER, DAYS -> between(random);
            case TIME -> new Cell.TimeBetween(random.nextInt(6) * 240, random.nextInt(6) * 240);
            case HOURS -> new Cell.HoursWithin(new Cell.TimeBetween(random.nextInt(6) * 240, random.nextInt(6) * 240));
            case WEEKDAY ->
                new Cell.Weekdays(Set.of(DayOfWeek.of(1 + random.nextInt(3)), DayOfWeek.of(4 + random.nextInt(4))));
            case DATE -> {
                LocalDate from = random.nextBoolean() ? null : day(random.nextInt(4));
                LocalDate until = random.nextBoolean() ? null : day(3 + random.nextInt(4));
                yield new Cell.Dates(from, until);
            }
        };
    }

    private static Cell between(Random random) {
        double low = random.nextInt(4) == 0 ? Double.NEGATIVE_INFINITY : random.nextInt(4);
        double high = random.nextInt(4) == 0 ? Double.POSITIVE_INFINITY : 3 + random.nextInt(4);
        return new Cell.Between(
                low,
                !Double.isInfinite(low) && random.nextBoolean(),
                high,
                !Double.isInfinite(high) && random.nextBoolean());
    }

    private static Set<String> words(Random random) {
        Set<String> words = new HashSet<>(Set.of(WORDS.get(random.nextInt(WORDS.size()))));
        while (random.nextBoolean()) {
            words.add(WORDS.get(random.nextInt(WORDS.size())));
        }
        return words;
    }

    private static LocalDate day(int number) {
        return LocalDate.of(2026, 1, 10).plusDays(number);
    }

    private static List<@Nullable Object> values(Fact fact) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(null);
        switch (fact.type()) {
            case TEXT -> {
                values.addAll(WORDS);
                values.add("another");
            }
            case SET -> {
                for (int some = 0; some < 16; some++) {
                    Set<String> set = new HashSet<>();
                    for (int i = 0; i < 4; i++) {
                        if ((some >> i & 1) != 0) {
                            set.add(WORDS.get(i));
                        }
                    }
                    values.add(set);
                }
            }
            case NUMBER, DAYS -> {
                boolean whole = fact.kind() != Fact.Kind.MOBILE_SHARE;
                for (double number = -2; number < 9; number += whole ? 1 : 0.5) {
                    values.add(number);
                }
            }
            case TIME -> {
                for (int minute = 0; minute < 1440; minute += 60) {
                    values.add(minute);
                }
            }
            case HOURS -> {
                values.add(Set.of());
                for (int hour = 0; hour < 24; hour++) {
                    values.add(Set.of(hour));
                    values.add(Set.of(hour, (hour + 7) % 24));
                }
            }
            case WEEKDAY -> values.addAll(List.of(DayOfWeek.values()));
            case DATE -> {
                for (int number = -2; number < 9; number++) {
                    values.add(day(number));
                }
            }
        }
        return values;
    }
}
