package dev.cairn.graphql;

import static dev.cairn.store.TestDatabase.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.learner.LearnerId;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An editor's day over GraphQL: from the files of the live book to a changed answer, and back. */
class RulesTest {
    private static final Caller DORA = new Caller(Set.of(Role.EDITOR), new LearnerId("dora"));
    private static final Caller EMIL = new Caller(Set.of(Role.EDITOR), new LearnerId("emil"));
    private static final Caller ADMINISTRATOR = new Caller(Set.of(Role.ADMINISTRATOR), new LearnerId("root"));

    private static final String PUBLISH = """
            mutation($input: PublishRulesInput!) { publishRules(input: $input) {
              userErrors { code field message }
              result { __typename
                ... on RulesPublished { unchanged ruleBook { version state author base changes } superseded { version state }
                  warnings { message } }
                ... on RulesRejected { issues { file row column cell text message nearest severity } failedExamples { name failures cause } }
                ... on RulesConflict { newest { version author comment } changes } } } }""";

    private static final String CHECK = """
            mutation($input: CheckRulesInput!) { checkRules(input: $input) {
              publishable changes newest { version author } issues { file sheet row column cell text nearest expected severity }
              failedExamples { name row cause } effect { id state } userErrors { code field message } } }""";

    private final World world = new World("graphql_rules");

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void anEditorTakesTheFilesChangesARowAndItDecides() {
        List<Map<String, Object>> files = with(live(), "same-department", "80", "85");
        Reply check = ask(CHECK, Map.of("files", files, "base", 1), DORA);
        assertEquals(true, check.at("/checkRules/publishable"), check.json()::encode);
        assertNull(check.at("/checkRules/newest"));
        assertTrue(
                check.text("/checkRules/changes/0").contains("changed: Points: `85` instead of `80`"),
                check.json()::encode);

        Reply published = ask(PUBLISH, Map.of("files", files, "base", 1, "comment", "colleagues first"), DORA);
        assertEquals("RulesPublished", published.text("/publishRules/result/__typename"), published.json()::encode);
        assertEquals(2, published.at("/publishRules/result/ruleBook/version"));
        assertEquals("LIVE", published.text("/publishRules/result/ruleBook/state"));
        assertEquals("dora", published.text("/publishRules/result/ruleBook/author"));
        assertTrue(published.text("/publishRules/result/ruleBook/changes/0").contains("`85` instead of `80`"));
        assertEquals(2, world.publishing.book().get().version());

        Reply again = ask(PUBLISH, Map.of("files", files, "base", 2), DORA);
        assertEquals(true, again.at("/publishRules/result/unchanged"));
        Reply books = world.ask(
                "{ ruleBooks(first: 1) { edges { node { version state comment } cursor } pageInfo { hasNextPage } } }");
        assertEquals("colleagues first", books.text("/ruleBooks/edges/0/node/comment"));
        assertEquals(true, books.at("/ruleBooks/pageInfo/hasNextPage"));
        Reply older = world.ask(
                "query($after: String) { ruleBooks(after: $after) { edges { node { version state rows } } } }",
                Map.of("after", books.text("/ruleBooks/edges/0/cursor")));
        assertEquals(List.of("1"), older.all("/ruleBooks/edges", "/node/version"));
        assertEquals("SUPERSEDED", older.text("/ruleBooks/edges/0/node/state"));
        assertEquals(9, older.at("/ruleBooks/edges/0/node/rows"));
    }

    @Test
    void aWrongWordIsNamedByItsCellAndNothingIsPublished() {
        List<Map<String, Object>> files = with(live(), "content-rules.csv", ",video,welcome,", ",vidoe,welcome,");
        Reply rejected = ask(PUBLISH, Map.of("files", files, "base", 1), DORA);
        assertEquals("RulesRejected", rejected.text("/publishRules/result/__typename"));
        JsonObject issue = (JsonObject) Objects.requireNonNull(rejected.at("/publishRules/result/issues/0"));
        assertEquals("content-rules.csv", issue.getString("file"));
        assertEquals(2, issue.getInteger("row"), issue::encode);
        assertEquals("Then show kind", issue.getString("column"), issue::encode);
        assertEquals("vidoe", issue.getString("text"));
        assertEquals("video", issue.getString("nearest"));
        assertEquals("ERROR", issue.getString("severity"));
        assertEquals(1, world.publishing.book().get().version());
    }

