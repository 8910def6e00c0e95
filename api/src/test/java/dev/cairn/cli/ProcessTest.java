package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service as a process of its own, stopped politely and not. */
@Tag("deep")
class ProcessTest {
    private static final Pattern READY = Pattern.compile("Cairn is ready: (http://127\\.0\\.0\\.1:\\d+)");

    @Test
    void aTermSignalStopsEverythingAndTheDataIsThereAgain(@TempDir Path folder) throws Exception {
        Child first = Child.start(folder.resolve("data"));
        first.viewed("polite-1");
        first.process.destroy();
        assertTrue(first.process.waitFor(30, TimeUnit.SECONDS), first.said());
        // 128 + SIGTERM: the virtual machine's own way to end
        assertEquals(143, first.process.exitValue(), first.said());
        assertTrue(Files.notExists(folder.resolve("data/postgres/postmaster.pid")), "PostgreSQL runs on");
        try (Child second = Child.start(folder.resolve("data"))) {
            assertEquals("duplicate", second.viewed("polite-1"));
        }
    }

    @Test
    void whatWasAcknowledgedSurvivesAKill(@TempDir Path folder) throws Exception {
        Child first = Child.start(folder.resolve("data"));
        List<String> acknowledged = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            assertEquals("accepted", first.viewed("kill-" + i));
            acknowledged.add("kill-" + i);
        }
        first.process.destroyForcibly().waitFor();
        try (Child second = Child.start(folder.resolve("data"))) {
            for (String id : acknowledged) {
                assertEquals("duplicate", second.viewed(id), id);
            }
        }
    }

    @Test
    void aRequestUnderWayIsAnsweredWhenTheSignalComes(@TempDir Path folder) throws Exception {
        try (Child child = Child.start(folder.resolve("data"))) {
            try (java.net.Socket socket =
                    new java.net.Socket("127.0.0.1", URI.create(child.url).getPort())) {
                socket.setSoTimeout(20_000);
                String body = "{\"query\":\"{ __typename }\"}";
                String head =
                        "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                                + body.length() + "\r\n\r\n";
                socket.getOutputStream().write((head + body.substring(0, 5)).getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
                child.awaitSome();
                child.process.destroy();
                child.awaitRefusal();
                socket.getOutputStream().write(body.substring(5).getBytes(StandardCharsets.US_ASCII));
                String status = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
                assertEquals("HTTP/1.1 200", status);
            }
            assertTrue(child.process.waitFor(30, TimeUnit.SECONDS), child.said());
        }
    }

    @Test
    void aBookPublishedBesideTheServiceDecidesAtOnce(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        Path rules = CommandTest.defaultBook(folder);
        try (Child child = Child.start(data)) {
            assertEquals(1, child.version());
            Path sheet = rules.resolve("content-rules.csv");
            Files.writeString(sheet, Files.readString(sheet).replaceFirst(",90,welcome video,", ",91,welcome video,"));
            Terminal published = Terminal.on(data, "publish", rules);
            assertEquals(0, published.code(), published.out() + published.err());
            for (int i = 0; i < 200 && child.version() == 1; i++) {
                Thread.sleep(50);
            }
            assertEquals(2, child.version());
            assertEquals(0, Terminal.on(data, "decide", "--learner", "ada").code());
            assertEquals("accepted", child.viewed("after-the-verbs"));
        }
    }

    /** A child process that serves. */
    static final class Child implements AutoCloseable {
        private static final HttpClient CLIENT = HttpClient.newHttpClient();

        final Process process;
        private final Path log;
        final String url;

        private Child(Process process, Path log, String url) {
            this.process = process;
            this.log = log;
            this.url = url;
        }

        /** @param more words of the command line */
        static Child start(Path data, String... more) throws IOException {
            return startOn(data, null, more);
        }

        /** @param database the URL of a PostgreSQL that others start and stop; null: its own */
        static Child startOn(Path data, @Nullable String database, String... more) throws IOException {
            Path log = Files.createTempFile(data.getParent(), "cairn", ".log");
            ProcessBuilder builder = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            "dev.cairn.Main",
                            "--port",
                            "0",
                            "--data",
                            data.toString())
                    .redirectError(log.toFile());
            builder.command().addAll(List.of(more));
            builder.environment().remove("DATABASE_URL");
            if (database != null) {
                builder.environment().put("DATABASE_URL", database);
            }
            Process process = builder.start();
            BufferedReader out =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                Matcher ready = READY.matcher(line);
                if (ready.find()) {
                    drain(out);
                    return new Child(process, log, ready.group(1));
                }
            }
            throw new AssertionError("it never got ready: " + Files.readString(log));
        }

        /** A pipe that is full would hold up whoever logs, and so the service. */
        private static void drain(BufferedReader out) {
            Thread reader = new Thread(() -> out.lines().forEach(line -> {}), "what a child prints");
            reader.setDaemon(true);
            reader.start();
        }

        /** Sends a signal of Ada's; what became of it. */
        String viewed(String id) throws IOException, InterruptedException {
            String mutation = "mutation { recordSignals(input: {signals: [{id: \\\"" + id
                    + "\\\", learner: {id: \\\"ada\\\"}, kind: \\\"viewed\\\", at: \\\"2026-01-01T08:00:00Z\\\", "
                    + "content: {id: \\\"office-tour\\\"}}]}) { accepted duplicates userErrors { code } } }";
            HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/graphql"))
                    .timeout(Duration.ofSeconds(30))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"query\":\"" + mutation + "\"}"))
                    .build();
            HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());
            if (response.body().contains("\"accepted\":1")) {
                return "accepted";
            }
            return response.body().contains("\"duplicates\":1") ? "duplicate" : response.body();
        }

        /** The data that answer a query without variables. */
        JsonObject ask(String query) throws IOException, InterruptedException {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/graphql"))
                    .timeout(Duration.ofSeconds(30))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(
                            new JsonObject().put("query", query).encode()))
                    .build();
            JsonObject answer =
                    new JsonObject(CLIENT.send(request, BodyHandlers.ofString()).body());
            if (answer.containsKey("errors")) {
                throw new AssertionError(answer.encode());
            }
            return answer.getJsonObject("data");
        }

        /** The version that decides. */
        long version() throws IOException, InterruptedException {
            HttpResponse<String> ready = CLIENT.send(
                    HttpRequest.newBuilder(URI.create(url + "/health/ready")).build(), BodyHandlers.ofString());
            return new JsonObject(ready.body()).getLong("ruleBookVersion");
        }

        /** Until the service has seen what was sent: another request, sent later, was answered. */
        void awaitSome() throws IOException, InterruptedException {
            CLIENT.send(
                    HttpRequest.newBuilder(URI.create(url + "/health/ready")).build(), BodyHandlers.ofString());
        }

        /** Until nobody new comes in. */
        void awaitRefusal() throws InterruptedException {
            int port = URI.create(url).getPort();
            for (int i = 0; i < 200; i++) {
                try (java.net.Socket socket = new java.net.Socket("127.0.0.1", port)) {
                    Thread.sleep(20);
                } catch (IOException refused) {
                    return;
                }
            }
            throw new AssertionError("it still accepts");
        }

        String said() throws IOException {
            return Files.readString(log);
        }

        @Override
        public void close() throws InterruptedException {
            process.destroy();
            process.waitFor();
        }
    }
}
