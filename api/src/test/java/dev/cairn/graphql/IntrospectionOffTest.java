package dev.cairn.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import graphql.introspection.IntrospectionQuery;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the schema is not told, no way of asking for it leads to it, and no refusal gives away what it names. */
class IntrospectionOffTest {
    private static World world;
    private static GraphQlApi closed;

    @BeforeAll
    static void open() {
        world = new World("introspection_off");
        closed = new GraphQlApi(world.vertx, world.sources(World.NOW), false, ran -> {});
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static Reply ask(String query) {
        return world.ask(closed, new Request("test-request", query, null, Map.of(), false), Caller.DESK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ __schema { types { name } } }",
                "{ a: __schema { b: types { c: name } } }",
                "{ __type(name: \"Learner\") { name fields { name } } }",
                "{ a: __type(name: \"Learner\") { b: name } }",
                "{ __typename __schema { queryType { name } } }",
                "{ ... { __schema { types { name } } } }",
                "{ ... on Query { __type(name: \"Learner\") { name } } }",
                "{ ...a } fragment a on Query { ...b } fragment b on Query { x: __schema { types { name } } }",
                "{ __schema @include(if: true) { types { name } } }",
                "{ ... @skip(if: false) { __type(name: \"Learner\") { name } } }",
                "query a($n: String! = \"Learner\") { __type(name: $n) { name } }"
            })
    void theSchemaIsNotTold(String query) {
        Reply reply = ask(query);
        assertEquals(List.of("FORBIDDEN"), reply.codes().stream().distinct().toList(), reply::toString);
        assertNull(reply.json().getValue("data"), reply::toString);
    }

    @Test
    void norAsToolsAskForIt() {
        assertEquals(
                List.of("FORBIDDEN"),
                ask(IntrospectionQuery.INTROSPECTION_QUERY).codes().stream()
                        .distinct()
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    { learnr(ref: {id: "ada"}) { name } }                          | learner
                    { learner(ref: {id: "ada"}) { departmen } }                    | department
                    { learner(ref: {idd: "ada"}) { name } }                        | externalId
                    { contents(orderBy: BEST) { totalCount } }                     | BEST_FOR_LEARNER
                    { node(id: "learner:ada") { ... on Learne { name } } }         | Learner
                    query($a: LearnerRe!) { learner(ref: $a) { name } }            | LearnerRef
                    { node(id: "x") @includ(if: true) { id } }                     | include
                    """)
    void whoGuessesIsNotHelped(String query, String name) {
        String told = ask(query).json().encode();
        assertFalse(told.contains("Did you mean"), told);
        assertFalse(told.contains(name), told);
    }

    @Test
    void whatATypeIsCalledIsStillAnswered() {
        assertEquals("Query", ask("{ __typename }").at("/__typename"));
    }
}
