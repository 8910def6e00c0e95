package dev.cairn.engine.rulebook.drools;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.rulebook.row.Row;
import dev.cairn.engine.rulebook.row.Stratum;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleNetworkTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aRowFiresExactlyWhenAllItsCellsHold(long seed) {
        RandomRows random = new RandomRows(seed);
        List<Row> rows = random.rows(10 << seed / 2);
        Oracle oracle = new Oracle(rows);
        RuleNetwork network = RuleNetwork.build(rows);

        int fired = 0;
        for (int learner = 0; learner < 300; learner++) {
            try (RuleNetwork.Match match = network.begin()) {
                for (Stratum stratum : Stratum.values()) {
                    List<Fact> facts = network.facts(stratum);
                    @Nullable Object[] values = random.values(facts);
                    int[] rowsThatFired = match.fire(stratum, values);
                    assertArrayEquals(oracle.fire(stratum, facts, values), rowsThatFired);
                    fired += rowsThatFired.length;
                }
            }
        }
        assertTrue(fired > 300, "the rows are not such that hardly any fires");
    }
}
