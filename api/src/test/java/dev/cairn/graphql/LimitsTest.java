package dev.cairn.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import graphql.introspection.IntrospectionQuery;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What asks for too much is refused before it runs, in words that say what to do; what is honest passes. */
class LimitsTest {
    private static World world;

    @BeforeAll
    static void open() {
        world = new World("graphql_limits");
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void aDeepDocumentIsRefused() {
        String deep = "prerequisites { ".repeat(20) + "key" + " }".repeat(20);
        assertRefused("{ content(ref: {id: \"welcome\"}) { " + deep + " } }", "TOO_COMPLEX");
    }

    @Test
    void aWideDocumentIsRefused() {
        String wide = "key ".repeat(Limits.FIELDS + 1);
        assertRefused("{ content(ref: {id: \"welcome\"}) { " + wide + " } }", "TOO_COMPLEX");
    }

    @Test
    void aFragmentBombIsRefused() {
        String bomb = IntStream.range(0, 12)
                .mapToObj(i -> "fragment f" + i + " on Content { ...f" + (i + 1) + " ...f" + (i + 1) + " }")
                .collect(Collectors.joining(" "));
        assertRefused(
                "{ content(ref: {id: \"welcome\"}) { ...f0 } } " + bomb + " fragment f12 on Content { key }",
                "TOO_COMPLEX");
    }

    @Test
    void aCircleOfFragmentsIsRefused() {
        assertRefused(
                "{ content(ref: {id: \"welcome\"}) { ...a } } fragment a on Content { prerequisites { ...a } }",
                "VALIDATION_ERROR");
    }

    @Test
    void manyAliasesAreRefused() {
        String aliases = IntStream.rangeClosed(0, Limits.ALIASES)
                .mapToObj(i -> "a" + i + ": key")
                .collect(Collectors.joining(" "));
        assertRefused("{ content(ref: {id: \"welcome\"}) { " + aliases + " } }", "TOO_COMPLEX");
    }

    @Test
    void manyRootFieldsAreRefusedHoweverTheyAreHidden() {
        String root = "a%d: content(ref: {id: \"welcome\"}) { key }";
        String fields = IntStream.rangeClosed(0, Limits.ROOT_FIELDS)
                .mapToObj(root::formatted)
                .collect(Collectors.joining(" "));
        assertRefused("{ " + fields + " }", "TOO_COMPLEX");
        assertRefused("{ ... on Query { ...r } } fragment r on Query { " + fields + " }", "TOO_COMPLEX");
    }

    @Test
    void aLongDocumentIsRefused() {
        assertRefused("{ content(ref: {id: \"" + "x".repeat(Limits.CHARACTERS) + "\"}) { key } }", "TOO_COMPLEX");
        assertRefused("{ " + "a ".repeat(6_000) + " }", "TOO_COMPLEX");
        assertRefused("{ a(b: " + "[".repeat(2_000) + "]".repeat(2_000) + ") }", "TOO_COMPLEX");
        assertRefused(" ".repeat(30_000) + "{ __typename }", "TOO_COMPLEX");
    }

    @Test
    void manyDirectivesAreRefused() {
        assertRefused("{ __typename " + "@include(if: true) ".repeat(500) + "}", "VALIDATION_ERROR");
        assertRefused("{ __typename " + "@x ".repeat(5_000) + "}", "TOO_COMPLEX");
    }

    @Test
    void whatIsNoGraphQlIsToldAsSuch() {
        assertRefused("{ content(", "SYNTAX_ERROR");
        assertRefused("", "SYNTAX_ERROR");
        assertRefused("{ nothing }", "VALIDATION_ERROR");
        assertRefused("query A { __typename } query B { __typename }", "VALIDATION_ERROR");
        Reply missing = world.ask("query($id: ID!) { content(ref: {id: $id}) { key } }");
        assertEquals(List.of("VALIDATION_ERROR"), missing.codes());
        assertEquals(Answer.Kind.REQUEST_ERROR, missing.kind());
        Reply both = world.ask(
                "query($ref: ContentRef!) { content(ref: $ref) { key } }",
                Map.of("ref", Map.of("id", "a", "externalId", Map.of("system", "a", "value", "b"))));
        assertEquals(List.of("VALIDATION_ERROR"), both.codes());
    }

    @Test
    void aWordThatIsNearlyRightIsCorrectedByTheMessageNotByAnException() {
        Reply reply = world.ask("{ content(ref: {id: \"welcome\"}) { titel } }");
        assertFalse(reply.json().encode().contains("graphql."));
        assertFalse(reply.json().encode().contains("Exception"));
    }

    @Test
    void anAnswerThatWouldBeTooLargeIsOneErrorNotHalfAList() {
        String lists = IntStream.range(0, 19)
                .mapToObj(i -> "l" + i + ": contents(first: 100) { edges { node { ...much } } }")
                .collect(Collectors.joining(" "));
        Reply reply = world.ask("{ " + lists + " } " + """
                fragment much on Content {
                  id key title kind level minutes status topics tags languages devices stages departments roles
                  titles { language text } externalIds { system value } a: topics b: titles { language text } }""");
        assertEquals(List.of("RESULT_TOO_LARGE"), reply.codes());
        assertEquals(Answer.Kind.OK, reply.kind());
        assertNull(reply.json().getValue("data"));
    }

    @Test
    void whatPagesCouldHoldIsKnownBeforeAnythingIsDone() {
        String fields = "key title kind minutes ".repeat(26);
        String pages = "query($n: Int = 100) { %s }"
                        .formatted(IntStream.range(0, 5)
                                .mapToObj(i -> "l" + i + ": contents(first: %s) { edges { node { ...much } } }")
                                .collect(Collectors.joining(" ")))
                + " fragment much on Content { " + fields + " }";
        Object[] hundreds = {100, 100, 100, 100, 100};
        Object[] variables = {"$n", "$n", "$n", "$n", "$n"};
        Reply refused = world.ask(pages.formatted(variables));
        assertEquals(List.of("TOO_COMPLEX"), refused.codes(), "by the variable's default");
        assertTrue(refused.json().encode().contains("ask for smaller pages or fewer fields"));
        assertRefused(pages.formatted(hundreds).replace("($n: Int = 100)", ""), "TOO_COMPLEX");
        assertEquals(
                List.of("TOO_COMPLEX"),
                world.ask(pages.formatted(variables), Map.of("n", 100)).codes());
        assertEquals(
                List.of(),
                world.ask(pages.formatted(variables), Map.of("n", 20)).codes());
        String many =
                "query($who: [LearnerRef!]!) { a: nextBestContentFor(learners: $who) { next { pick { content { ...much } } } }"
                        + " b: nextBestContentFor(learners: $who) { next { pick { content { ...much } } } }"
                        + " c: nextBestContentFor(learners: $who) { next { pick { content { ...much } } } }"
                        + " d: nextBestContentFor(learners: $who) { next { pick { content { ...much } } } }"
                        + " e: nextBestContentFor(learners: $who) { next { pick { content { ...much } } } } }"
                        + " fragment much on Content { " + fields + " }";
        assertEquals(
                List.of("TOO_COMPLEX"),
                world.ask(many, Map.of("who", Collections.nCopies(100, Map.of("id", "ada"))))
                        .codes());
        assertEquals(
                List.of(),
                world.ask(many, Map.of("who", Collections.nCopies(2, Map.of("id", "ada"))))
                        .codes());
    }

    @Test
    void aMutationIsRefusedWhereOnlyReadingIsAllowed() {
        String both =
                "query Q { __typename } mutation M { retireContent(input: {content: {id: \"welcome\"}}) { content { key } } }";
        Reply refused = world.ask(world.api, new Request(both, "M", Map.of(), true), Caller.DESK);
        assertEquals(Answer.Kind.MUTATION_REFUSED, refused.kind());
        assertEquals(List.of("MUTATION_REFUSED"), refused.codes());
        Reply query = world.ask(world.api, new Request(both, "Q", Map.of(), true), Caller.DESK);
        assertEquals(Answer.Kind.OK, query.kind());
        assertEquals(
                "PUBLISHED",
                world.ask("{ content(ref: {id: \"welcome\"}) { status } }").text("/content/status"));
    }

    @Test
    void introspectionAsToolsSendItPasses() {
        for (String query : List.of(
                IntrospectionQuery.INTROSPECTION_QUERY,
                "{ __schema { types { name fields { name description args { name } } } } }")) {
            Reply reply = world.ask(query);
            assertEquals(List.of(), reply.codes());
        }
    }

    @Test
    void introspectionInCirclesAsksTooMuch() {
        assertRefused("{ __schema { types { fields { type { fields { type { name } } } } } } }", "TOO_COMPLEX");
        assertRefused("{ a: __schema { types { name } } b: __schema { types { name } } }", "TOO_COMPLEX");
    }

    private static void assertRefused(String query, String code) {
        Reply reply = world.ask(query);
        assertEquals(Answer.Kind.REQUEST_ERROR, reply.kind(), () -> query.substring(0, Math.min(100, query.length())));
        assertEquals(code, reply.codes().get(0), () -> reply.json().encode());
        assertFalse(reply.json().containsKey("data"));
    }
}
