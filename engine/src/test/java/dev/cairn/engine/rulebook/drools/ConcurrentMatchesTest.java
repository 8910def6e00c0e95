package dev.cairn.engine.rulebook.drools;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.rulebook.row.Row;
import dev.cairn.engine.rulebook.row.Stratum;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConcurrentMatchesTest {
    private static final int THREADS = 4;
    private static final int MATCHES = 3_000;

    private volatile Live live = Live.of(0);

    /** A rule base and what it ought to answer. */
    private record Live(RuleNetwork network, Oracle oracle) {
        static Live of(long seed) {
            List<Row> rows = new RandomRows(seed).rows(150);
            return new Live(RuleNetwork.build(rows), new Oracle(rows));
        }
    }

    @Test
    void everyThreadGetsItsOwnAnswersWhileBooksAreSwapped() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> readers = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                long seed = 100 + thread;
                readers.add(threads.submit(() -> match(new RandomRows(seed))));
            }
            int swaps = 0;
            while (!readers.stream().allMatch(Future::isDone)) {
                live = Live.of(++swaps);
            }
            for (Future<?> reader : readers) {
                reader.get();
            }
            assertTrue(swaps > 1, "the books were swapped while others matched");
        } finally {
            threads.shutdownNow();
        }
    }

    private void match(RandomRows random) {
        for (int i = 0; i < MATCHES; i++) {
            Live taken = live;
            try (RuleNetwork.Match match = taken.network().begin()) {
                for (Stratum stratum : Stratum.values()) {
                    List<Fact> facts = taken.network().facts(stratum);
                    @Nullable Object[] values = random.values(facts);
                    assertArrayEquals(taken.oracle().fire(stratum, facts, values), match.fire(stratum, values));
                }
            }
        }
    }
}
