package dev.cairn.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.learner.LearnerId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Takes back what was said of a content. */
class UndoSignalTest {
    private static final World WORLD = new World("graphql_undo_signal");
    private static final String RECORD = """
            mutation($signals: [SignalInput!]!) {
              recordSignals(input: {signals: $signals}) { accepted duplicates parked { id } userErrors { code } } }""";
    private static final String UNDO = """
            mutation($learner: ID!, $signal: ID!) {
              undoSignal(input: {learner: {id: $learner}, signal: $signal, next: {first: 1}}) {
                undone entry { learner { key } transitions { to } next { edges { node { key } } } }
                userErrors { code field message } } }""";

    static {
        // a dismissal moves on, so that taking it back moves back
        WORLD.publish(Map.of("stage-rules.csv", """
                Name,Program,From stage,Signal,About topic,At least,Then stage
                saw-the-welcome,Onboarding,awareness,viewed,welcome,1,consideration
                threw-it-away,Onboarding,awareness,dismissed,welcome,1,conversion
                """));
    }

    @AfterAll
    static void close() {
        WORLD.close();
    }

    private static Map<String, @Nullable Object> signal(String id, String learner, String kind, String at) {
        Map<String, @Nullable Object> signal = new HashMap<>();
        signal.put("id", id);
        signal.put("learner", Map.of("id", learner));
        signal.put("kind", kind);
        signal.put("content", Map.of("id", "welcome"));
        signal.put("device", "mobile");
        signal.put("at", at);
        if (kind.equals("snoozed")) {
            signal.put("snoozeUntil", "2026-03-09T00:00:00Z");
        }
        return signal;
    }

    @SafeVarargs
    private static Reply record(Map<String, @Nullable Object>... signals) {
        return WORLD.ask(RECORD, Map.of("signals", List.of(signals)));
    }

    private static Reply undo(String learner, String signal) {
        return WORLD.ask(UNDO, Map.of("learner", learner, "signal", signal));
    }

    private static boolean isOffered(String learner, String content) {
        return WORLD.ask(
                        "query($id: ID!) { recommendations(learner: {id: $id}, first: 100) { edges { node { key } } } }",
                        Map.of("id", learner))
                .all("/recommendations/edges", "/node/key")
                .contains(content);
    }

    private static String person(String id) {
        WORLD.run("insert into learner (id, first_day) values ('" + id + "', '2026-03-04') on conflict do nothing");
        return id;
    }

    private static String counted(String learner) {
        StringBuilder all = new StringBuilder();
        for (String table : List.of("day_count", "kind_count", "content_count", "habit", "outcome")) {
            all.append(WORLD.count(table + " where learner = '" + learner + "'"))
                    .append(' ');
        }
        return all.toString().strip();
    }

    @Test
    void whatWasDismissedIsOfferedAgainAndAllIsAsItWas() {
        String lou = person("lou");
        assertTrue(isOffered(lou, "welcome"));
        record(signal("lou-1", lou, "dismissed", "2026-03-01T10:00:00Z"));
        assertFalse(isOffered(lou, "welcome"), "the next read after the write");
        assertEquals("conversion", stage(lou));
        assertEquals("1 1 1 1 1", counted(lou));

        Reply undone = undo(lou, "lou-1");
        assertEquals(true, undone.at("/undoSignal/undone"));
        assertEquals("lou", undone.text("/undoSignal/entry/learner/key"));
        assertEquals("welcome", undone.text("/undoSignal/entry/next/edges/0/node/key"));
        assertTrue(isOffered(lou, "welcome"));
        assertEquals("awareness", stage(lou), "the journey is as if it had not been said");
        assertEquals("0 0 0 0 0", counted(lou));
        Reply history = WORLD.ask("""
                { journey(learner: {id: "lou"}, program: "onboarding") { moves { to signals supersededAt } } }""");
        assertEquals(List.of("awareness", "conversion"), history.all("/journey/moves", "/to"));
        assertEquals("2026-03-02T08:00:00Z", history.text("/journey/moves/1/supersededAt"));

        assertEquals(false, undo(lou, "lou-1").at("/undoSignal/undone"), "once more changes nothing");
        assertEquals(
                1,
                record(signal("lou-1", lou, "dismissed", "2026-03-01T10:00:00Z"))
                        .at("/recordSignals/duplicates"));
        assertTrue(isOffered(lou, "welcome"), "the same id again is no new word");
        assertEquals(1, WORLD.count("signal where id = 'lou-1' and undone_at is not null"));
        record(signal("lou-2", lou, "dismissed", "2026-03-01T11:00:00Z"));
        assertFalse(isOffered(lou, "welcome"));
    }

