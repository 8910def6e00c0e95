package dev.cairn.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.learner.LearnerId;
import dev.cairn.store.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What portals ask: for many learners at once, and for a whole page. */
class PortalsTest {
    private static final String MANY = """
            query($learners: [LearnerRef!]!, $program: String, $moment: MomentInput) {
              nextBestContentFor(learners: $learners, program: $program, moment: $moment) {
                learner { key journeys { program stage } }
                next { pick { because content { key title } } decision { id kept } }
                userErrors { code field message }
              }
            }""";
    private static final String PAGE = """
            query($placements: [PlacementInput!]!, $learner: LearnerRef!) {
              recommendationsForPage(learner: $learner, placements: $placements, moment: {device: "mobile"}) {
                learner { key }
                placements {
                  name touchPoint program totalCount
                  picks { because content { key } }
                  decision { id fallback kept moment { touchPoint device } }
                  userErrors { code field nearest }
                }
              }
            }""";
    private static final Map<String, Object> ADA = Map.of("id", "ada");

    private World world;

    @BeforeEach
    void open() {
        world = new World("graphql_portals");
    }

    @AfterEach
    void close() {
        world.close();
    }

    private Reply many(List<Map<String, Object>> learners, Caller caller) {
        return world.ask(MANY, Map.of("learners", learners), caller);
    }

    @Test
    void manyLearnersAreAnsweredAsEachWouldBeAlone() {
        List<Map<String, Object>> refs = List.of(
                Map.of("id", "ben"),
                Map.of("externalId", Map.of("system", "hr", "value", "0815")),
                Map.of("id", "learner:cleo"),
                Map.of("id", "ben"));
        Reply reply = many(refs, Caller.DESK);
        assertEquals(List.of(), reply.codes());
        assertEquals(List.of("ben", "ada", "cleo", "ben"), reply.all("/nextBestContentFor", "/learner/key"));
        for (int i = 0; i < refs.size(); i++) {
            Reply alone = world.ask(
                    "query($learner: LearnerRef!) { nextBestContent(learner: $learner) "
                            + "{ pick { because content { key title } } } }",
                    Map.of("learner", refs.get(i)));
            assertEquals(alone.at("/nextBestContent/pick"), reply.at("/nextBestContentFor/" + i + "/next/pick"));
        }
        assertEquals("Willkommen", reply.text("/nextBestContentFor/1/next/pick/content/title"));
        assertEquals(4, new HashSet<>(reply.all("/nextBestContentFor", "/next/decision/id")).size());
    }

    @Test
    void whoIsNotThereDoesNotHoldUpTheOthers() {
        Reply reply = many(
                List.of(
                        Map.of("id", "nobody"),
                        Map.of("id", " ada"),
                        Map.of("id", "ben"),
                        Map.of("id", "x".repeat(201))),
                Caller.DESK);
        assertEquals(List.of(), reply.codes());
        assertEquals(
                List.of("NOT_FOUND", "INVALID", "null", "INVALID"),
                reply.all("/nextBestContentFor", "/userErrors/0/code"));
        assertEquals(List.of("learners", "0"), list(reply, "/nextBestContentFor/0/userErrors/0/field"));
        assertEquals("ben", reply.text("/nextBestContentFor/2/learner/key"));
        assertNull(reply.at("/nextBestContentFor/0/learner"));
        assertNull(reply.at("/nextBestContentFor/0/next"));
    }

    @Test
    void whomTheCallerMayNotSeeIsAnsweredLikeNobody() {
        Caller ada = new Caller(Set.of(Role.LEARNER, Role.MANAGER), new LearnerId("ada"));
        Reply reply = many(
                List.of(Map.of("id", "ben"), Map.of("id", "cleo"), Map.of("id", "ada"), Map.of("id", "nobody")), ada);
        assertEquals(List.of("null", "cleo", "ada", "null"), reply.all("/nextBestContentFor", "/learner/key"));
        assertEquals("there is no learner `ben`", reply.text("/nextBestContentFor/0/userErrors/0/message"));
        assertEquals("there is no learner `nobody`", reply.text("/nextBestContentFor/3/userErrors/0/message"));
    }

