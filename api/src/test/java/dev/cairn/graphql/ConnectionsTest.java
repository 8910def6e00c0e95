package dev.cairn.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.learner.LearnerId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paging, after the Relay specifications: forwards, backwards, while others add and take away. */
class ConnectionsTest {
    private static final String LEARNERS = connection("learners", "", "key");
    private static final String CONTENTS = connection("contents", "", "key");
    private static final String NEWEST = connection("contents", "orderBy: NEWEST, ", "key");
    private static final String BEST = connection("contents", "for: {id: \"ben\"}, orderBy: BEST_FOR_LEARNER, ", "key");
    private static final String BOOKS = connection("ruleBooks", "", "key: version");
    private static final String PICKS = connection("recommendations", "learner: {id: \"ben\"}, ", "key");

    private World world;

    @BeforeEach
    void open() {
        world = new World("graphql_connections");
    }

    @AfterEach
    void close() {
        world.close();
    }

    private static String connection(String field, String arguments, String key) {
        return "query($first: Int, $after: String, $last: Int, $before: String) { " + field + "(" + arguments
                + "first: $first, after: $after, last: $last, before: $before) { edges { cursor node { " + key
                + " } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }";
    }

    /** One page as a client reads it. */
    private record Page(List<String> keys, List<String> cursors, boolean next, boolean previous) {
        String end() {
            return cursors.get(cursors.size() - 1);
        }
    }

    private Reply reply(
            String query,
            @Nullable Integer first,
            @Nullable String after,
            @Nullable Integer last,
            @Nullable String before) {
        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put("first", first);
        variables.put("after", after);
        variables.put("last", last);
        variables.put("before", before);
        return world.ask(query, variables);
    }

    private Page page(
            String query,
            @Nullable Integer first,
            @Nullable String after,
            @Nullable Integer last,
            @Nullable String before) {
        Reply reply = reply(query, first, after, last, before);
        assertEquals(List.of(), reply.codes());
        String root =
                "/" + reply.json().getJsonObject("data").fieldNames().iterator().next();
        List<String> cursors = reply.all(root + "/edges", "/cursor");
        assertEquals(cursors.isEmpty() ? "null" : cursors.get(0), reply.text(root + "/pageInfo/startCursor"));
        assertEquals(
                cursors.isEmpty() ? "null" : cursors.get(cursors.size() - 1), reply.text(root + "/pageInfo/endCursor"));
        return new Page(
                reply.all(root + "/edges", "/node/key"),
                cursors,
                "true".equals(reply.text(root + "/pageInfo/hasNextPage")),
                "true".equals(reply.text(root + "/pageInfo/hasPreviousPage")));
    }

    private void people(int count) {
        world.run("insert into learner (id) select 'p-' || lpad(i::text, 3, '0') from generate_series(1, " + count
                + ") i");
    }

    private void books(int count) {
        for (int i = 0; i < count; i++) {
            world.publish(Map.of("ranking.csv", "Term,Weight\nfreshness," + (6 + i) + "\n"));
        }
    }

    private static String of(String list) {
        return switch (list) {
            case "learners" -> LEARNERS;
            case "contents" -> CONTENTS;
            case "newest" -> NEWEST;
            case "best" -> BEST;
            case "books" -> BOOKS;
            default -> PICKS;
        };
    }

    /** What is read page by page, forwards and back again, is the list; the page's borders are told truly. */
    @ParameterizedTest
    @ValueSource(strings = {"learners", "contents", "newest", "best", "books", "picks"})
    void forwardsAndBackAgainIsTheSameList(String list) {
        people(20);
        books(list.equals("books") ? 9 : 0);
        String query = of(list);
        List<String> forwards = new ArrayList<>();
        List<String> cursors = new ArrayList<>();
        Page page = page(query, 7, null, null, null);
        assertEquals(false, page.previous);
        while (true) {
            forwards.addAll(page.keys);
            cursors.addAll(page.cursors);
            if (!page.next) {
                break;
            }
            page = page(query, 7, page.end(), null, null);
            assertEquals(true, page.previous);
        }
        assertEquals(forwards.size(), new HashSet<>(forwards).size());
        assertTrue(forwards.size() >= 10, forwards::toString);

        String last = cursors.get(cursors.size() - 1);
        List<String> backwards = new ArrayList<>(List.of(forwards.get(forwards.size() - 1)));
        page = page(query, null, null, 4, last);
        assertEquals(true, page.next);
        while (true) {
            backwards.addAll(0, page.keys);
            if (!page.previous) {
                break;
            }
            page = page(query, null, null, 4, page.cursors.get(0));
        }
        assertEquals(forwards, backwards);
    }

