package dev.cairn.engine.rulebook.drools;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.rulebook.row.Cell;
import dev.cairn.engine.rulebook.row.Condition;
import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.rulebook.row.Row;
import dev.cairn.engine.rulebook.row.Stratum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleNetworkTest {
    private static final Fact ROLE = Fact.of(Fact.Kind.ROLE);
    private static final Fact SEGMENT = Fact.of(Fact.Kind.SEGMENT);
    private static final Fact MINUTES = Fact.of(Fact.Kind.MINUTES);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void aRowFiresExactlyWhenAllItsCellsHold(long seed) {
        RandomRows random = new RandomRows(seed);
        List<Row> rows = random.rows(12 << seed / 2);
        Oracle oracle = new Oracle(rows);
        RuleNetwork network = RuleNetwork.build(rows);

        int fired = 0;
        for (int learner = 0; learner < 250; learner++) {
            try (RuleNetwork.Match match = network.begin()) {
                for (Stratum stratum : Stratum.values()) {
                    List<Fact> facts = network.facts(stratum);
                    @Nullable Object[] values = random.values(facts);
                    int[] answer = match.fire(stratum, values);
                    assertArrayEquals(oracle.fire(stratum, facts, values), answer);
                    fired += answer.length;
                }
            }
        }
        assertTrue(fired > 250, "hardly any row fired");
    }

    @Test
    void theOrderOfRowsDecidesNothing() {
        RandomRows random = new RandomRows(11);
        List<Row> rows = random.rows(200);
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, rows.size()).boxed().toList());
        Collections.shuffle(order, new Random(11));
        RuleNetwork network = RuleNetwork.build(rows);
        RuleNetwork shuffled = RuleNetwork.build(order.stream().map(rows::get).toList());

        for (Stratum stratum : Stratum.values()) {
            assertEquals(network.facts(stratum), shuffled.facts(stratum));
            for (int learner = 0; learner < 100; learner++) {
                @Nullable Object[] values = random.values(network.facts(stratum));
                int[] answer = Arrays.stream(fire(shuffled, stratum, values))
                        .map(order::get)
                        .sorted()
                        .toArray();
                assertArrayEquals(fire(network, stratum, values), answer);
            }
        }
    }

    @Test
    void aRowWithoutConditionsFiresForEveryone() {
        RuleNetwork network = RuleNetwork.build(content(List.of(), List.of(role("sales")), List.of()));

        assertArrayEquals(new int[] {0, 2}, fire(network, Stratum.CONTENT, new Object[1]));
        assertArrayEquals(new int[] {0, 1, 2}, fire(network, Stratum.CONTENT, "sales"));
        assertArrayEquals(new int[] {}, fire(network, Stratum.PERSONA));
    }

    @Test
    void aBookWithoutRowsAnswers() {
        assertArrayEquals(new int[] {}, fire(RuleNetwork.build(List.of()), Stratum.CONTENT));
    }

    /** Drools keeps equal rows on one node, and merges what carries the same expression id. */
    @Test
    void equalRowsFireEachAndSharedConditionsAreEachRowsOwn() {
        List<Condition> twin = List.of(role("sales"), minutes(0, 10));
        RuleNetwork network =
                RuleNetwork.build(content(twin, twin, List.of(role("sales")), List.of(role("sales"), minutes(5, 10))));

        assertArrayEquals(new int[] {0, 1, 2}, fire(network, Stratum.CONTENT, "sales", 3.0));
        assertArrayEquals(new int[] {0, 1, 2, 3}, fire(network, Stratum.CONTENT, "sales", 7.0));
        assertArrayEquals(new int[] {2}, fire(network, Stratum.CONTENT, "sales", null));
    }

    /** From three alternatives on Drools looks the value up by hash. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 20})
    void anUnknownRoleMatchesNoRoleHoweverManyThereAre(int roles) {
        List<List<Condition>> rows = new ArrayList<>();
        IntStream.range(0, roles).forEach(i -> rows.add(List.of(role("role " + i))));
        rows.add(List.of(RandomRows.condition(ROLE, new Cell.Presence(false))));
        rows.add(List.of(RandomRows.condition(ROLE, new Cell.AnyOf(Set.of("role 0"), true))));
        rows.add(List.of(role("")));
        RuleNetwork network = RuleNetwork.build(content(rows));

        assertArrayEquals(new int[] {roles}, fire(network, Stratum.CONTENT, new Object[] {null}));
        assertArrayEquals(new int[] {0}, fire(network, Stratum.CONTENT, "role 0"));
        assertArrayEquals(new int[] {roles + 1}, fire(network, Stratum.CONTENT, "another"));
        assertArrayEquals(new int[] {roles + 1, roles + 2}, fire(network, Stratum.CONTENT, ""));
    }

    @Test
    void aCellOfSeveralValuesCountsItsRowOnce() {
        Condition either = RandomRows.condition(SEGMENT, new Cell.AnyOf(Set.of("new", "remote"), false));
        RuleNetwork network = RuleNetwork.build(content(List.of(either)));

        assertArrayEquals(new int[] {0}, fire(network, Stratum.CONTENT, Set.of("new", "remote")));
    }

    /** One learner with several journeys: the same stratum again, in the same session. */
    @Test
    void eachFiringSeesOnlyItsOwnFacts() {
        RuleNetwork network =
                RuleNetwork.build(content(List.of(role("sales")), List.of(role("it")), List.of(role("hr")), List.of()));

        try (RuleNetwork.Match match = network.begin()) {
            assertArrayEquals(new int[] {0, 3}, match.fire(Stratum.CONTENT, new Object[] {"sales"}));
            assertArrayEquals(new int[] {1, 3}, match.fire(Stratum.CONTENT, new Object[] {"it"}));
            assertArrayEquals(new int[] {1, 3}, match.fire(Stratum.CONTENT, new Object[] {"it"}));
            assertArrayEquals(new int[] {3}, match.fire(Stratum.CONTENT, new Object[] {null}));
        }
    }

    @Test
    void strataReadDifferentFacts() {
        Row segment = RandomRows.row(Stratum.SEGMENT, List.of(role("sales")));
        Row persona = RandomRows.row(Stratum.PERSONA, List.of(minutes(0, 5)));
        RuleNetwork network = RuleNetwork.build(List.of(persona, segment));

        assertEquals(List.of(ROLE), network.facts(Stratum.SEGMENT));
        assertEquals(List.of(MINUTES), network.facts(Stratum.PERSONA));
        assertEquals(List.of(), network.facts(Stratum.CONTENT));
        assertArrayEquals(new int[] {1}, fire(network, Stratum.SEGMENT, "sales"));
        assertArrayEquals(new int[] {0}, fire(network, Stratum.PERSONA, 5.0));
    }

    private static int[] fire(RuleNetwork network, Stratum stratum, @Nullable Object... values) {
        try (RuleNetwork.Match match = network.begin()) {
            return match.fire(stratum, values);
        }
    }

    private static Condition role(String key) {
        return RandomRows.condition(ROLE, new Cell.AnyOf(Set.of(key), false));
    }

    private static Condition minutes(double low, double high) {
        return RandomRows.condition(MINUTES, new Cell.Between(low, true, high, true));
    }

    @SafeVarargs
    private static List<Row> content(List<Condition>... rows) {
        return content(List.of(rows));
    }

    private static List<Row> content(List<List<Condition>> rows) {
        return rows.stream()
                .map(conditions -> RandomRows.row(Stratum.CONTENT, conditions))
                .toList();
    }
}
