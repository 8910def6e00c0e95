package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.store.DatabaseAddress;
import dev.cairn.store.EmbeddedPostgres;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL, or the service, is stopped while clients ask and record: what each of them is told, and what is kept. */
@Tag("deep")
class StoppedUnderLoadTest {
    private static final String LEARNER = "{ nextBestContent(learner: {id: \"ada\"}) { decision { id } } }";
    private static final String CATALOGUE = "{ content(ref: {id: \"welcome-video\"}) { title }"
            + " contents(first: 5, filter: {}) { totalCount edges { node { key } } } }";
    private static final Set<String> AWAY = Set.of("UNAVAILABLE");

    private static String signal(int number) {
        return "mutation { recordSignals(input: {signals: [{id: \"load-" + number
                + "\", learner: {id: \"ada\"}, kind: \"viewed\", at: \"2026-01-01T08:00:00Z\","
                + " content: {id: \"office-tour\"}}]}) { accepted duplicates userErrors { code } } }";
    }

    private static String url(EmbeddedPostgres postgres) {
        DatabaseAddress at = postgres.address();
        return "postgres://" + at.user() + ":" + at.password() + "@" + at.host() + ":" + at.port() + "/" + at.database()
                + "?sslmode=disable";
    }

    @Test
    void withoutItsDatabaseItAnswersWhatItCanAndSaysSoOfTheRest(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("pg");
        EmbeddedPostgres postgres = EmbeddedPostgres.start(data);
        try (ProcessTest.Child child = ProcessTest.Child.startOn(folder.resolve("data"), url(postgres), "--sample")) {
            Load learners = new Load(child.url, 4, number -> LEARNER);
            Load contents = new Load(child.url, 2, number -> CATALOGUE);
            Load signals = new Load(child.url, 4, StoppedUnderLoadTest::signal);
            try (learners;
                    contents;
                    signals) {
                learners.awaitMore(200);
                signals.awaitMore(100);
                postgres.close();
                long gone = System.nanoTime();
                assertEquals(503, status(child, "/health/ready"));
                assertEquals(200, status(child, "/health/live"));
                Thread.sleep(5_000);
                long returning = System.nanoTime();
                tell("reads of a learner", learners, gone, returning, AWAY);
                tell("reads of the catalogue", contents, gone, returning, Set.of("OK"));
                tell("signals", signals, gone, returning, AWAY);
                postgres = EmbeddedPostgres.start(data);
                long back = System.nanoTime();
                learners.awaitMore(100);
                signals.awaitMore(50);
                System.out.printf(
                        "a learner is read again after %d ms, a signal recorded after %d ms%n",
                        firstAfter(learners, back), firstAfter(signals, back));
                assertEquals(200, status(child, "/health/ready"));
            }
            assertKept(signals, postgres);
        } finally {
            postgres.close();
        }
    }