    @Test
    void whatOthersSayHolds() {
        String mia = person("mia");
        record(
                signal("mia-1", mia, "dismissed", "2026-03-01T10:00:00Z"),
                signal("mia-2", mia, "dismissed", "2026-03-01T12:00:00Z"),
                signal("mia-3", mia, "known", "2026-03-01T13:00:00Z"));
        undo(mia, "mia-2");
        assertFalse(isOffered(mia, "welcome"), "dismissed twice and one undone");
        assertEquals(
                1,
                WORLD.count("day_count where learner = 'mia' and kind = 'dismissed' and count = 1"
                        + " and latest = '2026-03-01T10:00:00Z'"));
        undo(mia, "mia-1");
        assertFalse(isOffered(mia, "welcome"), "known still");
        undo(mia, "mia-3");
        assertTrue(isOffered(mia, "welcome"));
        assertEquals("0 0 0 0 0", counted(mia));
    }

    @Test
    void ofSeveralSnoozesTheLatestThatIsLeftHolds() {
        String noa = person("noa");
        Map<String, @Nullable Object> early = signal("noa-1", noa, "snoozed", "2026-03-01T10:00:00Z");
        early.put("snoozeUntil", "2026-03-02T07:00:00Z");
        Map<String, @Nullable Object> late = signal("noa-2", noa, "snoozed", "2026-03-01T11:00:00Z");
        // in the wrong order: the later one holds all the same
        record(late);
        record(early);
        assertFalse(isOffered(noa, "welcome"));
        undo(noa, "noa-2");
        assertTrue(isOffered(noa, "welcome"), "the first one is over by now");
        assertEquals(1, WORLD.count("outcome where learner = 'noa' and snoozed_until = '2026-03-02T07:00:00Z'"));
    }

    @Test
    void whatSomebodyDidIsNotTakenBack() {
        String ole = person("ole");
        record(signal("ole-1", ole, "completed", "2026-03-01T10:00:00Z"));
        Reply refused = undo(ole, "ole-1");
        assertNull(refused.at("/undoSignal/undone"));
        assertEquals("NOT_UNDOABLE", refused.text("/undoSignal/userErrors/0/code"));
        assertEquals(
                "a `completed` signal cannot be taken back; `dismissed`, `known` and `snoozed` can",
                refused.text("/undoSignal/userErrors/0/message"));
        assertFalse(isOffered(ole, "welcome"));
    }

    @Test
    void aSignalIsTakenBackByWhoseItIs() {
        String pia = person("pia");
        record(signal("pia-1", pia, "dismissed", "2026-03-01T10:00:00Z"));
        assertEquals("NOT_FOUND", undo("ben", "pia-1").text("/undoSignal/userErrors/0/code"));
        assertEquals("NOT_FOUND", undo(pia, "pia-0").text("/undoSignal/userErrors/0/code"));
        assertEquals("NOT_FOUND", undo("nobody", "pia-1").text("/undoSignal/userErrors/0/code"));
        Caller ben = new Caller(Set.of(Role.LEARNER), new LearnerId("ben"));
        Reply other = WORLD.ask(UNDO, Map.of("learner", "pia", "signal", "pia-1"), ben);
        assertEquals("NOT_FOUND", other.text("/undoSignal/userErrors/0/code"));
        assertFalse(isOffered(pia, "welcome"));
        Caller herself = new Caller(Set.of(Role.LEARNER), new LearnerId("pia"));
        assertEquals(
                true,
                WORLD.ask(UNDO, Map.of("learner", "pia", "signal", "pia-1"), herself)
                        .at("/undoSignal/undone"));
    }

    @Test
    void whatWaitsIsTakenBackTooAndNeverJoined() {
        record(signal("quin-1", "quin", "dismissed", "2026-03-01T10:00:00Z"));
        Reply undone = undo("quin", "quin-1");
        assertEquals(true, undone.at("/undoSignal/undone"));
        assertNull(undone.at("/undoSignal/entry"));
        person("quin");
        assertTrue(isOffered("quin", "welcome"));
        assertEquals(
                1,
                record(signal("quin-1", "quin", "dismissed", "2026-03-01T10:00:00Z"))
                        .at("/recordSignals/duplicates"));
        assertTrue(isOffered("quin", "welcome"));
    }

    @Test
    void whatIsDatedAheadIsTakenBackBeforeItsTime() {
        String rob = person("rob");
        record(signal("rob-1", rob, "dismissed", "2026-03-02T20:00:00Z"));
        assertEquals(true, undo(rob, "rob-1").at("/undoSignal/undone"));
        assertEquals("0 0 0 0 0", counted(rob));
        GraphQlApi tomorrow = WORLD.api(World.NOW.plusSeconds(86_400));
        WORLD.ask(
                tomorrow,
                new Request("t", "{ learner(ref: {id: \"rob\"}) { key } }", null, Map.of(), false),
                Caller.DESK);
        assertEquals("0 0 0 0 0", counted(rob), "its time came, and it is not counted");
    }

    private static String stage(String learner) {
        return WORLD.ask(
                        "query($id: ID!) { journey(learner: {id: $id}, program: \"onboarding\") { place { stage } } }",
                        Map.of("id", learner))
                .text("/journey/place/stage");
    }
}
