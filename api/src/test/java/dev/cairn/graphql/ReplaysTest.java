package dev.cairn.graphql;

import static dev.cairn.store.TestDatabase.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.keeping.Keeping;
import dev.cairn.store.TestDatabase;
import io.vertx.core.Future;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What went out is kept, shown, and decided again as of then. */
class ReplaysTest {
    private static final String NEXT =
            "{ nextBestContent(learner: {id: \"ada\"}) { pick { content { key } } decision { id kept } } }";
    private static final String REPLAY = """
            query($id: ID!, $from: Int! = 0) { replay(id: $id, from: $from) {
                ... on Replayed { same differences { rank what then now } kept { from }
                  now { picks { content { key } reasons { sentence } } } }
                ... on ReplayLost { input message kept { erased picks { key } } }
            } }""";
    private static final String DECISION = """
            query($id: ID!, $from: Int! = 0) { decision(id: $id, from: $from) {
                id from pages servedAt share bookVersion catalogVersion program callerRoles erased
                moment { at } learner { key name department journeys { program stage } }
                persona segments fallback totalCount heldBack { code count }
                picks { rank key content { title } score program stage required due
                  reasons { code sheet row rule points } }
            } }""";

    private World world;

    @BeforeEach
    void open() {
        world = new World("graphql_replays");
    }

    @AfterEach
    void close() {
        world.close();
    }

    private String id(Reply reply, String root) {
        await(world.keeping.written());
        return reply.text(root + "/decision/id");
    }

    private Reply replay(String id) {
        return world.ask(REPLAY, Map.of("id", id));
    }

    private void assertSame(String id, int from) {
        Reply reply = world.ask(REPLAY, Map.of("id", id, "from", from));
        assertEquals("true", reply.text("/replay/same"), reply.json()::encodePrettily);
        assertEquals(String.valueOf(from), reply.text("/replay/kept/from"));
    }

    @Test
    void whatWentOutIsShownWithAllThatItSaid() {
        Reply asked = world.ask(NEXT);
        String id = id(asked, "/nextBestContent");
        assertEquals("true", asked.text("/nextBestContent/decision/kept"));

        Reply shown = world.ask(DECISION, Map.of("id", id));
        assertEquals(List.of(), shown.codes());
        assertEquals(id, shown.text("/decision/id"));
        assertEquals("2026-03-02T08:00:00Z", shown.text("/decision/servedAt"));
        assertEquals("1.0", shown.text("/decision/share"));
        assertEquals("[\"ADMINISTRATOR\"]", shown.text("/decision/callerRoles"));
        assertEquals("ada", shown.text("/decision/learner/key"));
        assertEquals("Sales", shown.text("/decision/learner/department"));
        assertEquals("awareness", shown.text("/decision/learner/journeys/0/stage"));
        assertNull(shown.at("/decision/learner/name"));
        assertEquals("Curious starter", shown.text("/decision/persona"));
        assertEquals("[\"New hire\"]", shown.text("/decision/segments"));
        assertEquals("GUARD", shown.text("/decision/heldBack/0/code"));
        assertEquals("welcome", shown.text("/decision/picks/0/key"));
        assertEquals("two-minutes-two-days-before", shown.text("/decision/picks/0/reasons/0/rule"));
        assertEquals("2", shown.text("/decision/picks/0/reasons/0/row"));

        Reply replayed = replay(id);
        assertEquals("true", replayed.text("/replay/same"));
        assertEquals("[]", replayed.text("/replay/differences"));
        assertEquals("welcome", replayed.text("/replay/now/picks/0/content/key"));
        assertTrue(replayed.text("/replay/now/picks/0/reasons/0/sentence").contains("welcome"));
    }

