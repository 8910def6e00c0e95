package dev.cairn.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.store.TestDatabase;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** How often something is shown, and what may be pushed: end to end, each read the very next after its write. */
class CapsTest {
    private static final World WORLD = new World("graphql_caps");

    static {
        WORLD.publish(Map.of("content-rules.csv", """
                Name,Department,Then show content,Then show kind,Points,Then require
                welcome-first,,welcome,,50,
                tell,,told-by-it,,40,
                read,,,article,10,
                must,Legal,enrol,,,yes
                """, "caps.csv", """
                Name,Channel,Department,Kind,Per day,Per week,Per month,Quiet hours,Busy from,Busy until
                videos,,,video,2,3,4,,,
                never-tell,,,testimonial,0,,,,,
                nights,mail,,,,,,21:00-07:00,,
                closing,,"Finance, Legal",,,,,,2026-03-02,2026-03-04
                """));
    }

    @AfterAll
    static void close() {
        WORLD.close();
    }

    private static String person(String id, @Nullable String department) {
        WORLD.run("insert into learner (id, department, zone) values ('" + id + "', "
                + (department == null ? "null" : "'" + department + "'") + ", 'Europe/Vienna')");
        return id;
    }

    private static Reply shown(
            String id, String learner, String at, @Nullable String decision, @Nullable String place) {
        Map<String, @Nullable Object> signal = new HashMap<>();
        signal.put("id", id);
        signal.put("learner", Map.of("id", learner));
        signal.put("kind", "shown");
        signal.put("content", Map.of("id", "welcome"));
        signal.put("decision", decision);
        signal.put("channel", place == null ? null : place.startsWith("mail") ? "mail" : "portal");
        signal.put("touchPoint", place);
        signal.put("at", at);
        Reply reply = WORLD.ask("""
                mutation($signal: SignalInput!) { recordSignals(input: {signals: [$signal]}) {
                    accepted duplicates userErrors { message } } }""", Map.of("signal", signal));
        assertEquals("[]", reply.text("/recordSignals/userErrors"));
        return reply;
    }

    /** What is asked for, best first, with the cap of the video. */
    private static Reply pull(String learner) {
        return WORLD.ask("""
                query($id: ID!) { recommendations(learner: {id: $id}, first: 100) { totalCount edges {
                    node { key } pick { capped { until per atMost shown } } } } }""", Map.of("id", learner));
    }

    private static List<String> keys(Reply pulled) {
        return pulled.all("/recommendations/edges", "/node/key");
    }

    private static Reply push(String learner, String at) {
        return push(learner, at, "mail");
    }

    private static Reply push(String learner, String at, String channel) {
        Map<String, @Nullable Object> variables = Map.of("id", learner, "moment", Map.of("at", at, "channel", channel));
        return WORLD.ask(WORLD.api(Instant.parse(at)), new Request("push", """
                query($id: ID!, $moment: MomentInput) {
                  nextBestContent(learner: {id: $id}, moment: $moment, push: true) {
                    pick { content { key } required } decision { id }
                    pushHeld { until content { key } holds { cause until rule sentence } } } }""", null, variables, false), Caller.DESK);
    }

    @Test
    void oneDecisionShowsAContentOnceAtATouchPointWhateverTheSignals() {
        String uma = person("uma", null);
        assertEquals(
                1, shown("uma-1", uma, "2026-03-02T07:00:00Z", "d-1", "home").at("/recordSignals/accepted"));
        Reply again = shown("uma-2", uma, "2026-03-02T07:01:00Z", "d-1", "home");
        assertEquals(0, again.at("/recordSignals/accepted"));
        assertEquals(1, again.at("/recordSignals/duplicates"));
        shown("uma-2", uma, "2026-03-02T07:01:00Z", "d-1", "home");
        assertEquals("welcome", keys(pull(uma)).get(0), "shown once, twice is allowed");
        assertEquals(2, WORLD.count("signal where learner = 'uma'"), "what is not counted is kept");
        shown("uma-3", uma, "2026-03-02T07:02:00Z", "d-1", "mail footer");
        Reply capped = pull(uma);
        assertFalse(keys(capped).subList(0, 99).contains("welcome"), "two touch points are two exposures");
    }

    @Test
    void withoutADecisionEachIdCounts() {
        String vic = person("vic", null);
        shown("vic-1", vic, "2026-03-02T07:00:00Z", null, "home");
        shown("vic-1", vic, "2026-03-02T07:00:00Z", null, "home");
        assertEquals("welcome", keys(pull(vic)).get(0));
        shown("vic-2", vic, "2026-03-02T07:00:00Z", null, "home");
        assertTrue(keys(pull(vic)).indexOf("welcome") != 0);
    }

    @Test
    void capsDemoteWhatIsAskedForAndBindWhatIsPushed() {
        String wim = person("wim", null);
        assertEquals("welcome", push(wim, "2026-03-02T08:00:00Z").text("/nextBestContent/pick/content/key"));
        shown("wim-1", wim, "2026-03-02T07:00:00Z", "d-1", "home");
        shown("wim-2", wim, "2026-03-02T07:10:00Z", "d-2", "mail");
        Reply pulled = WORLD.ask("""
                query($id: ID!) { whyNot(learner: {id: $id}, content: {id: "welcome"}) { position } }""", Map.of("id", wim));
        int all = (int) Objects.requireNonNull(pull(wim).at("/recommendations/totalCount"));
        // what is never shown stands behind it by its points
        assertEquals(all - 1, pulled.at("/whyNot/position"));
        Reply pushed = push(wim, "2026-03-02T08:00:00Z");
        assertEquals(
                "article-000", pushed.text("/nextBestContent/pick/content/key"), "0 is never pushed, unset always");
        assertNull(pushed.at("/nextBestContent/pushHeld"));
        assertEquals("welcome", push(wim, "2026-03-03T08:00:00Z").text("/nextBestContent/pick/content/key"));
        // a third within the week, on the day after: over all channels
        shown("wim-3", wim, "2026-03-02T23:30:00Z", "d-3", "mail");
        assertEquals("article-000", push(wim, "2026-03-03T08:00:00Z").text("/nextBestContent/pick/content/key"));
        assertEquals("article-000", push(wim, "2026-03-08T08:00:00Z").text("/nextBestContent/pick/content/key"));
        assertEquals("welcome", push(wim, "2026-03-09T08:00:00Z").text("/nextBestContent/pick/content/key"));
    }

