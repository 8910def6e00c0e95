package dev.cairn.bench;

import dev.cairn.engine.rulebook.drools.RuleNetwork;
import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.rulebook.row.Row;
import dev.cairn.engine.rulebook.row.Stratum;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Which rows fire for a learner: Drools, beside a plain loop and hand-made bitmaps over the same rows. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 4, time = 1)
@NullUnmarked // JMH fills the fields
public class RuleMatching {
    private static final int LEARNERS = 512;

    @Param({"10", "1000", "5000"})
    public int rows;

    private RuleNetwork network;
    private PlainLoop loop;
    private RowBitmaps bitmaps;
    private Object[][] segmentFacts;
    private Object[][] personaFacts;
    private Object[][] contentFacts;
    private int learner;

    /** Builds all three and refuses to measure what does not give the same answers. */
    @Setup
    public void build() {
        List<Row> book = SampleRows.book(rows);
        network = RuleNetwork.build(book);
        List<Fact> facts = network.facts(Stratum.CONTENT);
        List<Row> contentRows =
                book.stream().filter(row -> row.stratum() == Stratum.CONTENT).toList();
        loop = new PlainLoop(contentRows, facts);
        bitmaps = new RowBitmaps(contentRows, facts);
        SampleRows sample = new SampleRows(7);
        segmentFacts = learners(sample, Stratum.SEGMENT);
        personaFacts = learners(sample, Stratum.PERSONA);
        contentFacts = learners(sample, Stratum.CONTENT);
        int before = book.size() - contentRows.size();
        for (Object[] values : contentFacts) {
            int[] expected = loop.match(values);
            if (!Arrays.equals(expected, bitmaps.match(values))
                    || !Arrays.equals(
                            Arrays.stream(expected).map(row -> row + before).toArray(), fire(values))) {
                throw new IllegalStateException("the answers differ");
            }
        }
    }

    private Object[][] learners(SampleRows sample, Stratum stratum) {
        Object[][] learners = new Object[LEARNERS][];
        Arrays.setAll(learners, i -> sample.values(network.facts(stratum)));
        return learners;
    }

    private int next() {
        return learner++ & LEARNERS - 1;
    }

    private int[] fire(Object[] values) {
        try (RuleNetwork.Match match = network.begin()) {
            return match.fire(Stratum.CONTENT, values);
        }
    }

    @Benchmark
    public int[] drools() {
        return fire(contentFacts[next()]);
    }

    /** The same with the segment and persona rows of the book before it: all that one decision asks of Drools. */
    @Benchmark
    public int[] droolsAllStrata() {
        int i = next();
        try (RuleNetwork.Match match = network.begin()) {
            match.fire(Stratum.SEGMENT, segmentFacts[i]);
            match.fire(Stratum.PERSONA, personaFacts[i]);
            return match.fire(Stratum.CONTENT, contentFacts[i]);
        }
    }

    @Benchmark
    public int[] plainLoop() {
        return loop.match(contentFacts[next()]);
    }

    @Benchmark
    public int[] bitmaps() {
        return bitmaps.match(contentFacts[next()]);
    }
}
