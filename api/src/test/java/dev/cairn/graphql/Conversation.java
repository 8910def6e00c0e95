package dev.cairn.graphql;

import dev.cairn.store.TestDatabase;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks over HTTP, with a token; and knows what to ask a root field for. */
final class Conversation {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final String WHO = SchemaWalk.WHO;

    private final String url;
    private final World world;

    Conversation(String url, World world) {
        this.url = url;
        this.world = world;
    }

    JsonObject ask(String token, String query) {
        return new JsonObject(text(token, query));
    }

    /** The answer; of a subscription the first one, as an event. */
    String text(String token, String query) {
        boolean live = query.startsWith("subscription");
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/graphql"))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .header("Accept", live ? "text/event-stream" : "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString(
                        new JsonObject().put("query", query).encode()))
                .build();
        try {
            if (!live) {
                return CLIENT.send(request, BodyHandlers.ofString()).body();
            }
            // left after its first answer
            try (Stream<String> lines =
                    CLIENT.send(request, BodyHandlers.ofLines()).body()) {
                return lines.filter(line -> line.startsWith("data: "))
                        .findFirst()
                        .orElseThrow()
                        .substring("data: ".length());
            }
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /**
     * How to ask a root field, where its needed arguments alone do not say it: one way or several, so that every member
     * of a union is seen. A name with a colon is that of an argument.
     */
    Map<String, List<String>> arguments() {
        String decision = world.ask("{ nextBestContent(learner: {id: \"ada\"}) { decision { id } } }")
                .text("/nextBestContent/decision/id");
        skills();
        TestDatabase.await(world.keeping.written());
        Map<String, List<String>> arguments = new LinkedHashMap<>();
        arguments.put("program:", List.of("\"Onboarding\""));
        arguments.put("content:", List.of("{id: \"welcome\"}"));
        arguments.put("from:", List.of("\"2026-01-01T00:00:00Z\""));
        arguments.put("until:", List.of("\"2027-01-01T00:00:00Z\""));
        arguments.put("id:", List.of("\"" + decision + "\""));
        arguments.put("placements:", List.of("[{name: \"hero\", first: 1}]"));
        arguments.put("node", List.of("id: \"learner:" + WHO + "\"", "id: \"content:welcome\"", "id: \"rulebook:1\""));
        arguments.put("nodes", List.of("ids: [\"learner:" + WHO + "\"]"));
        arguments.put("content", List.of("ref: {id: \"welcome\"}"));
        arguments.put("contents", List.of("first: 1, for: {id: \"" + WHO + "\"}", "first: 1"));
        arguments.put("rulesEffect", List.of("id: \"" + effect() + "\""));
        arguments.put("simulate", List.of("input: {learner: {id: \"" + WHO + "\"}}", "input: {facts: {}}"));
        changes(arguments);
        return arguments;
    }

    /** Ada lacks something, holds something, and there is something that teaches it. */
    private void skills() {
        world.run("insert into skill_evidence (learner, skill, skill_key, source, level, shown_on, weight)"
                + " values ('ada', 'Negotiation', 'negotiation', 'self', 1, '2026-01-01', 10) on conflict do nothing");
        TestDatabase.await(world.database
                .contents()
                .saveRoleNeeds(
                        Map.of("Account Manager", Map.of("Negotiation", 3.0), "Expert", Map.of("Negotiation", 2.0))));
        world.ask(
                "mutation { saveContent(input: {content: {id: \"enrol\"}, skills: [{skill: \"Negotiation\", level: 3}]})"
                        + " { userErrors { code } } }");
        long latest = TestDatabase.await(world.database.contents().catalogVersion());
        TestDatabase.eventually(() -> world.catalog.get().version() >= latest);
    }

    /** What another ranking would change, counted. */
    private String effect() {
        String files = Stream.of(
                        "settings", "programs", "personas", "persona-rules", "segment-rules", "stage-rules", "guards")
                .map(sheet ->
                        file(sheet + ".csv", new String(World.bytes("book/" + sheet + ".csv"), StandardCharsets.UTF_8)))
                .collect(Collectors.joining(", "));
        String rules = file("content-rules.csv", "Name,Then show kind,Points\nread,article,50\n");
        String id = world.ask("mutation { checkRules(input: {files: [" + files + ", " + rules
                        + "], effect: true}) { effect { id } } }")
                .text("/checkRules/effect/id");
        TestDatabase.eventually(() -> world.ask("{ rulesEffect(id: \"" + id + "\") { state } }")
                .text("/rulesEffect/state")
                .equals("DONE"));
        return id;
    }

    /** Changes that change nothing, or fail: what is asked is who may. */
    private void changes(Map<String, List<String>> arguments) {
        String who = "learner: {id: \"" + WHO + "\"}";
        arguments.put("updateLearner", List.of("input: {" + who + ", version: 900}"));
        arguments.put(
                "recordSignals",
                List.of("input: {signals: [{id: \"rights-" + WHO + "\", " + who
                        + ", kind: \"viewed\", content: {id: \"welcome\"}, at: \"2026-03-01T08:00:00Z\"}], next: {}}"));
        arguments.put("undoSignal", List.of("input: {" + who + ", signal: \"none of that id\"}"));
        arguments.put("saveContent", List.of("input: {content: {id: \"welcome\"}}"));
        arguments.put("retireContent", List.of("input: {content: {id: \"article-129\"}}"));
        arguments.put(
                "rateSkill",
                List.of("input: {" + who + ", skill: \"no such skill\", level: 1, as: SELF, version: 900}"));
        arguments.put(
                "moveLearner",
                List.of("input: {" + who + ", program: \"Onboarding\", stage: \"awareness\", by: \"somebody\"}"));
        String book = "files: ["
                + file("settings.csv", new String(World.bytes("book/settings.csv"), StandardCharsets.UTF_8)) + "]";
        String broken = "files: ["
                + file("content-rules.csv", "Name,Then show kind,Points\nx,nothing of the kind,many\n") + "]";
        arguments.put("checkRules", List.of("input: {" + broken + ", effect: true}"));
        arguments.put("publishRules", List.of("input: {" + broken + ", base: 1}", "input: {" + book + ", base: 0}"));
        arguments.put("rollbackRules", List.of("input: {version: 1, base: 1}", "input: {version: 1, base: 0}"));
        arguments.put("eraseLearner", List.of("input: {learner: {id: \"nobody-of-that-id\"}}"));
        arguments.put("cancelRules", List.of("input: {version: 1}"));
    }

    private static String file(String name, String text) {
        return "{name: \"" + name + "\", text: " + Json.encode(text) + "}";
    }
}
