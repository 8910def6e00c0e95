package dev.cairn.bench;

import dev.cairn.engine.rulebook.drools.RuleNetwork;
import dev.cairn.engine.rulebook.row.Row;
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

/** From checked rows to a warmed rule base: the first of a process, and a later one. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@NullUnmarked // JMH fills the fields
public class BookBuilding {
    @Param({"1000", "5000"})
    public int rows;

    private List<Row> book;

    @Setup
    public void write() {
        book = SampleRows.book(rows);
    }

    @Benchmark
    @Fork(5)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    public RuleNetwork first() {
        return RuleNetwork.build(book);
    }

    @Benchmark
    @Fork(1)
    @Warmup(iterations = 15)
    @Measurement(iterations = 15)
    public RuleNetwork warm() {
        return RuleNetwork.build(book);
    }
}
