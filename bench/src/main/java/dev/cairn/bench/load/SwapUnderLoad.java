package dev.cairn.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cairn.bench.load.SteadyLoad.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * A sheet of a thousand rows is checked and published, some rounds in a row, while a steady load asks for the next best
 * content. Each answer names its book: its first pick must be the one of that very book.
 */
public final class SwapUnderLoad {
    private static final int PER_SECOND = 200;
    private static final int ROUNDS = Integer.getInteger("rounds", 10);
    private static final long WARM_UP = TimeUnit.SECONDS.toNanos(40);
    private static final long QUIET = TimeUnit.SECONDS.toNanos(8);
    private static final String ASKED =
            "{ nextBestContent(learner: {id: \"%s\"}, moment: {device: \"mobile\"}) { pick { content { key } because }"
                    + " decision { bookVersion } } }";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final String url;

    private SwapUnderLoad(String url) {
        this.url = url;
    }

    public static void main(String[] none) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("cairn-bench");
        Path rules = Files.createDirectory(folder.resolve("rules"));
        Path people = Files.writeString(folder.resolve("people.csv"), SwapBook.people());
        Path data = folder.resolve("data");
        SwapBook.write(rules, 0);
        try (ServiceProcess service = ServiceProcess.start(data, rules)) {
            ServiceProcess.run("import", "people", people.toString(), "--data", data.toString());
            new SwapUnderLoad(service.url()).measure();
        }
    }

    private void measure() throws IOException, InterruptedException {
        List<String> bodies = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            bodies.add(body(String.format(ASKED, SwapBook.person(i))));
        }
        System.out.printf("%d requests a second; milliseconds%n", PER_SECOND);
        System.out.printf(
                "%5s %9s %9s %9s %9s %9s %9s %9s %9s%n",
                "round", "check", "publish", "in all", "p50 quiet", "p99 quiet", "p50 swap", "p99 swap", "ratio");
        int[] failed = {0, 0};
        try (SteadyLoad load = new SteadyLoad(url, bodies, PER_SECOND)) {
            sleep(WARM_UP);
            long warm = System.nanoTime();
            for (int round = 1; round <= ROUNDS; round++) {
                round(load, round);
            }
            load.close();
            long begun = warm - WARM_UP;
            load.between(Long.MIN_VALUE, Long.MAX_VALUE).stream()
                    .filter(answer -> !wellFormed(answer))
                    .limit(1)
                    .forEach(answer -> System.out.printf(
                            "the first that failed was due %d ms after the start: %d %s%n",
                            TimeUnit.NANOSECONDS.toMillis(answer.due() - begun), answer.status(), answer.body()));
            System.out.printf(
                    "%d failed after the warm-up%n",
                    load.between(warm, Long.MAX_VALUE).stream()
                            .filter(answer -> !wellFormed(answer))
                            .count());
            for (Answer answer : load.between(Long.MIN_VALUE, Long.MAX_VALUE)) {
                failed[0] += wellFormed(answer) ? 0 : 1;
                failed[1] += wellFormed(answer) && mixed(answer) ? 1 : 0;
            }
            System.out.printf(
                    "%d requests, %d answers, %d failed, %d mixed of two books%n",
                    load.sent(), load.answered(), failed[0], failed[1]);
        }
    }

    private void round(SteadyLoad load, int round) throws IOException, InterruptedException {
        long quiet = System.nanoTime();
        sleep(QUIET);
        long start = System.nanoTime();
        JsonNode checked = ask(
                        "mutation($input: CheckRulesInput!) { checkRules(input: $input)"
                                + " { publishable issues { severity message cell } failedExamples { name failures } userErrors { message } } }",
                        files(round))
                .path("checkRules");
        if (!checked.path("publishable").asBoolean()) {
            throw new IOException("the book is refused: " + checked);
        }
        long published = System.nanoTime();
        ObjectNode input = files(round);
        input.put("base", round).put("comment", "round " + round);
        JsonNode result = ask(
                        "mutation($input: PublishRulesInput!) { publishRules(input: $input)"
                                + " { result { __typename ... on RulesPublished { ruleBook { version } } } userErrors { message } } }",
                        input)
                .path("publishRules")
                .path("result");
        long version = result.path("ruleBook").path("version").asLong();
        long end = System.nanoTime();
        if (version != round + 1) {
            throw new IOException("not published: " + result);
        }
        sleep(TimeUnit.SECONDS.toNanos(2));
        long first = load.between(start, Long.MAX_VALUE).stream()
                .filter(answer -> answer.body().contains("\"bookVersion\":" + version))
                .mapToLong(Answer::done)
                .min()
                .orElseThrow(() -> new IOException("no answer of the new book"));
        List<Answer> before = load.between(quiet, start);
        List<Answer> during = load.between(start, end + TimeUnit.SECONDS.toNanos(1));
        double p99 = SteadyLoad.percentile(before, 99);
        double swap = SteadyLoad.percentile(during, 99);
        System.out.printf(
                Locale.ROOT,
                "%5d %9.0f %9.0f %9.0f %9.2f %9.2f %9.2f %9.2f %9.1f%n",
                round,
                (published - start) / 1e6,
                (end - published) / 1e6,
                (first - start) / 1e6,
                SteadyLoad.percentile(before, 50),
                p99,
                SteadyLoad.percentile(during, 50),
                swap,
                swap / p99);
    }

    private static ObjectNode files(int state) {
        ObjectNode input = JSON.createObjectNode();
        SwapBook.sheets(state)
                .forEach((name, text) ->
                        input.withArray("files").addObject().put("name", name).put("text", text));
        return input;
    }

    private JsonNode ask(String query, ObjectNode input) throws IOException, InterruptedException {
        ObjectNode body = JSON.createObjectNode().put("query", query);
        body.putObject("variables").set("input", input);
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(URI.create(url + "/graphql"))
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

    private static String body(String query) {
        return JSON.createObjectNode().put("query", query).toString();
    }

    private static boolean wellFormed(Answer answer) {
        return answer.status() == 200 && answer.body().startsWith("{\"data\":{\"nextBestContent\":{\"pick\":{");
    }

    /** The book of version n is state n - 1. */
    private static boolean mixed(Answer answer) {
        try {
            JsonNode next = JSON.readTree(answer.body()).path("data").path("nextBestContent");
            int version = next.path("decision").path("bookVersion").asInt();
            return !SwapBook.pick(version - 1)
                    .equals(next.path("pick").path("content").path("key").asText());
        } catch (IOException broken) {
            return true;
        }
    }

    private static void sleep(long nanos) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(nanos);
    }
}