    @Test
    void whoeverComesSecondIsToldWhoWasFirstAndWhatThatChanged() {
        List<Map<String, Object>> doras = with(live(), "same-department", "80", "85");
        List<Map<String, Object>> emils = with(live(), "same-department", "80", "20");
        ask(PUBLISH, Map.of("files", doras, "base", 1, "comment", "colleagues first"), DORA);
        Reply conflict = ask(PUBLISH, Map.of("files", emils, "base", 1), EMIL);
        assertEquals("RulesConflict", conflict.text("/publishRules/result/__typename"), conflict.json()::encode);
        assertEquals("dora", conflict.text("/publishRules/result/newest/author"));
        assertEquals("colleagues first", conflict.text("/publishRules/result/newest/comment"));
        assertTrue(conflict.text("/publishRules/result/changes/0").contains("`85` instead of `80`"));
        assertEquals(2, ask(CHECK, Map.of("files", emils, "base", 1), EMIL).at("/checkRules/newest/version"));
        Reply second = ask(PUBLISH, Map.of("files", emils, "base", 2), EMIL);
        assertEquals(3, second.at("/publishRules/result/ruleBook/version"));
    }

    @Test
    void anOlderBookComesBackUnderANewVersion() {
        ask(PUBLISH, Map.of("files", with(live(), "same-department", "80", "85"), "base", 1), DORA);
        String back = """
                mutation($version: Long!, $base: Long!) { rollbackRules(input: {version: $version, base: $base}) {
                  userErrors { code } result { __typename
                    ... on RulesPublished { ruleBook { version comment hash files { text } } }
                    ... on RulesConflict { newest { version } } } } }""";
        assertEquals(
                "RulesConflict",
                world.ask(back, Map.of("version", 1, "base", 1), DORA).text("/rollbackRules/result/__typename"));
        Reply returned = world.ask(back, Map.of("version", 1, "base", 2), DORA);
        assertEquals(3, returned.at("/rollbackRules/result/ruleBook/version"), returned.json()::encode);
        assertEquals("back to version 1", returned.text("/rollbackRules/result/ruleBook/comment"));
        assertEquals(
                world.ask("{ ruleBook(version: 1) { hash } }").text("/ruleBook/hash"),
                returned.text("/rollbackRules/result/ruleBook/hash"));
        assertEquals(
                List.of("NOT_FOUND"),
                world.ask(back, Map.of("version", 9, "base", 3), DORA).all("/rollbackRules/userErrors", "/code"));
    }

    @Test
    void aScheduledBookWaitsGivesWayOrIsTakenBack() {
        Instant later = Instant.now().plusSeconds(86_400);
        Map<String, Object> input = new HashMap<>(Map.of("base", 1, "validFrom", later.toString()));
        input.put("files", with(live(), "same-department", "80", "85"));
        Reply scheduled = ask(PUBLISH, input, DORA);
        assertEquals("SCHEDULED", scheduled.text("/publishRules/result/ruleBook/state"), scheduled.json()::encode);
        assertEquals(1, world.publishing.book().get().version());

        input.put("files", with(live(), "same-department", "80", "86"));
        input.put("base", 2);
        Reply other = ask(PUBLISH, input, EMIL);
        assertEquals(List.of("2"), other.all("/publishRules/result/superseded", "/version"));
        assertEquals(List.of("SUPERSEDED"), other.all("/publishRules/result/superseded", "/state"));

        String cancel = """
                mutation($version: Long!) { cancelRules(input: {version: $version}) {
                  ruleBook { version state } userErrors { code message } } }""";
        assertEquals("CANCELLED", world.ask(cancel, Map.of("version", 3), DORA).text("/cancelRules/ruleBook/state"));
        assertTrue(world.ask(cancel, Map.of("version", 1), DORA)
                .text("/cancelRules/userErrors/0/message")
                .endsWith("this version is LIVE"));
        assertEquals("LIVE", world.ask("{ ruleBook { version state } }").text("/ruleBook/state"));
        // what stands is version 1 again: neither 2 nor 3 is anybody's base
        input.put("files", with(live(), "same-department", "80", "87"));
        input.put("base", 1);
        input.remove("validFrom");
        assertEquals(4, ask(PUBLISH, input, DORA).at("/publishRules/result/ruleBook/version"));
    }

    @Test
    void expertRulesAreTheAdministrators() {
        List<Map<String, Object>> files = new ArrayList<>(live());
        files.add(Map.of("name", "experts.drl", "text", "rule \"a\" when then end"));
        Reply editor = ask(PUBLISH, Map.of("files", files, "base", 1), DORA);
        assertEquals(List.of("FORBIDDEN"), editor.codes());
        Reply accepting = ask(PUBLISH, Map.of("files", live(), "base", 1, "acceptExamples", true), DORA);
        assertEquals(List.of("FORBIDDEN"), accepting.codes());
        assertEquals(
                List.of(),
                ask(PUBLISH, Map.of("files", files, "base", 1), ADMINISTRATOR).codes());
        Caller portal = new Caller(Set.of(Role.PORTAL), null);
        assertEquals(
                List.of("FORBIDDEN"),
                ask(CHECK, Map.of("files", live()), portal).codes());
    }