    @Test
    void theMonthCountsThirtyDaysOverAllChannels() {
        String xia = person("xia", null);
        shown("xia-1", xia, "2026-02-01T12:00:00Z", "d-1", "home");
        shown("xia-2", xia, "2026-02-09T12:00:00Z", "d-2", "mail");
        shown("xia-3", xia, "2026-02-17T12:00:00Z", "d-3", "home");
        shown("xia-4", xia, "2026-02-25T12:00:00Z", "d-4", "mail");
        assertEquals("article-000", push(xia, "2026-03-02T08:00:00Z").text("/nextBestContent/pick/content/key"));
        assertEquals("welcome", push(xia, "2026-03-03T08:00:00Z").text("/nextBestContent/pick/content/key"));
    }

    @Test
    void quietHoursAndBusyDaysBindWhatIsPushedAndTheAnswerSaysUntilWhen() {
        String yan = person("yan", null);
        Reply night = push(yan, "2026-03-02T21:30:00Z");
        assertNull(night.at("/nextBestContent/pick"));
        assertEquals("2026-03-03T06:00:00Z", night.text("/nextBestContent/pushHeld/until"), "seven in Vienna");
        assertEquals("welcome", night.text("/nextBestContent/pushHeld/content/key"));
        assertEquals("QUIET_HOURS", night.text("/nextBestContent/pushHeld/holds/0/cause"));
        assertEquals("nights", night.text("/nextBestContent/pushHeld/holds/0/rule"));
        assertEquals("welcome", push(yan, "2026-03-02T21:30:00Z", "chat").text("/nextBestContent/pick/content/key"));
        assertEquals("welcome", push(yan, "2026-03-03T06:00:00Z").text("/nextBestContent/pick/content/key"));
        assertEquals("welcome", keys(pull(yan)).get(0));

        Reply busy = push(person("zoe", "Finance"), "2026-03-02T08:00:00Z");
        assertEquals("BUSY", busy.text("/nextBestContent/pushHeld/holds/0/cause"));
        assertEquals("2026-03-05T06:00:00Z", busy.text("/nextBestContent/pushHeld/until"), "free on the 5th, at seven");
    }

    @Test
    void whatIsMandatoryIsAlwaysFree() {
        Reply reply = push(person("abe", "Legal"), "2026-03-02T22:00:00Z");
        assertEquals("enrol", reply.text("/nextBestContent/pick/content/key"));
        assertEquals(true, reply.at("/nextBestContent/pick/required"));
    }

    @Test
    void whatWasPutAwayIsNotPushed() {
        String bob = person("bob", null);
        WORLD.ask("""
                mutation { recordSignals(input: {signals: [{id: "bob-1", learner: {id: "bob"}, kind: "snoozed",
                    content: {id: "welcome"}, at: "2026-03-02T07:00:00Z", snoozeUntil: "2026-03-04T12:00:00Z"}]}) { accepted } }""");
        assertEquals("article-000", push(bob, "2026-03-02T08:00:00Z").text("/nextBestContent/pick/content/key"));
        assertFalse(keys(pull(bob)).contains("welcome"));
        assertEquals("welcome", push(bob, "2026-03-04T12:00:00Z").text("/nextBestContent/pick/content/key"));
        for (String kind : List.of("known", "dismissed")) {
            String learner = person("bob-" + kind, null);
            WORLD.ask("""
                    mutation($id: ID!, $kind: String!) { recordSignals(input: {signals: [{id: $id, learner: {id: $id},
                        kind: $kind, content: {id: "welcome"}, at: "2026-03-02T07:00:00Z"}]}) { accepted } }""", Map.of("id", learner, "kind", kind));
            assertEquals(
                    "article-000", push(learner, "2026-03-02T08:00:00Z").text("/nextBestContent/pick/content/key"));
        }
    }

    @Test
    void whatWasPushedIsADecisionOfItsOwnThatCanBeReplayed() {
        String cora = person("cora", null);
        shown("cora-1", cora, "2026-03-02T07:00:00Z", "d-1", "home");
        shown("cora-2", cora, "2026-03-02T07:00:00Z", "d-2", "home");
        Reply pushed = push(cora, "2026-03-02T08:00:00Z");
        String id = pushed.text("/nextBestContent/decision/id");
        TestDatabase.eventually(() -> WORLD.keeping.waiting() == 0);
        Reply kept = WORLD.ask("query($id: ID!) { decision(id: $id) { picks { rank key } } }", Map.of("id", id));
        assertEquals(List.of("article-000"), kept.all("/decision/picks", "/key"));
        Reply replay = WORLD.ask("query($id: ID!) { replay(id: $id) { ... on Replayed { same } } }", Map.of("id", id));
        assertEquals(true, replay.at("/replay/same"));
    }
}
