package dev.cairn.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The catalogue: looked through, changed, taken out of use. */
class ContentsTest {
    private static final String BROWSE = """
            query($filter: ContentFilter, $for: LearnerRef, $orderBy: ContentOrder!, $first: Int!, $after: String) {
              contents(filter: $filter, for: $for, orderBy: $orderBy, first: $first, after: $after) {
                totalCount edges { cursor node { key title } pick { because content { key } } }
                pageInfo { hasNextPage hasPreviousPage endCursor }
              }
            }""";
    private static final String SAVE = """
            mutation($input: SaveContentInput!) {
              saveContent(input: $input) {
                content { id key version titles { language text } summary link kind minutes topics languages publishedOn
                          skills { skill level } prerequisites { key } derivesFrom { key } status owner
                          externalIds { system value } image { url alternativeText } }
                userErrors { code field message }
              }
            }""";

    private World world;

    @BeforeEach
    void open() {
        world = new World("graphql_contents");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aContentIsFoundByAnyOfItsIds() {
        for (String ref : List.of(
                "{id: \"welcome\"}",
                "{id: \"content:welcome\"}",
                "{externalId: {system: \"lms\", value: \"lms-welcome\"}}")) {
            Reply reply = world.ask("{ content(ref: " + ref + ") { key version externalIds { system value } } }");
            assertEquals("welcome", reply.text("/content/key"), reply.json()::encode);
            assertEquals(1, reply.at("/content/version"));
        }
        Reply unknown = world.ask("{ content(ref: {id: \"nowhere\"}) { key } }");
        assertNull(unknown.at("/content"));
        assertEquals(List.of(), unknown.codes());
    }

    @Test
    void aContentIsSavedInPartsAndThenWhole() {
        Map<String, @Nullable Object> input = input("mentor-hana");
        input.put(
                "titles",
                List.of(Map.of("language", "en", "text", "Hana"), Map.of("language", "de", "text", "Hana, Mentorin")));
        input.put("kind", "mentor");
        input.put("link", "msteams:/l/chat/hana");
        input.put("skills", List.of(Map.of("skill", "Selling", "level", 4)));
        input.put("prerequisites", List.of(Map.of("id", "welcome")));
        input.put("derivesFrom", Map.of("externalId", Map.of("system", "lms", "value", "lms-told-by-it")));
        input.put(
                "image",
                Map.of(
                        "url",
                        "https://example.org/hana.png",
                        "alternativeTexts",
                        List.of(Map.of("language", "en", "text", "Hana at her desk"))));
        Reply created = save(input);
        assertEquals("[]", created.text("/saveContent/userErrors"));
        assertEquals("PUBLISHED", created.text("/saveContent/content/status"));
        assertEquals("2026-03-02", created.text("/saveContent/content/publishedOn"));
        assertEquals(1, created.at("/saveContent/content/version"));
        assertEquals("welcome", created.text("/saveContent/content/prerequisites/0/key"));
        assertEquals("told-by-it", created.text("/saveContent/content/derivesFrom/key"));
        assertEquals("Hana at her desk", created.text("/saveContent/content/image/alternativeText"));

        Map<String, @Nullable Object> change = input("mentor-hana");
        change.put("link", null);
        change.put("minutes", 30);
        Reply changed = save(change);
        assertNull(changed.at("/saveContent/content/link"));
        assertEquals(30, changed.at("/saveContent/content/minutes"));
        assertEquals("Hana, Mentorin", changed.text("/saveContent/content/titles/0/text"));
        assertEquals(2, changed.at("/saveContent/content/version"));
    }

    @Test
    void whatIsWrongWithAContentIsToldAtOnce() {
        Map<String, @Nullable Object> input = input("half");
        input.put("titles", List.of(Map.of("language", "english", "text", "Half")));
        input.put("minutes", -1);
        input.put("validFrom", "2026-03-02");
        input.put("validUntil", "2026-03-01");
        input.put("prerequisites", List.of(Map.of("id", "nowhere"), Map.of("id", "half")));
        input.put("skills", List.of(Map.of("skill", "Selling", "level", -1)));
        Reply reply = save(input);
        assertNull(reply.at("/saveContent/content"));
        assertEquals(
                Set.of(
                        "UNKNOWN_LANGUAGE titles",
                        "INVALID titles",
                        "INVALID kind",
                        "INVALID minutes",
                        "INVALID validUntil",
                        "INVALID skills",
                        "NOT_FOUND prerequisites"),
                errors(reply));
        assertNull(world.ask("{ content(ref: {id: \"half\"}) { key } }").at("/content"));
    }

    @Test
    void aLinkThatRunsCodeIsNoUrl() {
        Map<String, @Nullable Object> input = input("welcome");
        for (String link :
                List.of("javascript:alert(1)", "data:text/html,x", "/relative", "http://[", "JAVASCRIPT:x")) {
            input.put("link", link);
            Reply reply = world.ask(SAVE, Map.of("input", input));
            assertEquals(List.of("VALIDATION_ERROR"), reply.codes(), link);
            assertEquals(Answer.Kind.REQUEST_ERROR, reply.kind());
        }
    }

    @Test
    void versionsAndExternalIdsAreKeptApart() {
        Map<String, @Nullable Object> stale = input("welcome");
        stale.put("version", 7);
        stale.put("minutes", 5);
        assertEquals(Set.of("VERSION_CONFLICT version"), errors(save(stale)));
        Map<String, @Nullable Object> taken = input("told-by-it");
        taken.put("externalIds", List.of(Map.of("system", "lms", "value", "lms-welcome")));
        assertEquals(Set.of("EXTERNAL_ID_TAKEN externalIds"), errors(save(taken)));
        Map<String, @Nullable Object> unknown = new HashMap<>();
        unknown.put("content", Map.of("externalId", Map.of("system", "lms", "value", "nowhere")));
        unknown.put("minutes", 5);
        assertEquals(Set.of("NOT_FOUND content"), errors(save(unknown)));
    }

    @Test
    void aRetiredContentIsGoneFromTheVeryNextAnswer() {
        String next = "{ nextBestContent(learner: {id: \"ada\"}) { pick { content { key } } } }";
        assertEquals("welcome", world.ask(next).text("/nextBestContent/pick/content/key"));
        Reply retired = world.ask(
                "mutation { retireContent(input: {content: {id: \"content:welcome\"}}) { content { status } userErrors { code } } }");
        assertEquals("RETIRED", retired.text("/retireContent/content/status"));
        assertFalse(world.ask(next).text("/nextBestContent/pick/content/key").equals("welcome"));

        Reply oneRequest = world.ask("""
                mutation {
                  retireContent(input: {content: {id: "article-000"}}) { userErrors { code } }
                  recordSignals(input: {signals: [{id: "s", learner: {id: "ben"}, kind: "viewed", at: "2026-03-02T07:59:00Z"}],
                                        next: {first: 100}}) {
                    entries { next { edges { node { key } } } } } }""");
        assertFalse(oneRequest
                .all("/recordSignals/entries/0/next/edges", "/node/key")
                .contains("article-000"));
        Reply unknown = world.ask(
                "mutation { retireContent(input: {content: {id: \"nowhere\"}}) { content { key } userErrors { code } } }");
        assertEquals(List.of("NOT_FOUND"), unknown.all("/retireContent/userErrors", "/code"));
    }

    @Test
    void draftsAndRetiredContentsAreForEditors() {
        Map<String, @Nullable Object> draft = input("welcome");
        draft.put("status", "DRAFT");
        save(draft);
        Caller portal = new Caller(Set.of(Role.PORTAL), null);
        Caller editor = new Caller(Set.of(Role.EDITOR), null);
        String one = "{ content(ref: {id: \"welcome\"}) { key } }";
        String all = "{ contents(filter: {statuses: [DRAFT, RETIRED]}) { totalCount } }";
        assertNull(world.ask(one, Map.of(), portal).at("/content"));
        assertEquals(0, world.ask(all, Map.of(), portal).at("/contents/totalCount"));
        assertEquals("welcome", world.ask(one, Map.of(), editor).text("/content/key"));
        assertEquals(1, world.ask(all, Map.of(), editor).at("/contents/totalCount"));
    }

    @Test
    void theWholeCatalogueIsWalkedThroughInPages() {
        List<String> seen = new ArrayList<>();
        String after = null;
        Reply page;
        do {
            page = browse(null, null, "KEY", 50, after);
            seen.addAll(page.all("/contents/edges", "/node/key"));
            after = page.text("/contents/pageInfo/endCursor");
            if (seen.size() == 50) {
                // before the cursor: what comes later neither repeats nor is skipped
                Map<String, @Nullable Object> early = input("aaa");
                early.put("titles", List.of(Map.of("language", "en", "text", "Early")));
                early.put("kind", "article");
                save(early);
            }
        } while (Boolean.TRUE.equals(page.at("/contents/pageInfo/hasNextPage")));
        assertEquals(World.ARTICLES + 4, seen.size());
        assertEquals(seen.stream().sorted().distinct().toList(), seen);
    }

    @Test
    void aFilterNarrowsByWordsAndText() {
        Map<String, Object> filter =
                Map.of("kinds", List.of("VIDEO", "Testimonial"), "text", "wilLKOmmen", "maxMinutes", 2);
        assertEquals(List.of("welcome"), browse(filter, null, "KEY", 10, null).all("/contents/edges", "/node/key"));
        assertEquals(
                2,
                browse(Map.of("kinds", List.of("testimonial")), null, "KEY", 1, null)
                        .at("/contents/totalCount"));
        assertEquals(
                0,
                browse(Map.of("topics", List.of("nothing")), null, "KEY", 1, null)
                        .at("/contents/totalCount"));
    }

    @Test
    void forALearnerTheBestComeFirstAndSayWhy() {
        Map<String, Object> ada = Map.of("id", "ada");
        Reply best = browse(null, ada, "BEST_FOR_LEARNER", 3, null);
        assertEquals("welcome", best.text("/contents/edges/0/node/key"));
        assertEquals("Willkommen", best.text("/contents/edges/0/node/title"));
        assertEquals("übermorgen geht es los", best.text("/contents/edges/0/pick/because"));
        Reply rest = browse(null, ada, "BEST_FOR_LEARNER", 100, best.text("/contents/pageInfo/endCursor"));
        List<String> recommended = world.ask(
                        "{ recommendations(learner: {id: \"ada\"}, first: 100) { edges { node { key } } } }")
                .all("/recommendations/edges", "/node/key");
        assertEquals(
                recommended.subList(3, 100),
                rest.all("/contents/edges", "/node/key").subList(0, 97));

        Reply byKey = browse(Map.of("kinds", List.of("testimonial")), ada, "KEY", 10, null);
        assertNull(byKey.at("/contents/edges/0/pick"));
        Reply nobody = browse(null, null, "BEST_FOR_LEARNER", 3, null, List.of("INVALID"));
        assertNull(nobody.at("/contents"));
    }

    @Test
    void theNewestComeFirst() {
        Map<String, @Nullable Object> fresh = input("fresh");
        fresh.put("titles", List.of(Map.of("language", "en", "text", "Fresh")));
        fresh.put("kind", "article");
        save(fresh);
        Reply first = browse(null, null, "NEWEST", 2, null);
        assertEquals(List.of("fresh", "article-000"), first.all("/contents/edges", "/node/key"));
        Reply second = browse(null, null, "NEWEST", 2, first.text("/contents/pageInfo/endCursor"));
        assertEquals(List.of("article-001", "article-002"), second.all("/contents/edges", "/node/key"));
    }

    private Reply browse(
            @Nullable Map<String, Object> filter,
            @Nullable Map<String, Object> learner,
            String order,
            int first,
            @Nullable String after) {
        return browse(filter, learner, order, first, after, List.of());
    }

    private Reply browse(
            @Nullable Map<String, Object> filter,
            @Nullable Map<String, Object> learner,
            String order,
            int first,
            @Nullable String after,
            List<String> codes) {
        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put("filter", filter);
        variables.put("for", learner);
        variables.put("orderBy", order);
        variables.put("first", first);
        variables.put("after", after);
        Reply reply = world.ask(BROWSE, variables);
        assertEquals(codes, reply.codes());
        return reply;
    }

    private Reply save(Map<String, @Nullable Object> input) {
        Reply reply = world.ask(SAVE, Map.of("input", input));
        assertEquals(List.of(), reply.codes());
        return reply;
    }

    private static Set<String> errors(Reply reply) {
        Set<String> errors = new TreeSet<>();
        List<String> codes = reply.all("/saveContent/userErrors", "/code");
        for (int i = 0; i < codes.size(); i++) {
            errors.add(codes.get(i) + " " + reply.text("/saveContent/userErrors/" + i + "/field/1"));
        }
        return errors;
    }

    private static Map<String, @Nullable Object> input(String id) {
        Map<String, @Nullable Object> input = new HashMap<>();
        input.put("content", Map.of("id", id));
        return input;
    }
}
