package dev.cairn.cli;

import dev.cairn.http.Entrance;
import java.io.IOException;
import java.nio.file.Path;
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
            names = "--sample",
            negatable = true,
            description = "begin with (or without) the small sample world;"
                    + " default: with it in our own PostgreSQL, without it in that of DATABASE_URL")
    private @Nullable Boolean sample;

    @Option(names = "--watch", description = "publish the folder of rules whenever it is saved: for one's own desk")
    private boolean watch;

    @Mixin
    private KeepingOptions keeping;

    @Mixin
    private AnsweringOptions answering;

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
        boolean sampled = sample == null ? location.url() == null : sample;
        Running running = Running.start(
                new Wish(port, location, rules, sampled, keeping.kept(spec), answering.answering(spec), entrance()),
                spec.commandLine().getOut());
        if (once) {
            try (running) {
                Greeting.print(running, location, spec.commandLine().getOut());
            }
            return 0;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(running::close, "stop"));
        Greeting.print(running, location, spec.commandLine().getOut());
        if (watch) {
            BookAtStart.watch(running.node(), rules, spec.commandLine().getOut());
            spec.commandLine().getOut().flush();
        }
        // the hook ends the process; until then there is nothing to do here
        new CountDownLatch(1).await();
        return 0;
    }

    private Entrance entrance() {
        try {
            return entry.entrance(location);
        } catch (TypeConversionException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()));
        }
    }
}
