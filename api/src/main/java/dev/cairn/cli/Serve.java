package dev.cairn.cli;

import dev.cairn.http.Entrance;
import dev.cairn.keeping.Keeping;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Runs the service until it is told to stop. */
@Command(
        name = "serve",
        sortOptions = false,
        header = "Runs the service.",
        description = {
            "",
            "Starts PostgreSQL, loads the rule book and listens on http://127.0.0.1:8080.",
            "Stops cleanly on SIGTERM and Ctrl-C.",
            "",
            "A folder of rules that changed since the last start goes live if it passes the checks and its examples;"
                    + " if not, what is wrong is printed and the last good rule book decides on."
        })
final class Serve implements Callable<Integer> {
    private static final int MOST_DECISIONS = 1_000;
    private static final int MOST_DAYS = 3_660;

    @Option(
            names = "--port",
            paramLabel = "<port>",
            defaultValue = "${env:CAIRN_PORT:-8080}",
            description = "where to listen; 0 takes any free one; default: 8080 (CAIRN_PORT)")
    private int port;

    @Mixin
    private Entry entry;

    @Mixin
    private Location location;

    @Option(
            names = "--rules",
            paramLabel = "<folder>",
            description =
                    "the rule book to begin with and to follow; default: rules/ beside the launcher, else the packed one")
    private @Nullable Path rules;

    @Option(
            names = "--no-sample",
            negatable = true,
            description = "begin with (or without) the small sample world;"
                    + " default: with it in our own PostgreSQL, without it in that of DATABASE_URL")
    private @Nullable Boolean sample;

    @Option(names = "--watch", description = "publish the folder of rules whenever it is saved: for one's own desk")
    private boolean watch;

    @Option(
            names = "--keep-decisions",
            paramLabel = "<number>",
            defaultValue = "${env:CAIRN_KEEP_DECISIONS:-20}",
            description = "how many decisions a second are kept, to be replayed; of more a sample, 0 keeps none;"
                    + " default: 20 (CAIRN_KEEP_DECISIONS)")
    private double keepDecisions;

    @Option(
            names = "--keep-days",
            paramLabel = "<days>",
            defaultValue = "${env:CAIRN_KEEP_DAYS:-30}",
            description = "for how long; 0 keeps none and clears away those there are; default: 30 (CAIRN_KEEP_DAYS)")
    private int keepDays;

    @Mixin
    private ParkingOptions parking;

    @Option(
            names = "--keep-audit-days",
            paramLabel = "<days>",
            defaultValue = "${env:CAIRN_KEEP_AUDIT_DAYS:-730}",
            description = "for how long who changed what is kept; default: 730 (CAIRN_KEEP_AUDIT_DAYS)")
    private int keepAuditDays;

    @Option(
            names = "--slow-ms",
            paramLabel = "<ms>",
            defaultValue = "${env:CAIRN_SLOW_MS:-1000}",
            description = "an operation that takes so many milliseconds or more is logged; 0 logs all;"
                    + " default: 1000 (CAIRN_SLOW_MS)")
    private long slowMillis;

    @Option(
            names = "--once",
            description = "stop as soon as the example is answered: to try an upgrade, or a folder of rules")
    private boolean once;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (port < 0 || port > 65535) {
            throw new ParameterException(spec.commandLine(), "--port is a number from 0 to 65535, not " + port);
        }
        demandLogFormat();
        boolean sampled = sample == null ? location.url() == null : sample;
        Running running = Running.start(
                new Running.Wish(
                        port,
                        location,
                        rules,
                        sampled,
                        keeping(),
                        parking.setting(spec),
                        slow(),
                        entrance(),
                        auditDays()),
                spec.commandLine().getOut());
        if (once) {
            try (running) {
                Greeting.print(running, spec.commandLine().getOut());
            }
            return 0;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(running::close, "stop"));
        Greeting.print(running, spec.commandLine().getOut());
        if (watch) {
            BookAtStart.watch(running.node(), rules, spec.commandLine().getOut());
            spec.commandLine().getOut().flush();
        }
        // the hook ends the process; until then there is nothing to do here
        new CountDownLatch(1).await();
        return 0;
    }

    private int auditDays() {
        if (keepAuditDays < 1 || keepAuditDays > MOST_DAYS) {
            throw new ParameterException(
                    spec.commandLine(), "--keep-audit-days is a number from 1 to 3660, not " + keepAuditDays);
        }
        return keepAuditDays;
    }

    private Duration slow() {
        if (slowMillis < 0) {
            throw new ParameterException(
                    spec.commandLine(), "--slow-ms is a number of milliseconds from 0 on, not " + slowMillis);
        }
        return Duration.ofMillis(slowMillis);
    }

    /** Else nothing would be logged at all. */
    private void demandLogFormat() {
        String format = System.getenv("CAIRN_LOG_FORMAT");
        if (format != null && !format.equals("text") && !format.equals("json")) {
            throw new ParameterException(
                    spec.commandLine(), "CAIRN_LOG_FORMAT is `text` or `json`, not `" + format + "`");
        }
    }

    private Entrance entrance() {
        try {
            return entry.entrance(location);
        } catch (TypeConversionException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()));
        }
    }

    private Keeping.Setting keeping() {
        if (!(keepDecisions >= 0 && keepDecisions <= MOST_DECISIONS)) {
            throw new ParameterException(
                    spec.commandLine(), "--keep-decisions is a number from 0 to 1000, not " + keepDecisions);
        }
        if (keepDays < 0 || keepDays > MOST_DAYS) {
            throw new ParameterException(spec.commandLine(), "--keep-days is a number from 0 to 3660, not " + keepDays);
        }
        return new Keeping.Setting(keepDecisions, keepDays);
    }
}
