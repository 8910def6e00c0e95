package dev.cairn.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cairn.bench.load.MarsSignals.Sent;
import dev.cairn.store.DatabaseAddress;
import dev.cairn.store.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * The MARS signals over HTTP from eight senders, durable: in batches, one by one, and one by one with a read after each,
 * which must show the stage that the answer named. Before each round the same rows go in bare, as a reference. A learner's
 * signals come from one sender, in the order of time.
 */
public final class SignalsOverHttp {
    private static final int SENDERS = 8;
    private static final int BATCH = 100;
    private static final int ROUNDS = Integer.getInteger("rounds", 3);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RECORD =
            "mutation($input: RecordSignalsInput!) { recordSignals(input: $input) { accepted"
                    + " userErrors { message } entries { learner { key journeys { program stage } } } } }";
    private static final String READ = "query($id: ID!) { learner(ref: {id: $id}) { key journeys { program stage } } }";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
    private final String url;
    private final DatabaseAddress address;
    private final CpuTime cpu;
    private final List<List<Sent>> shares = new ArrayList<>();
    private final int count;

    private SignalsOverHttp(String url, DatabaseAddress address, CpuTime cpu, List<Sent> signals) {
        this.url = url;
        this.address = address;
        this.cpu = cpu;
        count = signals.size();
        Stream.generate(ArrayList<Sent>::new).limit(SENDERS).forEach(shares::add);
        signals.forEach(sent ->
                shares.get(Math.floorMod(sent.learner().hashCode(), SENDERS)).add(sent));
    }

    public static void main(String[] none) throws Exception {
        Path mars = Path.of(System.getProperty("mars", "../shared/data/mars"));
        if (!Files.isDirectory(mars)) {
            System.out.println("there is no " + mars + "; name the folder of the MARS files by -Dmars=...");
            return;
        }
        Path data = Files.createTempDirectory("cairn-bench").resolve("data");
        List<Sent> all = MarsSignals.read(mars);
        List<Sent> signals = all.subList(0, Math.min(all.size(), Integer.getInteger("signals", all.size())));
        try (ServiceProcess service = ServiceProcess.start(data, Path.of("examples/adoption"))) {
            importFile(data, "content", mars.resolve("items_en.csv"), "mappings/mars-content.csv");
            importFile(data, "people", mars.resolve("users_en.csv"), "mappings/mars-people.csv");
            try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
                CpuTime cpu = CpuTime.of(service.handle(), data);
                new SignalsOverHttp(service.url(), postgres.address(), cpu, signals).measure();
            }
        }
    }

    private static void importFile(Path data, String what, Path file, String mapping)
            throws IOException, InterruptedException {
        ServiceProcess.run("import", what, file.toString(), "--mapping", mapping, "--data", data.toString());
    }

    private void measure() throws Exception {
        for (String setting : List.of("fsync", "synchronous_commit")) {
            if (!"on".equals(one("show " + setting))) {
                throw new IllegalStateException(setting + " is off: what was measured would not be durable");
            }
        }
        System.out.printf("%d signals from %d senders, fsync and synchronous_commit on%n", count, SENDERS);
        System.out.printf(
                "%5s %-28s %9s %9s %14s %14s%n", "round", "", "a second", "ratio", "service CPU ms", "database CPU ms");
        for (int round = 1; round <= ROUNDS; round++) {
            BareInserts.table(address);
            double bare = timed(round, "bare inserts (reference)", 0, share -> BareInserts.insert(address, share));
            timed(round, "in batches of " + BATCH, bare, share -> record(share, BATCH, false));
            timed(round, "one by one", bare, share -> record(share, 1, false));
            timed(round, "one by one, each read after", bare, share -> record(share, 1, true));
        }
        senders.shutdown();
    }

    private interface Sending {
        void send(List<Sent> share) throws Exception;
    }

    private double timed(int round, String what, double reference, Sending sending) throws Exception {
        startAnew();
        CpuTime.Used before = cpu.used();
        long began = System.nanoTime();
        List<Callable<Void>> work = new ArrayList<>();
        for (List<Sent> share : shares) {
            work.add(() -> {
                sending.send(share);
                return null;
            });
        }
        for (Future<Void> done : senders.invokeAll(work)) {
            try {
                done.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("a sender failed: " + e.getCause(), e);
            }
        }
        double perSecond = count / ((System.nanoTime() - began) / 1e9);
        CpuTime.Used after = cpu.used();
        System.out.printf(
                Locale.ROOT,
                "%5d %-28s %9.0f %9s %14.2f %14.2f%n",
                round,
                what,
                perSecond,
                reference == 0 ? "" : String.format(Locale.ROOT, "%.2f", perSecond / reference),
                after.service().minus(before.service()).toNanos() / 1e6 / count,
                after.database().minus(before.database()).toNanos() / 1e6 / count);
        return perSecond;
    }

    /** Nobody has done anything yet. */
    private void startAnew() throws SQLException {
        BareInserts.execute(
                address,
                "truncate signal, day_count, kind_count, content_count, outcome, habit, journey, transition, hand_move");
        BareInserts.execute(
                address, "update course set folded = now(), due = null, touched = null, latest = null, latest_id = ''");
    }

    private String one(String query) throws SQLException {
        try (Connection connection = BareInserts.connect(address);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private void record(List<Sent> share, int batch, boolean read) throws IOException, InterruptedException {
        for (int from = 0; from < share.size(); from += batch) {
            List<Sent> piece = share.subList(from, Math.min(from + batch, share.size()));
            ObjectNode variables = JSON.createObjectNode();
            piece.forEach(
                    sent -> variables.withObject("/input").withArray("signals").add(sent.json()));
            JsonNode recorded = ask(RECORD, variables).path("recordSignals");
            if (recorded.path("accepted").asInt() != piece.size()) {
                throw new IOException("not recorded: " + recorded);
            }
            if (read) {
                JsonNode said = recorded.path("entries").path(0).path("learner");
                ObjectNode id = JSON.createObjectNode().put("id", piece.get(0).learner());
                JsonNode there = ask(READ, id).path("learner");
                if (!there.equals(said)) {
                    throw new IOException("the next read says " + there + ", the answer said " + said);
                }
            }
        }
    }

    private JsonNode ask(String query, ObjectNode variables) throws IOException, InterruptedException {
        ObjectNode body = JSON.createObjectNode().put("query", query);
        body.set("variables", variables);
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(URI.create(url + "/graphql"))
                        .timeout(Duration.ofSeconds(30))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body.toString()))
                        .build(),
                BodyHandlers.ofString());
        JsonNode answer = JSON.readTree(response.body());
        if (answer.has("errors")) {
            throw new IOException(answer.get("errors").toString());
        }
        return answer.path("data");
    }
}
