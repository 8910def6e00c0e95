package dev.cairn.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.learner.LearnerId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What learners should see, asked as a front-end asks. */
class RecommendationsTest {
    private static final String PAGE = """
            query($learner: LearnerRef!, $program: String, $first: Int!, $after: String) {
              recommendations(learner: $learner, program: $program, first: $first, after: $after) {
                totalCount
                edges { cursor node { key } pick { content { key } } }
                pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
                decision { id moment { at } }
              }
            }""";
    private static final Map<String, Object> ADA = Map.of("id", "ada");

    private World world;

    @BeforeEach
    void open() {
        world = new World("graphql_recommendations");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void theNextBestContentComesWithItsReasonInTheLanguageOfTheLearner() {
        Reply reply = world.ask("""
                { nextBestContent(learner: {id: "ada"}, moment: {device: "mobile", touchPoint: "home page"}) {
                    pick {
                      because reasonCodes program stage required due
                      content { id key title english: title(language: "en") link minutes image { url alternativeText } }
                      reasons { code because sentence points facts { column value } sheet row rule }
                    }
                    decision { id persona { name feels } segments fallback bookVersion catalogVersion moment { at device touchPoint } }
                } }""");

        assertEquals(List.of(), reply.codes());
        String pick = "/nextBestContent/pick";
        assertEquals("übermorgen geht es los", reply.text(pick + "/because"));
        assertEquals("Willkommen", reply.text(pick + "/content/title"));
        assertEquals("Welcome", reply.text(pick + "/content/english"));
        assertEquals("content:welcome", reply.text(pick + "/content/id"));
        assertEquals("A picture of welcome", reply.text(pick + "/content/image/alternativeText"));
        assertEquals("Onboarding", reply.text(pick + "/program"));
        assertEquals("awareness", reply.text(pick + "/stage"));
        assertEquals("content-rules", reply.text(pick + "/reasons/0/sheet"));
        assertEquals("two-minutes-two-days-before", reply.text(pick + "/reasons/0/rule"));
        assertEquals("2", reply.text(pick + "/reasons/0/row"));
        assertEquals("Curious starter", reply.text("/nextBestContent/decision/persona/name"));
        assertEquals("[\"New hire\"]", reply.text("/nextBestContent/decision/segments"));
        assertEquals("2026-03-02T08:00:00Z", reply.text("/nextBestContent/decision/moment/at"));
        assertEquals("home page", reply.text("/nextBestContent/decision/moment/touchPoint"));
    }

    @Test
    void askingNeverCounts() {
        String question =
                "{ nextBestContent(learner: {id: \"ada\"}) { pick { score content { key } reasons { points } } } }";
        assertEquals(world.ask(question).json(), world.ask(question).json());
    }

    @Test
    void whatWasShownOftenEnoughComesLastAndSaysUntilWhen() {
        String page = """
                query($after: String) {
                  recommendations(learner: {id: "ada"}, moment: {channel: "kiosk"}, first: 100, after: $after) {
                    edges { pick { reasonCodes content { key } capped { until per atMost shown } } }
                    pageInfo { endCursor } } }""";
        assertEquals("welcome", world.ask(page).text("/recommendations/edges/0/pick/content/key"));
        Reply recorded = world.ask("""
                mutation { recordSignals(input: {signals: [{
                    id: "s-1", learner: {id: "ada"}, kind: "shown", content: {id: "welcome"}, at: "2026-03-02T07:00:00Z"}]}) {
                  accepted userErrors { code message } } }""");
        assertEquals(1, recorded.at("/recordSignals/accepted"));

        Reply first = world.ask(page);
        assertFalse(first.all("/recommendations/edges", "/pick/content/key").contains("welcome"));
        Map<String, Object> after = Map.of("after", first.text("/recommendations/pageInfo/endCursor"));
        Reply rest = world.ask(page, after);
        String last = "/recommendations/edges/"
                + (rest.all("/recommendations/edges", "/pick/content/key").size() - 1) + "/pick";
        assertEquals("welcome", rest.text(last + "/content/key"));
        assertEquals("2026-03-02T23:00:00Z", rest.text(last + "/capped/until"), "midnight in Vienna");
        assertEquals("DAY", rest.text(last + "/capped/per"));
        assertEquals("1", rest.text(last + "/capped/shown"));
        assertEquals("[\"RULE\",\"RANKING\",\"CAPPED\"]", rest.text(last + "/reasonCodes"));
        Caller ada = new Caller(Set.of(Role.LEARNER), new LearnerId("ada"));
        Reply own = world.ask(page.replace("per atMost shown", ""), after, ada);
        assertEquals("2026-03-02T23:00:00Z", own.text(last + "/capped/until"));
        Reply elsewhere = world.ask(page.replace("kiosk", "portal"));
        assertEquals("welcome", elsewhere.text("/recommendations/edges/0/pick/content/key"));
    }

    @Test
    void theMomentDecides() {
        Reply later = world.ask("""
                { nextBestContent(learner: {id: "ada"}, moment: {at: "2026-03-03T10:00:00+01:00", language: "en"}) {
                    pick { because content { title } } } }""");
        assertEquals("something to read in between", later.text("/nextBestContent/pick/because"));
    }

    @Test
    void whatWasHeldBackIsCountedAndNamed() {
        Reply reply = world.ask("""
                { nextBestContent(learner: {id: "ada"}) { decision {
                    heldBack { counts { code count } selected { code detail content { key } } } } } }""");
        assertEquals(List.of("GUARD"), reply.all("/nextBestContent/decision/heldBack/counts", "/code"));
        assertEquals(List.of("enrol"), reply.all("/nextBestContent/decision/heldBack/selected", "/content/key"));
    }

    @Test
    void thePagesTogetherAreTheOneList() {
        Reply whole = page(ADA, 100, null);
        List<String> paged = new ArrayList<>();
        String after = null;
        Reply page;
        do {
            page = page(ADA, 7, after);
            paged.addAll(keys(page));
            after = page.text("/recommendations/pageInfo/endCursor");
        } while (Boolean.TRUE.equals(page.at("/recommendations/pageInfo/hasNextPage")));

        assertEquals(keys(whole), paged.subList(0, 100));
        assertEquals(World.ARTICLES + 1, paged.size());
        assertEquals(World.ARTICLES + 1, whole.at("/recommendations/totalCount"));
        assertEquals(paged.size(), paged.stream().distinct().count());
    }

    @Test
    void aCursorGoesOnInItsOwnDecisionWhateverHappensMeanwhile() {
        List<String> whole = keys(page(ADA, 20, null));
        Reply first = page(ADA, 5, null);
        // another first pick, and a journey that has moved on
        world.ask("""
                mutation { recordSignals(input: {signals: [
                    {id: "s", learner: {id: "ada"}, kind: "viewed", content: {id: "welcome"}, at: "2026-03-02T07:59:00Z"}]}) {
                  accepted } }""");
        assertEquals("told-by-sales", keys(page(ADA, 1, null)).get(0));

        Reply second = page(ADA, 5, first.text("/recommendations/pageInfo/endCursor"));
        assertEquals(whole.subList(5, 10), keys(second));
        assertEquals(first.text("/recommendations/decision/id"), second.text("/recommendations/decision/id"));
        assertEquals(true, second.at("/recommendations/pageInfo/hasPreviousPage"));
    }

    @Test
    void anotherNodeGoesOnAsOfTheSameInstant() {
        List<String> whole = keys(page(ADA, 12, null));
        Reply first = page(ADA, 6, null);
        GraphQlApi node = world.api(World.NOW.plus(Duration.ofMinutes(20)));

        Request next =
                new Request(PAGE, null, variables(ADA, 6, first.text("/recommendations/pageInfo/endCursor")), false);
        Reply second = world.ask(node, next, Caller.DESK);
        assertEquals(whole.subList(6, 12), keys(second));
        assertEquals("2026-03-02T08:00:00Z", second.text("/recommendations/decision/moment/at"));
    }

    @Test
    void whatWasRetiredMeanwhileIsLeftOut() {
        List<String> whole = keys(page(ADA, 12, null));
        Reply first = page(ADA, 5, null);
        world.ask(
                "mutation($key: ID!) { retireContent(input: {content: {id: $key}}) { userErrors { code } } }",
                Map.of("key", whole.get(6)));

        List<String> second = keys(page(ADA, 5, first.text("/recommendations/pageInfo/endCursor")));
        assertEquals(List.of(whole.get(5), whole.get(7), whole.get(8), whole.get(9), whole.get(10)), second);
    }

    @Test
    void aCursorBelongsToItsQuestion() {
        String cursor = page(ADA, 5, null).text("/recommendations/pageInfo/endCursor");
        assertEquals(
                List.of("INVALID_CURSOR"), page(Map.of("id", "ben"), 5, cursor).codes());
        assertEquals(List.of("INVALID_CURSOR"), page(ADA, 5, "bm9uc2Vuc2U").codes());
        assertEquals(List.of("INVALID_CURSOR"), page(ADA, 5, "%%%").codes());
        assertEquals(List.of("INVALID_CURSOR"), page(ADA, 5, "").codes());
        Map<String, @Nullable Object> other = variables(ADA, 5, cursor);
        other.put("program", "Onboarding");
        assertEquals(List.of("INVALID_CURSOR"), world.ask(PAGE, other).codes());
    }

    @Test
    void aPageHasOneToAHundredItems() {
        for (int first : new int[] {0, -1, 101, Integer.MAX_VALUE}) {
            Reply reply = page(ADA, first, null);
            assertEquals(List.of("INVALID"), reply.codes());
            assertNull(reply.at("/recommendations"));
        }
    }

    @Test
    void aProgramIsNamedAsTheBookDoesOrTheNearestIsTold() {
        Reply unknown = world.ask(
                "{ nextBestContent(learner: {id: \"ada\"}, program: \"Onbording\") { pick { content { key } } } }");
        assertEquals(List.of("UNKNOWN_PROGRAM"), unknown.codes());
        assertEquals(
                "Onboarding",
                unknown.json()
                        .getJsonArray("errors")
                        .getJsonObject(0)
                        .getJsonObject("extensions")
                        .getString("nearest"));

        Reply known = world.ask(
                "{ nextBestContent(learner: {id: \"ada\"}, program: \"ONBOARDING\") { pick { content { key } } } }");
        assertEquals("welcome", known.text("/nextBestContent/pick/content/key"));
        Reply another = world.ask(
                "{ nextBestContent(learner: {id: \"ada\"}, program: \"Adoption\") { pick { content { key } } } }");
        assertNotEquals("welcome", another.text("/nextBestContent/pick/content/key"));
    }

    @Test
    void aLearnerWhoIsNotThereIsATypedErrorAndTheRestStillAnswers() {
        Reply reply = world.ask("""
                { unknown: nextBestContent(learner: {externalId: {system: "hr", value: "815"}}) { pick { because } }
                  known: nextBestContent(learner: {externalId: {system: "hr", value: "0815"}}) { pick { because } } }""");
        assertEquals(List.of("NOT_FOUND"), reply.codes());
        assertNull(reply.at("/unknown"));
        assertEquals("übermorgen geht es los", reply.text("/known/pick/because"));
        assertFalse(reply.json().encode().contains("Exception"));
        assertTrue(reply.json().encode().contains("hr:815"));
    }

    private Reply page(Map<String, Object> learner, int first, @Nullable String after) {
        return world.ask(PAGE, variables(learner, first, after));
    }

    private static Map<String, @Nullable Object> variables(
            Map<String, Object> learner, int first, @Nullable String after) {
        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put("learner", learner);
        variables.put("first", first);
        variables.put("after", after);
        return variables;
    }

    private static List<String> keys(Reply page) {
        assertEquals(List.of(), page.codes());
        return page.all("/recommendations/edges", "/node/key");
    }
}