    @Test
    void itStaysTheSameWhateverBecameOfBookCatalogueAndLearner() {
        Reply before = world.ask(NEXT);
        String id = id(before, "/nextBestContent");

        world.publish(Map.of(
                "content-rules.csv", "Name,Then show kind,Points\nread,article,50\n", "ranking.csv", "Term,Weight\n"));
        world.ask("mutation { retireContent(input: {content: {id: \"welcome\"}}) { userErrors { code } } }");
        world.ask("""
                mutation { updateLearner(input: {learner: {id: "ada"}, department: "IT", firstDay: "2020-01-01"}) {
                  userErrors { code } } }""");
        world.ask("""
                mutation { recordSignals(input: {signals: [
                    {id: "s1", learner: {id: "ada"}, kind: "completed", content: {id: "enrol"}, at: "2026-03-02T08:00:00Z"}]}) {
                  accepted } }""");
        await(world.database.contents().recount(World.NOW));
        await(world.database.contents().saveRoleNeeds(Map.of("Account Manager", Map.of("Negotiation", 2.0))));
        long latest = await(world.database.contents().catalogVersion());
        TestDatabase.eventually(() -> world.catalog.get().version() == latest);

        Reply after = world.ask(NEXT);
        assertNotEquals(before.text("/nextBestContent/pick"), after.text("/nextBestContent/pick"));
        assertSame(id, 0);
        assertSame(id(after, "/nextBestContent"), 0);
        assertEquals("welcome", world.ask(DECISION, Map.of("id", id)).text("/decision/picks/0/key"));
    }

    @Test
    void everyPageIsKeptUnderTheOneId() {
        String pages = """
                query($after: String) { recommendations(learner: {id: "ben"}, first: 3, after: $after) {
                    edges { node { key } } pageInfo { endCursor } decision { id kept } } }""";
        Reply first = world.ask(pages);
        String cursor = first.text("/recommendations/pageInfo/endCursor");
        world.ask("mutation { retireContent(input: {content: {id: \"article-004\"}}) { userErrors { code } } }");
        Reply second = world.ask(pages, Map.of("after", cursor));
        String id = id(second, "/recommendations");

        assertEquals(first.text("/recommendations/decision"), second.text("/recommendations/decision"));
        assertEquals("[0,3]", world.ask(DECISION, Map.of("id", id)).text("/decision/pages"));
        List<String> told = second.all("/recommendations/edges", "/node/key");
        assertFalse(told.contains("article-004"));
        Reply shown = world.ask(DECISION, Map.of("id", id, "from", 3));
        assertEquals(told, shown.all("/decision/picks", "/key"));
        assertSame(id, 0);
        assertSame(id, 3);
        // another node knows nothing of the first page and decides again, by another catalogue
        Reply third = world.ask(
                world.api(World.NOW),
                new Request("other", pages, null, Map.of("after", cursor(second)), false),
                Caller.DESK);
        assertEquals("true", third.text("/recommendations/decision/kept"));
        await(world.keeping.written());
        for (Object from : Objects.requireNonNull((io.vertx.core.json.JsonArray)
                world.ask(DECISION, Map.of("id", id)).at("/decision/pages"))) {
            assertSame(id, (Integer) from);
        }
        assertEquals(3, world.count("decision"));
        assertEquals(1, world.count("decision_facts"));
    }

    private static String cursor(Reply reply) {
        return reply.text("/recommendations/pageInfo/endCursor");
    }

    @Test
    void aListThatAnotherCatalogueContinuesIsNotToldAsKept() {
        String pages = """
                query($first: Int!, $after: String) { recommendations(learner: {id: "ben"}, first: $first, after: $after) {
                    edges { node { key } } pageInfo { endCursor } decision { id kept } } }""";
        Reply first = world.ask(pages, Map.of("first", 90));
        world.ask("mutation { retireContent(input: {content: {id: \"article-004\"}}) { userErrors { code } } }");
        Reply second = world.ask(pages, Map.of("first", 30, "after", cursor(first)));
        assertEquals("false", second.text("/recommendations/decision/kept"));
        assertEquals(List.of(), second.codes());
        String id = id(second, "/recommendations");
        assertNull(world.ask(DECISION, Map.of("id", id, "from", 90)).at("/decision"));
        assertSame(id, 0);
    }

