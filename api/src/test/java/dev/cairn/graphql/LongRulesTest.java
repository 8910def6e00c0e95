package dev.cairn.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.learner.LearnerId;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A book with more to say of it than an answer holds: the beginning is told, and how much there is. */
class LongRulesTest {
    private static final int ROWS = 2_500;
    private static final Caller DORA = new Caller(Set.of(Role.EDITOR), new LearnerId("dora"));
    private static final String ISSUE = " { severity file sheet row column cell text message expected nearest } ";

    private final World world = new World("graphql_long_rules");

    @AfterEach
    void close() {
        world.close();
    }

    /** The live files, with rules that are all of the past: as many warnings. */
    private List<Map<String, Object>> files(String last) {
        Reply reply = world.ask("{ ruleBook { files { name text } } }");
        String rules = IntStream.rangeClosed(1, ROWS)
                .mapToObj(i -> "old-" + i + ",article," + i % 90 + ",2020-01-01\n")
                .collect(Collectors.joining("", "Name,Then show kind,Points,Until\n", last));
        List<Map<String, Object>> files = new ArrayList<>();
        for (Object one : (JsonArray) Objects.requireNonNull(reply.at("/ruleBook/files"))) {
            JsonObject file = (JsonObject) one;
            boolean replaced = file.getString("name").equals("content-rules.csv");
            files.add(Map.of("name", file.getString("name"), "text", replaced ? rules : file.getString("text")));
        }
        return files;
    }

    private static int size(Reply reply, String pointer) {
        return ((JsonArray) Objects.requireNonNull(reply.at(pointer), reply.json()::encode)).size();
    }

    @Test
    void aCheckTellsTheFirstThousandErrorsBeforeWarningsAndHowManyThereAre() {
        String check = "mutation($input: CheckRulesInput!) { checkRules(input: $input) { publishable issues" + ISSUE
                + "errorCount warningCount changes changeCount failedExampleCount } }";
        Reply reply = world.ask(check, Map.of("input", Map.of("files", files("wrong,vidoe,10,\n"))), DORA);
        assertEquals(List.of(), reply.codes());
        assertEquals(false, reply.at("/checkRules/publishable"));
        assertEquals(1, reply.at("/checkRules/errorCount"), reply.all("/checkRules/issues", "")::toString);
        assertTrue((int) Objects.requireNonNull(reply.at("/checkRules/warningCount")) >= ROWS, reply.json()::encode);
        assertEquals(Excerpt.MOST, size(reply, "/checkRules/issues"));
        assertEquals("video", reply.at("/checkRules/issues/999/nearest"), "the one error, though it stands last");
        assertEquals(Excerpt.MOST, size(reply, "/checkRules/changes"));
        assertTrue((int) Objects.requireNonNull(reply.at("/checkRules/changeCount")) > ROWS);
        assertEquals(0, reply.at("/checkRules/failedExampleCount"));
    }

    @Test
    void whatIsLiveIsToldHoweverMuchIsAskedOfIt() {
        String much = IntStream.rangeClosed(1, 6)
                .mapToObj(i -> "w" + i + ": warnings" + ISSUE)
                .collect(Collectors.joining());
        String published =
                " result { __typename ... on RulesRejected { issues { severity file row message } } ... on RulesPublished { warningCount "
                        + much
                        + "ruleBook { version state rows first: sentences last: sentences(first: 1000, skip: 2000) changes } } } ";
        Reply reply = world.ask(
                "mutation($input: PublishRulesInput!) { publishRules(input: $input) {" + published + "} }",
                Map.of("input", Map.of("files", files(""), "base", 1)),
                DORA);
        assertEquals(List.of(), reply.codes());
        assertEquals("LIVE", reply.text("/publishRules/result/ruleBook/state"), reply.json()::encode);
        assertEquals(2, world.publishing.book().get().version());
        assertTrue((int) Objects.requireNonNull(reply.at("/publishRules/result/warningCount")) >= ROWS);
        assertEquals(Excerpt.MOST, size(reply, "/publishRules/result/w6"));
        int rows = (int) Objects.requireNonNull(reply.at("/publishRules/result/ruleBook/rows"));
        assertEquals(Excerpt.MOST, size(reply, "/publishRules/result/ruleBook/first"));
        assertEquals(rows - 2_000, size(reply, "/publishRules/result/ruleBook/last"));

        Reply back = world.ask(
                "mutation { rollbackRules(input: {version: 1, base: 2}) {" + published + "} }", Map.of(), DORA);
        assertEquals(3, back.at("/rollbackRules/result/ruleBook/version"), back.json()::encode);
        Reply again = world.ask(
                "mutation { rollbackRules(input: {version: 2, base: 3}) {" + published + "} }", Map.of(), DORA);
        assertEquals(4, again.at("/rollbackRules/result/ruleBook/version"), again.json()::encode);
        assertEquals(List.of(), again.codes());
        Reply part = world.ask("{ ruleBook { sentences(first: 1001) } }");
        assertEquals(List.of("INVALID"), part.codes());
    }
}
