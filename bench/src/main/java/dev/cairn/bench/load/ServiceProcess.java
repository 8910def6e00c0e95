package dev.cairn.bench.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The service as a user starts it, with a PostgreSQL and data of its own; both end with it. */
final class ServiceProcess implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("Cairn is ready: (http://\\S+)");
    private static final int END_SECONDS = 20;

    private final Process process;
    private final String url;

    private ServiceProcess(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /** Waits until it says that it is ready. */
    static ServiceProcess start(Path data, Path rules) throws IOException {
        return ready(cairn("", "serve", "--port", "0", "--data", data.toString(), "--rules", rules.toString()));
    }

    /** One node of several, on a database that they share. */
    static ServiceProcess startOn(String database, Path rules, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("serve", "--port", "0", "--rules", rules.toString()));
        arguments.addAll(List.of(more));
        return ready(cairn(database, arguments.toArray(String[]::new)));
    }

    private static ServiceProcess ready(Process process) throws IOException {
        List<String> said = new ArrayList<>();
        BufferedReader lines = process.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.add(line);
            Matcher ready = READY.matcher(line);
            if (ready.find()) {
                drain(lines);
                return new ServiceProcess(process, ready.group(1));
            }
        }
        throw new IOException("the service ended before it was ready:\n" + String.join("\n", said));
    }

    /** Runs a verb to its end. */
    static void run(String... arguments) throws IOException, InterruptedException {
        runOn("", arguments);
    }

    static void runOn(String database, String... arguments) throws IOException, InterruptedException {
        Process process = cairn(database, arguments);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", arguments) + ":\n" + said);
        }
    }

    private static Process cairn(String database, String... arguments) throws IOException {
        Path launcher = Path.of(System.getProperty("cairn.launcher", "cairn")).toAbsolutePath();
        if (!Files.exists(launcher)) {
            throw new IOException("there is no " + launcher + "; run from the project's root, or name it by"
                    + " -Dcairn.launcher=...");
        }
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        if (!database.isEmpty()) {
            builder.environment().put("DATABASE_URL", database);
        }
        return builder.start();
    }

    private static void drain(BufferedReader lines) {
        Thread reader = new Thread(
                () -> {
                    try {
                        while (lines.readLine() != null) {
                            // a full pipe would hold the service up
                        }
                    } catch (IOException ended) {
                        // so did the service
                    }
                },
                "what the service prints");
        reader.setDaemon(true);
        reader.start();
    }

    long pid() {
        return process.pid();
    }

    String url() {
        return url;
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
