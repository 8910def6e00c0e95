package dev.cairn.bench;

import dev.cairn.bench.load.IdleSubscribers;
import dev.cairn.bench.load.SignalsOverHttp;
import dev.cairn.bench.load.SwapUnderLoad;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** Runs all measures of this room with short settings, or those whose names match the arguments, and prints one table. */
public final class Main {
    private static final String LINE = "%-32s %-14s %,14.0f %,14.0f %,14.0f %,14.0f%n";

    private Main() {}

    public static void main(String[] patterns) throws Exception {
        // these are no measures of JMH's kind: a service in a process of its own
        if (patterns.length == 1 && patterns[0].equals(SwapUnderLoad.class.getSimpleName())) {
            SwapUnderLoad.main(patterns);
            return;
        }
        if (patterns.length == 1 && patterns[0].equals(SignalsOverHttp.class.getSimpleName())) {
            SignalsOverHttp.main(patterns);
            return;
        }
        if (patterns.length == 1 && patterns[0].equals(IdleSubscribers.class.getSimpleName())) {
            IdleSubscribers.main(patterns);
            return;
        }
        ChainedOptionsBuilder options = new OptionsBuilder()
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .addProfiler(GCProfiler.class);
        for (String pattern : patterns.length == 0 ? new String[] {Main.class.getPackageName()} : patterns) {
            options.include(pattern);
        }
        System.err.println("measuring for some minutes; use the machine for nothing else");
        System.out.printf(LINE.replace(",14.0f", "14s"), "measure", "", "ns/op", "best", "worst", "bytes/op");
        new Runner(options.build())
                .run().stream()
                        .sorted(Comparator.comparing(Main::name).thenComparing(Main::with))
                        .forEach(Main::print);
    }

    private static void print(RunResult run) {
        Statistics time = run.getPrimaryResult().getStatistics();
        Result<?> bytes = run.getSecondaryResults().get("gc.alloc.rate.norm");
        System.out.printf(
                Locale.ROOT,
                LINE,
                name(run),
                with(run),
                time.getMean(),
                time.getMin(),
                time.getMax(),
                bytes == null ? Double.NaN : bytes.getScore());
    }

    private static String name(RunResult run) {
        return run.getParams()
                .getBenchmark()
                .substring(Main.class.getPackageName().length() + 1);
    }

    /** Numbers padded, so that 10 comes before 1,000. */
    private static String with(RunResult run) {
        BenchmarkParams params = run.getParams();
        return params.getParamsKeys().stream()
                .map(key -> String.format(Locale.ROOT, "%s %7s", key, params.getParam(key)))
                .collect(Collectors.joining(", "));
    }
}