    @Test
    void fromOneToAHundredLearnersAreAskedForAtOnce() {
        List<Map<String, Object>> hundred = IntStream.range(0, 100)
                .<Map<String, Object>>mapToObj(i -> Map.of("id", "article-" + i))
                .toList();
        assertEquals(
                100,
                many(hundred, Caller.DESK)
                        .all("/nextBestContentFor", "/learner")
                        .size());
        List<Map<String, Object>> more = new ArrayList<>(hundred);
        more.add(ADA);
        assertEquals(List.of("INVALID"), many(more, Caller.DESK).codes());
        assertEquals(List.of("INVALID"), many(List.of(), Caller.DESK).codes());
    }

    @Test
    void whatFellDueForAnyOfThemHasHappenedBeforeTheyAreRead() {
        // ada's journey begins 14 days before her first day; nobody has looked until now
        Reply reply = many(List.of(Map.of("id", "ben"), ADA), Caller.DESK);
        assertEquals("awareness", reply.text("/nextBestContentFor/1/learner/journeys/0/stage"));
        assertEquals(1, world.count("transition"));
        assertEquals(
                "awareness", many(List.of(ADA), Caller.DESK).text("/nextBestContentFor/0/learner/journeys/0/stage"));
        assertEquals(1, world.count("transition"));
    }

    @Test
    void whatWillFallDueIsOnlyImagined() {
        World fresh = world;
        Reply reply = fresh.ask(
                MANY,
                Map.of(
                        "learners",
                        List.of(ADA),
                        "moment",
                        Map.of("at", World.NOW.plus(Duration.ofDays(1)).toString())));
        assertEquals("awareness", reply.text("/nextBestContentFor/0/learner/journeys/0/stage"));
        assertEquals(0, fresh.count("transition"));
    }

    private Reply page(List<Map<String, Object>> placements) {
        return world.ask(PAGE, Map.of("learner", ADA, "placements", placements));
    }