    @Test
    void whatComesNextAfterASignalIsKeptAsItWasThen() {
        Reply reply = world.ask("""
                mutation { recordSignals(input: {next: {first: 2}, signals: [
                    {id: "s1", learner: {id: "ada"}, kind: "viewed", content: {id: "welcome"}, at: "2026-03-02T08:00:00Z"}]}) {
                  entries { next { edges { node { key } } decision { id kept } } } } }""");
        String next = "/recordSignals/entries/0/next";
        assertEquals("true", reply.text(next + "/decision/kept"));
        assertSame(id(reply, next), 0);
    }

    @Test
    void whoIsErasedIsErasedHereToo() {
        String id = id(world.ask(NEXT), "/nextBestContent");
        world.run("delete from learner where id = 'ada'");

        Reply shown = world.ask(DECISION, Map.of("id", id));
        assertEquals("true", shown.text("/decision/erased"));
        assertNull(shown.at("/decision/learner"));
        assertFalse(shown.json().encode().contains("ada"), shown.json()::encode);
        Reply lost = replay(id);
        assertEquals("FACTS", lost.text("/replay/input"));
        assertEquals("what was known of the learner was erased", lost.text("/replay/message"));
        assertEquals("welcome", lost.text("/replay/kept/picks/0/key"));
    }

    @Test
    void retentionTakesDecisionsAndThenAllThatOnlyTheyNeeded() {
        String old = id(world.ask(NEXT), "/nextBestContent");
        world.ask("mutation { retireContent(input: {content: {id: \"welcome\"}}) { userErrors { code } } }");
        await(world.database.contents().recount(World.NOW));
        Instant later = World.NOW.plus(Duration.ofDays(10));
        Reply reply = world.ask(world.api(later), new Request("later", NEXT, null, Map.of(), false), Caller.DESK);
        String young = id(reply, "/nextBestContent");
        long versions = world.count("catalog_version");
        assertEquals(1, world.count("content_past"));

        clear(World.NOW);
        assertSame(old, 0);
        assertTrue(world.count("catalog_version") < versions);

        clear(later);
        assertNull(world.ask(DECISION, Map.of("id", old)).at("/decision"));
        assertNull(replay(old).at("/replay"));
        assertSame(young, 0);
        assertEquals(1, world.count("decision_facts"));
        assertEquals(0, world.count("content_past"));

        clear(later.plus(Duration.ofHours(3)));
        assertEquals(0, world.count("decision"));
        assertEquals(0, world.count("decision_facts"));
        assertEquals(1, world.count("catalog_version"));
    }

    private void clear(Instant before) {
        await(world.database.decisions().clear(before, World.NOW.plus(Duration.ofDays(20)), Duration.ZERO));
    }

    @Test
    void aCatalogueThatIsNotKeptAnyMoreIsSaidToBeGone() {
        String id = id(world.ask(NEXT), "/nextBestContent");
        world.ask("mutation { retireContent(input: {content: {id: \"welcome\"}}) { userErrors { code } } }");
        world.run("delete from catalog_version where ended_at is not null");
        assertEquals("CATALOG", replay(id).text("/replay/input"));
    }

    @Test
    void aBookThatThisVersionCannotBuildIsGoneToo() {
        String id = id(world.ask(NEXT), "/nextBestContent");
        world.publish(Map.of("ranking.csv", "Term,Weight\n"));
        world.run("delete from rule_file where version = 1");
        Reply reply = replay(id);
        assertEquals("BOOK", reply.text("/replay/input"));
        assertEquals("rule book 1 cannot be built any more", reply.text("/replay/message"));
    }

