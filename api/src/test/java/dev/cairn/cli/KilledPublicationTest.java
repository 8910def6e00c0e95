package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.rulebook.BookHash;
import dev.cairn.engine.rulebook.row.RuleFile;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node is killed while it publishes: it comes back with the old book or the new one, whole. */
@Tag("deep")
class KilledPublicationTest {
    private static final int POINTS = 20;
    private static final long SEED = 42;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** What a client sees of the live book. */
    private record Book(long version, String hash, List<RuleFile> files) {}

    @Test
    void aNodeKilledWhileItPublishesComesBackWithTheOldOrTheNewBook(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        Random random = new Random(SEED);
        long span;
        Book before;
        try (ProcessTest.Child child = ProcessTest.Child.start(data)) {
            publish(child, changed(live(child), 100), 1).join();
            long began = System.nanoTime();
            publish(child, changed(live(child), 101), 2).join();
            span = (System.nanoTime() - began) / 1_000_000;
            before = live(child);
            assertEquals(3, before.version);
        }
        int came = 0;
        for (int point = 0; point < POINTS; point++) {
            List<RuleFile> next = changed(before, 110 + point);
            ProcessTest.Child child = ProcessTest.Child.start(data);
            CompletableFuture<HttpResponse<String>> asked = publish(child, next, before.version);
            // the first publication of a process takes longer than a later one
            Thread.sleep(random.nextInt((int) (span * 3) + 50));
            child.process.destroyForcibly().waitFor();
            boolean told = asked.handle(
                            (reply, lost) -> reply != null && reply.body().contains("RulesPublished"))
                    .join();
            try (ProcessTest.Child again = ProcessTest.Child.start(data)) {
                Book after = live(again);
                String where = "point " + point + ": version " + after.version;
                assertEquals(BookHash.of(after.files), after.hash, where);
                assertTrue(Set.of(before.hash, BookHash.of(next)).contains(after.hash), where);
                assertTrue(!told || after.hash.equals(BookHash.of(next)), where + " though it was acknowledged");
                assertEquals(
                        after.hash.equals(before.hash) ? before.version : before.version + 1, after.version, where);
                assertTrue(ask(again, "{ nextBestContent(learner: {id: \"ada\"}) { pick { because } } }", null)
                        .body()
                        .contains("because"));
                came += after.version > before.version ? 1 : 0;
                before = after;
            }
        }
        System.out.println("killed at " + POINTS + " points: " + came + " times the new book came back");
    }

    private static Book live(ProcessTest.Child child) throws IOException, InterruptedException {
        String answer = ask(child, "{ ruleBook { version hash state files { name base64 } } }", null)
                .body();
        JsonObject book = new JsonObject(answer).getJsonObject("data").getJsonObject("ruleBook");
        assertEquals("LIVE", book.getString("state"));
        List<RuleFile> files = new ArrayList<>();
        for (Object one : book.getJsonArray("files")) {
            JsonObject file = (JsonObject) one;
            files.add(new RuleFile(file.getString("name"), Base64.getDecoder().decode(file.getString("base64"))));
        }
        return new Book(book.getLong("version"), book.getString("hash"), files);
    }

    private static List<RuleFile> changed(Book book, int points) {
        List<RuleFile> files = new ArrayList<>();
        Set<String> changed = new HashSet<>();
        for (RuleFile file : book.files) {
            String text = new String(file.bytes(), StandardCharsets.UTF_8);
            String other = text.replaceFirst(",\\d+,welcome video,", "," + points + ",welcome video,");
            if (!other.equals(text)) {
                changed.add(file.name());
            }
            files.add(new RuleFile(file.name(), other.getBytes(StandardCharsets.UTF_8)));
        }
        assertEquals(Set.of("content-rules.csv"), changed);
        return files;
    }

    private static CompletableFuture<HttpResponse<String>> publish(
            ProcessTest.Child child, List<RuleFile> files, long base) {
        JsonArray given = new JsonArray();
        files.forEach(file -> given.add(new JsonObject()
                .put("name", file.name())
                .put("base64", Base64.getEncoder().encodeToString(file.bytes()))));
        JsonObject input = new JsonObject().put("files", given).put("base", base);
        return CLIENT.sendAsync(
                request(
                        child,
                        "mutation($input: PublishRulesInput!) { publishRules(input: $input) { result { __typename } } }",
                        new JsonObject().put("input", input)),
                BodyHandlers.ofString());
    }

    private static HttpResponse<String> ask(ProcessTest.Child child, String query, @Nullable JsonObject variables)
            throws IOException, InterruptedException {
        return CLIENT.send(request(child, query, variables), BodyHandlers.ofString());
    }

    private static HttpRequest request(ProcessTest.Child child, String query, @Nullable JsonObject variables) {
        return HttpRequest.newBuilder(URI.create(child.url + "/graphql"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(new JsonObject()
                        .put("query", query)
                        .put("variables", variables)
                        .encode()))
                .build();
    }
}