    @ParameterizedTest
    @ValueSource(strings = {"learners", "contents", "newest", "best", "books"})
    void theEndOfAListIsReadWithoutItsBeginning(String list) {
        people(20);
        books(list.equals("books") ? 5 : 0);
        Page all = page(of(list), 100, null, null, null);
        while (all.next) {
            all = page(of(list), 100, all.end(), null, null);
        }
        Page end = page(of(list), null, null, 3, null);
        assertEquals(all.keys.subList(all.keys.size() - 3, all.keys.size()), end.keys);
        assertEquals(false, end.next);
        assertEquals(true, end.previous);
        // between two cursors
        Page between = page(of(list), 100, end.cursors.get(0), null, end.cursors.get(2));
        assertEquals(List.of(end.keys.get(1)), between.keys);
        assertEquals(true, between.next);
        assertEquals(true, between.previous);
    }

    @ParameterizedTest
    @CsvSource({"0,", "101,", ",0", ",101", "-1,", "1,1"})
    void aPageHasOneTo100Items(@Nullable Integer first, @Nullable Integer last) {
        for (String query : List.of(LEARNERS, CONTENTS, BOOKS, PICKS)) {
            assertEquals(
                    List.of("INVALID"), reply(query, first, null, last, null).codes(), query);
        }
    }

    @Test
    void aRankedListIsNotReadFromItsEnd() {
        assertEquals(List.of("INVALID"), reply(PICKS, null, null, 3, null).codes());
        Page page = page(PICKS, 3, null, null, null);
        assertEquals(List.of("INVALID"), reply(PICKS, 3, null, null, page.end()).codes());
    }

    @Test
    void aForeignCursorIsRefused() {
        String cursor = page(LEARNERS, 1, null, null, null).end();
        for (String query : List.of(CONTENTS, NEWEST, BEST, BOOKS, PICKS)) {
            assertEquals(
                    List.of("INVALID_CURSOR"),
                    reply(query, 1, cursor, null, null).codes(),
                    query);
        }
        String bens = page(BEST, 1, null, null, null).end();
        String adas = BEST.replace("ben", "ada");
        assertEquals(List.of("INVALID_CURSOR"), reply(adas, 1, bens, null, null).codes());
    }

    /**
     * While pages are turned, people come and go: who is there all the time is met exactly once, in order; who goes is met
     * at most once.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whoIsThereAllTheTimeIsMetExactlyOnce(long seed) {
        Random random = new Random(seed);
        people(60);
        boolean backward = seed % 2 == 0;
        Set<String> steady = new TreeSet<>();
        IntStream.rangeClosed(1, 60).forEach(i -> steady.add("p-%03d".formatted(i)));
        steady.addAll(List.of("ada", "ben", "cleo"));
        List<String> met = new ArrayList<>();
        @Nullable String cursor = null;
        boolean more = true;
        while (more) {
            int size = 1 + random.nextInt(9);
            Page page = backward ? page(LEARNERS, null, null, size, cursor) : page(LEARNERS, size, cursor, null, null);
            more = backward ? page.previous : page.next;
            List<String> keys = new ArrayList<>(page.keys);
            if (backward) {
                Collections.reverse(keys);
            }
            met.addAll(keys);
            if (!page.cursors.isEmpty()) {
                cursor = backward ? page.cursors.get(0) : page.end();
            }
            String gone = "p-%03d".formatted(1 + random.nextInt(60));
            steady.remove(gone);
            world.run(
                    random.nextBoolean()
                            ? "delete from learner where id = '" + gone + "'"
                            : "update learner set left_at = now() where id = '" + gone + "'");
            world.run("insert into learner (id) values ('p-%03d-%d')"
                    .formatted(random.nextInt(61), random.nextInt(1_000_000)));
        }
        assertEquals(met.size(), new HashSet<>(met).size());
        assertTrue(met.containsAll(steady), () -> "missed of " + steady + ": " + met);
        List<String> sorted = new ArrayList<>(met);
        Collections.sort(sorted, backward ? Collections.reverseOrder() : null);
        assertEquals(sorted, met);
    }

    /** The same for the catalogue; and what suits a learner best goes on as it began, without what went away meanwhile. */
    @ParameterizedTest
    @ValueSource(strings = {"contents", "newest", "best"})
    void whatIsInTheCatalogueAllTheTimeIsMetExactlyOnce(String list) {
        Random random = new Random(list.hashCode());
        Page whole = page(of(list), 100, null, null, null);
        Set<String> steady = new HashSet<>(whole.keys.subList(0, 100));
        List<String> met = new ArrayList<>();
        Page page = page(of(list), 9, null, null, null);
        int added = 0;
        while (true) {
            met.addAll(page.keys);
            String gone = "article-%03d".formatted(random.nextInt(World.ARTICLES));
            if (list.equals("best") && random.nextBoolean()) {
                // of what is sent back by the learner nothing is shown again
                signal("s" + added, "dismissed", gone);
            } else {
                retire(gone);
            }
            steady.remove(gone);
            save("article-%03d-%d".formatted(random.nextInt(World.ARTICLES), added++));
            if (!page.next) {
                break;
            }
            page = page(of(list), 9, page.end(), null, null);
        }
        assertEquals(met.size(), new HashSet<>(met).size());
        steady.removeAll(met);
        assertEquals(Set.of(), steady);
    }