    @Test
    void answersComeWhateverBecomesOfWhatIsKept() throws SQLException {
        List<Reply> replies = new ArrayList<>();
        try (Connection connection = world.connection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table decision_facts in access exclusive mode");
            for (int i = 0; i < 5; i++) {
                replies.add(world.ask(NEXT));
            }
            assertTrue(world.keeping.waiting() > 0);
            // the batch that is under way breaks off; its decisions stay, for they were told as kept
            TestDatabase.eventually(() -> isSomebodyWaiting(world));
            cut(statement);
            TestDatabase.eventually(() -> world.keeping.counts().failures() > 0);
            assertEquals(5, world.keeping.waiting());
            connection.rollback();
        }
        TestDatabase.eventually(() -> world.keeping.waiting() == 0);
        for (Reply reply : replies) {
            assertEquals("true", reply.text("/nextBestContent/decision/kept"));
            assertSame(reply.text("/nextBestContent/decision/id"), 0);
        }
        assertEquals(0, world.keeping.counts().lost());
    }

    private static void cut(Statement statement) throws SQLException {
        statement.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where backend_type = 'client backend' and datname = current_database() and wait_event_type = 'Lock'");
    }

    private static boolean isSomebodyWaiting(World world) {
        return world.count("pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'") > 0;
    }

    @Test
    void ofMoreThanMayBeKeptAnAnswerSaysWhetherItIs() {
        Keeping few = Keeping.open(world.vertx, world.database, new Keeping.Setting(4, 30));
        GraphQlApi front = world.api(few);
        List<Reply> replies = IntStream.range(0, 60)
                .mapToObj(i -> world.ask(front, new Request("r", NEXT, null, Map.of(), false), Caller.DESK))
                .toList();
        await(few.close());
        int kept = 0;
        for (Reply reply : replies) {
            boolean told = Boolean.parseBoolean(reply.text("/nextBestContent/decision/kept"));
            kept += told ? 1 : 0;
            Object shown = world.ask(DECISION, Map.of("id", reply.text("/nextBestContent/decision/id")))
                    .at("/decision");
            assertEquals(told, shown != null);
        }
        assertTrue(kept > 0 && kept < 60, "kept " + kept);
        assertEquals(kept, few.counts().kept());
        assertEquals(60 - kept, few.counts().sampledOut());
    }

    @Test
    void whereNothingIsToBeKeptNothingIs() {
        Keeping none = Keeping.open(world.vertx, world.database, new Keeping.Setting(0, 30));
        Reply reply = world.ask(world.api(none), new Request("r", NEXT, null, Map.of(), false), Caller.DESK);
        await(none.close());
        assertEquals("false", reply.text("/nextBestContent/decision/kept"));
        assertEquals(0, world.count("decision"));
    }

    @Test
    void onlyEditorsAndAnalystsReadThemAndAnalystsNotWhoseTheyAre() {
        String id = id(world.ask(NEXT), "/nextBestContent");
        Map<String, @Nullable Object> variables = Map.of("id", id);
        assertEquals(
                List.of("FORBIDDEN"),
                world.ask(DECISION, variables, new Caller(Set.of(Role.PORTAL), null))
                        .codes());
        assertEquals(
                List.of("FORBIDDEN"),
                world.ask(REPLAY, variables, new Caller(Set.of(Role.MANAGER), null))
                        .codes());
        Reply analyst = world.ask(DECISION, variables, new Caller(Set.of(Role.ANALYST), null));
        assertEquals(List.of("FORBIDDEN"), analyst.codes());
        assertNull(analyst.at("/decision/learner"));
        assertEquals("welcome", analyst.text("/decision/picks/0/key"));
        assertEquals(List.of("INVALID"), replay("no-id").codes());
        assertNull(replay("6ee6dd93-6a39-40d2-bfac-c60119112fc4").at("/replay"));
    }

    @Test
    void manyAskForAReplayAtOnce() {
        String id = id(world.ask(NEXT), "/nextBestContent");
        world.publish(Map.of("ranking.csv", "Term,Weight\n"));
        List<Future<Reply>> asked = IntStream.range(0, 20)
                .mapToObj(i -> world.vertx.executeBlocking(() -> replay(id), false))
                .toList();
        asked.forEach(reply -> assertEquals("true", await(reply).text("/replay/same")));
    }
}