    @Test
    void aPageIsSharedOutWithoutRepeatsInTheOrderOfItsPlacements() {
        Reply reply = page(List.of(
                Map.of("name", "hero", "touchPoint", "home page", "program", "onboarding", "first", 1),
                Map.of("name", "more", "first", 4),
                Map.of("name", "side", "touchPoint", "side bar")));
        assertEquals(List.of(), reply.codes());
        String all = "/recommendationsForPage/placements";
        assertEquals(List.of("hero", "more", "side"), reply.all(all, "/name"));
        assertEquals(List.of("Onboarding", "null", "null"), reply.all(all, "/program"));
        assertEquals("home page", reply.text(all + "/0/decision/moment/touchPoint"));
        assertEquals("mobile", reply.text(all + "/2/decision/moment/device"));
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            keys.addAll(reply.all(all + "/" + i + "/picks", "/content/key"));
        }
        assertEquals("welcome", keys.get(0));
        assertEquals(1 + 4 + 3, keys.size());
        assertEquals(keys.size(), new HashSet<>(keys).size());
        // the whole list that one placement would get, in its order
        Reply whole = page(List.of(Map.of("first", 8)));
        assertEquals(keys, whole.all(all + "/0/picks", "/content/key"));
        assertEquals(
                Integer.parseInt(whole.text(all + "/0/totalCount")) - 5,
                Integer.parseInt(reply.text(all + "/2/totalCount")));
    }

    @Test
    void aPlacementIsNeverEmptyWhileAnythingMayBeShown() {
        // rows know of the welcome alone, and the first placement has it
        world.publish(Map.of("content-rules.csv", """
                Name,Program,Stage,Then show kind,Points
                the-welcome,Onboarding,awareness,video,90
                """));
        Reply reply = page(List.of(Map.of("first", 2), Map.of("first", 2), Map.of("program", "Adoption", "first", 1)));
        String all = "/recommendationsForPage/placements";
        assertEquals(List.of("false", "true", "true"), reply.all(all, "/decision/fallback"));
        assertEquals(List.of("welcome"), reply.all(all + "/0/picks", "/content/key"));
        List<String> rest = new ArrayList<>(reply.all(all + "/1/picks", "/content/key"));
        rest.addAll(reply.all(all + "/2/picks", "/content/key"));
        assertEquals(3, new HashSet<>(rest).size());
        assertFalse(rest.contains("welcome"));
    }

    @Test
    void aPlacementThatCannotBeFilledDoesNotTakeThePageDown() {
        Reply reply = page(List.of(
                Map.of("name", "old", "program", "Onbording", "first", 2),
                Map.of("touchPoint", " "),
                Map.of("name", "good", "first", 2)));
        assertEquals(List.of(), reply.codes());
        String all = "/recommendationsForPage/placements";
        assertEquals(List.of("UNKNOWN_PROGRAM", "INVALID", "null"), reply.all(all, "/userErrors/0/code"));
        assertEquals("Onboarding", reply.text(all + "/0/userErrors/0/nearest"));
        assertEquals(List.of("placements", "0", "program"), list(reply, all + "/0/userErrors/0/field"));
        assertEquals(2, reply.all(all + "/2/picks", "/content/key").size());
    }

    @Test
    void aPageHasItsBounds() {
        assertEquals(List.of("INVALID"), page(List.of()).codes());
        assertEquals(List.of("INVALID"), page(List.of(Map.of("first", 0))).codes());
        assertEquals(
                List.of("INVALID"),
                page(List.of(Map.of("first", 60), Map.of("first", 41))).codes());
        assertEquals(
                List.of("INVALID"),
                page(IntStream.range(0, 21)
                                .<Map<String, Object>>mapToObj(i -> Map.of("first", 1))
                                .toList())
                        .codes());
    }

    /** Each placement's decision is kept with what stood on the page before it, and comes out again as it was. */
    @Test
    void everyPlacementIsReplayedAsItWas() {
        Reply reply = page(List.of(Map.of("first", 2), Map.of("touchPoint", "side bar", "first", 3)));
        TestDatabase.await(world.keeping.written());
        for (int i = 0; i < 2; i++) {
            String placement = "/recommendationsForPage/placements/" + i;
            assertEquals("true", reply.text(placement + "/decision/kept"));
            Reply replay = world.ask("""
                    query($id: ID!) {
                      decision(id: $id) { without picks { key } }
                      replay(id: $id) { ... on Replayed { same differences { what then now } } }
                    }""", Map.of("id", reply.text(placement + "/decision/id")));
            assertEquals("true", replay.text("/replay/same"), replay.json().encodePrettily());
            assertEquals(reply.all(placement + "/picks", "/content/key"), replay.all("/decision/picks", "/key"));
        }
    }

    @Test
    void moreThanThePageHoldsIsAskedForWithoutWhatItHolds() {
        Reply page = page(List.of(Map.of("first", 3)));
        List<String> shown = page.all("/recommendationsForPage/placements/0/picks", "/content/key");
        String query = """
                query($without: [ContentRef!], $after: String) {
                  recommendations(learner: {id: "ada"}, moment: {device: "mobile"}, without: $without, first: 2, after: $after) {
                    totalCount edges { node { key } } pageInfo { endCursor }
                  }
                }""";
        List<Map<String, Object>> without = shown.stream()
                .<Map<String, Object>>map(key -> Map.of("id", key))
                .toList();
        Reply more = world.ask(query, Map.of("without", without));
        Reply further =
                world.ask(query, Map.of("without", without, "after", more.text("/recommendations/pageInfo/endCursor")));
        List<String> all = new ArrayList<>(shown);
        all.addAll(more.all("/recommendations/edges", "/node/key"));
        all.addAll(further.all("/recommendations/edges", "/node/key"));
        assertEquals(
                page(List.of(Map.of("first", 7))).all("/recommendationsForPage/placements/0/picks", "/content/key"),
                all);
        // another question: the cursor is none of its
        assertEquals(
                List.of("INVALID_CURSOR"),
                world.ask(query, Map.of("after", more.text("/recommendations/pageInfo/endCursor")))
                        .codes());
        assertTrue(Integer.parseInt(more.text("/recommendations/totalCount")) > 100);
    }

    private static List<String> list(Reply reply, String pointer) {
        return ((io.vertx.core.json.JsonArray) java.util.Objects.requireNonNull(reply.at(pointer)))
                .stream().map(String::valueOf).toList();
    }
}