    private void retire(String key) {
        world.ask(
                "mutation($key: ID!) { retireContent(input: {content: {id: $key}}) { userErrors { code } } }",
                Map.of("key", key));
    }

    private void signal(String id, String kind, String content) {
        Reply reply = world.ask(
                "mutation($input: RecordSignalsInput!) { recordSignals(input: $input) { accepted } }",
                Map.of(
                        "input",
                        Map.of(
                                "signals",
                                List.of(Map.of(
                                        "id",
                                        id,
                                        "learner",
                                        Map.of("id", "ben"),
                                        "kind",
                                        kind,
                                        "content",
                                        Map.of("id", content),
                                        "at",
                                        World.NOW.toString())))));
        assertEquals("1", reply.text("/recordSignals/accepted"));
    }

    private void save(String key) {
        Reply reply = world.ask("""
                mutation($key: ID!) { saveContent(input: {content: {id: $key}, titles: [{language: "en", text: "New"}],
                  kind: "article"}) { content { key } userErrors { message } } }""", Map.of("key", key));
        assertEquals(key, reply.text("/saveContent/content/key"));
    }

    /** On another node, or after a while, the list is made anew and goes on after the same content. */
    @Test
    void aBestListGoesOnWhereNothingIsKept() {
        Page first = page(BEST, 5, null, null, null);
        Page second = page(BEST, 5, first.end(), null, null);
        Map<String, @Nullable Object> variables = new HashMap<>(Map.of("first", 5, "after", first.end()));
        Reply elsewhere =
                world.ask(world.api(World.NOW), new Request("elsewhere", BEST, null, variables, false), Caller.DESK);
        assertEquals(second.keys, elsewhere.all("/contents/edges", "/node/key"));
    }

    @Test
    void anyObjectIsFoundByItsId() {
        Reply ids = world.ask(
                "{ learner(ref: {id: \"ada\"}) { id } content(ref: {id: \"welcome\"}) { id } ruleBook { id version } }");
        for (String id : List.of(ids.text("/learner/id"), ids.text("/content/id"), ids.text("/ruleBook/id"))) {
            Reply node = world.ask(
                    "query($id: ID!) { node(id: $id) { __typename id ... on Learner { name } "
                            + "... on Content { title } ... on RuleBook { version } } }",
                    Map.of("id", id));
            assertEquals(List.of(), node.codes());
            assertEquals(id, node.text("/node/id"));
        }
        List<String> asked = List.of(
                "content:welcome",
                "learner:nobody",
                "learner:ben",
                "rulebook:1",
                "rulebook:99",
                "rulebook:x",
                "ada",
                "",
                "learner: ben",
                "content:welcome");
        Reply nodes = world.ask("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", Map.of("ids", asked));
        assertEquals(List.of(), nodes.codes());
        assertEquals(
                List.of(
                        "content:welcome",
                        "null",
                        "learner:ben",
                        "rulebook:1",
                        "null",
                        "null",
                        "null",
                        "null",
                        "null",
                        "content:welcome"),
                nodes.all("/nodes", "/id"));
        assertEquals(
                List.of("INVALID"),
                world.ask(
                                "query($ids: [ID!]!) { nodes(ids: $ids) { id } }",
                                Map.of("ids", Collections.nCopies(101, "learner:ada")))
                        .codes());
    }

    @Test
    void anObjectIsFoundOnlyByWhoMayKnowOfIt() {
        retire("welcome");
        Map<String, Object> ids =
                Map.of("ids", List.of("learner:ada", "learner:ben", "content:welcome", "content:enrol", "rulebook:1"));
        String query = "query($ids: [ID!]!) { nodes(ids: $ids) { id } }";
        Caller ada = new Caller(Set.of(Role.LEARNER), new LearnerId("ada"));
        Caller analyst = new Caller(Set.of(Role.ANALYST), null);
        Caller nobody = new Caller(Set.of(), null);
        assertEquals(
                List.of("learner:ada", "null", "null", "content:enrol", "null"),
                world.ask(query, ids, ada).all("/nodes", "/id"));
        assertEquals(
                List.of("null", "null", "null", "content:enrol", "rulebook:1"),
                world.ask(query, ids, analyst).all("/nodes", "/id"));
        assertEquals(
                List.of("null", "null", "null", "content:enrol", "null"),
                world.ask(query, ids, nobody).all("/nodes", "/id"));
    }
}