    @Test
    void whatIsNoFileIsToldByItsPlace() {
        Reply reply = ask(
                CHECK,
                Map.of(
                        "files",
                        List.of(
                                Map.of("name", "a.csv"),
                                Map.of("name", "b.csv", "text", "x", "base64", "eA=="),
                                Map.of("name", "c.csv", "base64", "?"))),
                DORA);
        assertNull(reply.at("/checkRules/publishable"));
        assertEquals(
                List.of(
                        "[\"input\",\"files\",\"0\"]",
                        "[\"input\",\"files\",\"1\"]",
                        "[\"input\",\"files\",\"2\",\"base64\"]"),
                reply.all("/checkRules/userErrors", "/field"));
        Reply named =
                ask(CHECK, Map.of("files", List.of(Map.of("name", "../../etc/guards.csv", "text", "Name\n"))), DORA);
        assertEquals(List.of("ERROR"), named.all("/checkRules/issues", "/severity"));
        assertEquals(false, named.at("/checkRules/publishable"));
    }

    @Test
    void theEffectIsCountedAsideAndToldByItsId() {
        List<Map<String, Object>> files = with(live(), "something-to-read", ",10,", ",200,");
        Reply begun = ask(CHECK, Map.of("files", files, "effect", true), DORA);
        String id = begun.text("/checkRules/effect/id");
        AtomicReference<Reply> effect = new AtomicReference<>(begun);
        String query = """
                query($id: ID!) { rulesEffect(id: $id) { state done total failure report { countedAt bookVersion learners population
                  any { firstPickChanged nothingAfter } moments { at device counts { firstPickChanged } }
                  contents { key content { title } gained lost } samples { learner before { key reasons } after { key reasons score } } } } }""";
        eventually(() -> {
            effect.set(world.ask(query, Map.of("id", id), DORA));
            return !"RUNNING".equals(Objects.requireNonNull(effect.get()).text("/rulesEffect/state"));
        });
        Reply ended = Objects.requireNonNull(effect.get());
        assertEquals("DONE", ended.text("/rulesEffect/state"), ended.json()::encode);
        assertEquals(3, ended.at("/rulesEffect/report/learners"));
        assertEquals(3, ended.at("/rulesEffect/report/population"));
        assertEquals(
                List.of("FORBIDDEN"),
                world.ask(query, Map.of("id", id), new Caller(Set.of(Role.ANALYST), null))
                        .codes());
        Instant counted = Instant.parse(ended.text("/rulesEffect/report/countedAt"));
        assertEquals(ended.text("/rulesEffect/report/moments/0/at"), ended.text("/rulesEffect/report/countedAt"));
        assertTrue(counted.isAfter(Instant.now().minusSeconds(600)), counted::toString);
        // what is counted already may be another tomorrow: the same question again is counted anew
        assertNotEquals(
                id, ask(CHECK, Map.of("files", files, "effect", true), DORA).text("/checkRules/effect/id"));
        assertNull(world.ask(query, Map.of("id", "11111111-2222-3333-4444-555555555555"), DORA)
                .at("/rulesEffect"));
        assertEquals(
                List.of("INVALID"), world.ask(query, Map.of("id", "x"), DORA).codes());
    }

    private Reply ask(String mutation, Map<String, Object> input, Caller caller) {
        return world.ask(mutation, Map.of("input", input), caller);
    }

    /** The files of the live book as a client gets them, to be sent again. */
    private List<Map<String, Object>> live() {
        Reply reply = world.ask("{ ruleBook { files { name text base64 size } } }");
        List<Map<String, Object>> files = new ArrayList<>();
        JsonArray found = (JsonArray) Objects.requireNonNull(reply.at("/ruleBook/files"));
        for (Object one : found) {
            JsonObject file = (JsonObject) one;
            byte[] bytes = Base64.getDecoder().decode(file.getString("base64"));
            assertEquals(new String(bytes, StandardCharsets.UTF_8), file.getString("text"));
            assertEquals(bytes.length, file.getInteger("size"));
            files.add(new HashMap<>(Map.of("name", file.getString("name"), "base64", file.getString("base64"))));
        }
        return files;
    }

    /** One text replaced in the row of that name, or in the file. */
    private static List<Map<String, Object>> with(List<Map<String, Object>> files, String row, String text, String by) {
        for (Map<String, Object> file : files) {
            String before =
                    new String(Base64.getDecoder().decode(String.valueOf(file.get("base64"))), StandardCharsets.UTF_8);
            @Nullable
            String found = row.equals(file.get("name"))
                    ? before
                    : before.lines()
                            .filter(line -> line.startsWith(row + ","))
                            .findFirst()
                            .orElse(null);
            if (found != null) {
                assertTrue(found.contains(text), found);
                file.remove("base64");
                file.put("text", before.replace(found, found.replaceFirst(text, by)));
            }
        }
        return files;
    }
}
