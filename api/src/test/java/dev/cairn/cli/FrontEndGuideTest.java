package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every example of the guides for front-ends, sent as it stands there, gets an answer as it stands there. {@code
 * -Dgolden=write} writes answers of another shape anew.
 */
class FrontEndGuideTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final Pattern BLOCK = Pattern.compile("```([^\\n]+)\\n(.*?)```", Pattern.DOTALL);
    /** Where the sample world's dates lie around today, a text may be another one. */
    private static final Set<String> FIRM = Set.of("code", "field", "accepted", "duplicates", "key", "nearest");

    /** @param written the answer as it stands there */
    private record Example(String query, JsonObject variables, String written) {}

    @Test
    void theGuidesTellTheTruth(@TempDir Path data) throws Exception {
        try (RunningCairn cairn = RunningCairn.on(data)) {
            assertEquals(6, holds("front-ends.md", cairn));
            assertEquals(8, holds("portal.md", cairn));
        }
    }

    /**
     * The examples of server-sent events: what {@code curl -N} sends is answered as it stands there. Where a second event
     * follows, the learner has completed what the first one names.
     */
    @ParameterizedTest
    @ValueSource(strings = {"front-ends.md", "portal.md"})
    void theGuidesEventsComeAsTheyStandThere(String name, @TempDir Path data) throws Exception {
        String guide = Files.readString(DOCS.resolve(name));
        Matcher sent = Pattern.compile("```sh events\\n.*?-d '(.*?)'\\n```", Pattern.DOTALL)
                .matcher(guide);
        Matcher told = Pattern.compile("```events\\n(.*?)```", Pattern.DOTALL).matcher(guide);
        assertTrue(sent.find() && told.find());
        List<String> expected =
                told.group(1).lines().filter(line -> line.startsWith("data: ")).toList();
        assertFalse(expected.isEmpty());
        try (RunningCairn cairn = RunningCairn.on(data);
                Stream<String> lines = HttpClient.newHttpClient()
                        .send(
                                cairn.to("/graphql")
                                        .header("Content-Type", "application/json")
                                        .header("Accept", "text/event-stream")
                                        .POST(BodyPublishers.ofString(sent.group(1)))
                                        .build(),
                                BodyHandlers.ofLines())
                        .body()) {
            Iterator<String> events =
                    lines.filter(line -> line.startsWith("data: ")).iterator();
            assertEquals(expected.get(0), events.next());
            for (String next : expected.subList(1, expected.size())) {
                complete(cairn, "ben", between(expected.get(0), "\"key\":\"", "\""));
                assertEquals(next, events.next());
            }
        }
    }

    private static void complete(RunningCairn cairn, String learner, String content) throws Exception {
        JsonObject recorded = cairn.ask("mutation { recordSignals(input: {signals: [{id: \"guide\", learner: {id: \""
                + learner + "\"}, kind: \"completed\", at: \"" + Instant.now() + "\", content: {id: \"" + content
                + "\"}}]}) { accepted } }");
        assertEquals(1, recorded.getJsonObject("recordSignals").getInteger("accepted"));
    }

    private static String between(String text, String before, String after) {
        int from = text.indexOf(before) + before.length();
        return text.substring(from, text.indexOf(after, from));
    }

    private static int holds(String guide, RunningCairn cairn) throws Exception {
        Path file = DOCS.resolve(guide);
        List<Example> examples = examples(file);
        for (Example example : examples) {
            JsonObject request = new JsonObject().put("query", example.query).put("variables", example.variables);
            JsonObject answer = new JsonObject(cairn.post(request.encode()).body());
            Set<String> shape = shape(answer, "");
            if ("write".equals(System.getProperty("golden"))
                    && !shape(new JsonObject(example.written), "").equals(shape)) {
                // found by its query, for two answers may look alike
                String text = Files.readString(file);
                int at = text.indexOf(example.written, text.indexOf(example.query));
                Files.writeString(
                        file,
                        text.substring(0, at) + answer.encodePrettily() + "\n"
                                + text.substring(at + example.written.length()));
                continue;
            }
            assertEquals(
                    shape(new JsonObject(example.written), ""), shape, () -> example.query + answer.encodePrettily());
        }
        return examples.size();
    }

    private static List<Example> examples(Path guide) throws IOException {
        List<Example> examples = new ArrayList<>();
        String query = "";
        JsonObject variables = new JsonObject();
        Matcher block = BLOCK.matcher(Files.readString(guide));
        while (block.find()) {
            switch (block.group(1)) {
                case "graphql" -> {
                    query = block.group(2);
                    variables = new JsonObject();
                }
                // what just happened in the guide just happens now
                case "json variables" ->
                    variables = new JsonObject(block.group(2)
                            .replace("2026-11-20T08:15:00Z", Instant.now().toString()));
                case "json" -> {
                    assertFalse(query.isEmpty());
                    examples.add(new Example(query, variables, block.group(2)));
                }
                default -> {
                    // shell: what it sends is the first example in short
                }
            }
        }
        return examples;
    }

    /** Which fields there are, of which type; the firm ones with their value. */
    private static Set<String> shape(@Nullable Object value, String path) {
        Set<String> shape = new TreeSet<>();
        if (value instanceof JsonObject object) {
            object.forEach(field -> {
                if (FIRM.contains(field.getKey())) {
                    shape.add(path + "/" + field.getKey() + " = " + field.getValue());
                } else {
                    shape.addAll(shape(field.getValue(), path + "/" + field.getKey()));
                }
            });
        } else if (value instanceof JsonArray array) {
            for (Object item : array) {
                shape.addAll(shape(item, path + "[]"));
            }
        } else {
            shape.add(path + " is " + (value == null ? "null" : value.getClass().getSimpleName()));
        }
        return shape;
    }
}