    @Test
    void aDatabaseThatHangsIsToldOfAsOneThatIsAway(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("pg");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data);
                ProcessTest.Child child =
                        ProcessTest.Child.startOn(folder.resolve("data"), url(postgres), "--sample")) {
            Load learners = new Load(child.url, 4, number -> LEARNER);
            Load contents = new Load(child.url, 2, number -> CATALOGUE);
            Load signals = new Load(child.url, 12, StoppedUnderLoadTest::signal);
            try (learners;
                    contents;
                    signals;
                    Halted halted = new Halted(data.resolve("postgres"))) {
                learners.awaitMore(200);
                signals.awaitMore(100);
                halted.halt();
                long gone = System.nanoTime();
                assertEquals(503, status(child, "/health/ready"));
                assertEquals(200, status(child, "/health/live"));
                Thread.sleep(6_000);
                long returning = System.nanoTime();
                tell("reads of a learner", learners, gone, returning, AWAY);
                tell("reads of the catalogue", contents, gone, returning, Set.of("OK"));
                tell("signals", signals, gone, returning, AWAY);
                halted.close();
                long back = System.nanoTime();
                learners.awaitMore(100);
                signals.awaitMore(50);
                System.out.printf(
                        "after it hung, a learner is read again after %d ms, a signal recorded after %d ms%n",
                        firstAfter(learners, back), firstAfter(signals, back));
                assertEquals(200, status(child, "/health/ready"));
            }
            assertKept(signals, postgres);
        }
    }

    /** Of requests that began and ended while it was away: one way to be told, whichever it is. */
    private static void tell(String what, Load load, long gone, long returning, Set<String> wanted) {
        List<Load.Told> meanwhile = load.told().stream()
                .filter(one -> one.began() > gone && one.ended() < returning)
                .toList();
        long[] took = meanwhile.stream().mapToLong(Load.Told::took).sorted().toArray();
        assertTrue(took.length > 0, what);
        System.out.printf(
                "without a database, %s: %d told %s, median %d ms, longest %d ms%n",
                what, took.length, wanted, took[took.length / 2], took[took.length - 1]);
        Set<String> codes = meanwhile.stream().map(Load.Told::code).collect(Collectors.toSet());
        assertEquals(wanted, codes, what);
        // who was under way when it went: told, too, and never that something of ours broke
        for (Load.Told one : load.told()) {
            assertFalse(Set.of("INTERNAL", "TIMEOUT", Load.NONE).contains(one.code()), what + ": " + one.body());
        }
    }

    private static long firstAfter(Load load, long instant) {
        return load.told().stream()
                .filter(one -> one.began() > instant && one.code().equals("OK"))
                .mapToLong(one -> TimeUnit.NANOSECONDS.toMillis(one.ended() - instant))
                .min()
                .orElseThrow();
    }

    private static void assertKept(Load signals, EmbeddedPostgres postgres) {
        Set<String> kept = Set.copyOf(Derived.texts(postgres.address(), "select id from signal"));
        List<String> lost = signals.told().stream()
                .filter(one -> one.code().equals("OK"))
                .peek(one -> assertTrue(
                        one.body().contains("\"accepted\":1") || one.body().contains("\"duplicates\":1"), one.body()))
                .map(one -> "load-" + one.number())
                .filter(id -> !kept.contains(id))
                .toList();
        assertEquals(List.of(), lost, "acknowledged, and not there");
    }

    @Test
    void aTermSignalUnderLoadDropsNothingThatWasTaken(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        ProcessTest.Child child = ProcessTest.Child.start(data);
        Load signals = new Load(child.url, 8, StoppedUnderLoadTest::signal);
        try (signals) {
            signals.awaitMore(200);
            child.process.destroy();
            assertTrue(child.process.waitFor(30, TimeUnit.SECONDS), child.said());
            assertEquals(143, child.process.exitValue(), child.said());
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
            assertKept(signals, postgres);
            Set<String> kept = Set.copyOf(Derived.texts(postgres.address(), "select id from signal"));
            List<String> untold = signals.told().stream()
                    .filter(one -> !one.code().equals("OK"))
                    .map(one -> "load-" + one.number())
                    .filter(kept::contains)
                    .toList();
            assertEquals(List.of(), untold, "recorded, and nobody was told");
            Set<String> codes = signals.told().stream().map(Load.Told::code).collect(Collectors.toSet());
            assertEquals(Set.of("OK", Load.NONE), codes);
            System.out.printf(
                    "stopped under load: %d acknowledged, all there; nothing that was not is%n",
                    signals.told().stream()
                            .filter(one -> one.code().equals("OK"))
                            .count());
        }
    }

    @Test
    void connectionsThatAskNothingDoNotHoldItUp(@TempDir Path folder) throws Exception {
        List<Socket> idle = new ArrayList<>();
        try (ProcessTest.Child child = ProcessTest.Child.start(folder.resolve("data"))) {
            for (int i = 0; i < 200; i++) {
                Socket socket = new Socket("127.0.0.1", URI.create(child.url).getPort());
                idle.add(socket);
                socket.setSoTimeout(20_000);
                socket.getOutputStream()
                        .write("GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                assertEquals('H', socket.getInputStream().read());
            }
            long began = System.nanoTime();
            child.process.destroy();
            for (Socket socket : idle) {
                socket.getInputStream().readAllBytes();
            }
            long closed = System.nanoTime();
            // requests that are under way would have ten seconds: nobody waits for those that are not
            assertTrue(child.process.waitFor(9, TimeUnit.SECONDS), child.said());
            System.out.printf(
                    "200 idle connections were closed after %d ms, the process ended after %d ms%n",
                    TimeUnit.NANOSECONDS.toMillis(closed - began),
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
    }

    private static int status(ProcessTest.Child child, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(child.url + path)).build(), BodyHandlers.ofString())
                .statusCode();
    }
}
