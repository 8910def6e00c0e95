package dev.cairn.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** On what and at which hours somebody learns. */
class HabitsTest {
    private static final World WORLD = new World("graphql_habits");
    private static final String HABITS = """
            query($id: ID!) { learner(ref: {id: $id}) {
              habits { signals activeHours devices { device share signals } } } }""";

    static {
        WORLD.publish(Map.of("segment-rules.csv", """
                Name,Device share mobile,Active hours,Then segment
                commuters,>= 75%,present,Commuter
                early,,08:00-08:59,Early bird
                """));
    }

    @AfterAll
    static void close() {
        WORLD.close();
    }

    private static Map<String, @Nullable Object> signal(
            String id, String learner, String kind, @Nullable String device, String at) {
        Map<String, @Nullable Object> signal = new HashMap<>();
        signal.put("id", id);
        signal.put("learner", Map.of("id", learner));
        signal.put("kind", kind);
        signal.put("content", Map.of("id", "welcome"));
        signal.put("device", device);
        signal.put("at", at);
        return signal;
    }

    private static void record(List<Map<String, @Nullable Object>> signals) {
        Reply reply = WORLD.ask("""
                mutation($signals: [SignalInput!]!) { recordSignals(input: {signals: $signals}) {
                    accepted userErrors { message } } }""", Map.of("signals", signals));
        assertEquals("[]", reply.text("/recordSignals/userErrors"));
    }

    private static String habits(String learner) {
        return WORLD.ask(HABITS, Map.of("id", learner)).text("/learner/habits");
    }

    private static String segments(String learner) {
        return WORLD.ask(
                        "query($id: ID!) { nextBestContent(learner: {id: $id}) { decision { segments } } }",
                        Map.of("id", learner))
                .text("/nextBestContent/decision/segments");
    }

    @Test
    void sharesAndHoursRestOnWhatTheyDidWhereTheyWere() {
        WORLD.run("insert into learner (id, zone) values ('ana', 'Europe/Vienna')");
        assertEquals("{\"signals\":0,\"activeHours\":null,\"devices\":[]}", habits("ana"));
        List<Map<String, @Nullable Object>> signals = new ArrayList<>();
        for (int i = 1; i <= 8; i++) {
            signals.add(signal("ana-m" + i, "ana", "viewed", "Mobile", "2026-02-0" + i + "T07:30:00Z"));
        }
        signals.add(signal("ana-d1", "ana", "viewed", "desktop", "2026-02-01T15:00:00Z"));
        signals.add(signal("ana-d2", "ana", "liked", "desktop", "2026-02-02T15:00:00Z"));
        signals.add(signal("ana-x", "ana", "commented", null, "2026-02-02T20:00:00Z"));
        // what is shown to somebody is nothing they did
        signals.add(signal("ana-s", "ana", "shown", "desktop", "2026-02-02T03:00:00Z"));
        record(signals);
        String expected = "{\"signals\":11,\"activeHours\":[8,16],\"devices\":["
                + "{\"device\":\"desktop\",\"share\":0.2,\"signals\":2},"
                + "{\"device\":\"mobile\",\"share\":0.8,\"signals\":8}]}";
        assertEquals(expected, habits("ana"));
        assertEquals("[\"Commuter\",\"Early bird\"]", segments("ana"), "the rules read the same");

        // what is taken back, and what waits for a content, is nothing they did either
        record(List.of(
                signal("ana-no", "ana", "dismissed", "desktop", "2026-02-03T15:00:00Z"),
                signal("ana-no2", "ana", "known", "desktop", "2026-02-03T15:00:00Z")));
        assertEquals("[\"Early bird\"]", segments("ana"));
        WORLD.run("update learner set zone = 'Asia/Tokyo' where id = 'ana'");
        for (String id : List.of("ana-no", "ana-no2")) {
            WORLD.ask(
                    "mutation($id: ID!) { undoSignal(input: {learner: {id: \"ana\"}, signal: $id}) { undone } }",
                    Map.of("id", id));
        }
        Map<String, @Nullable Object> waits = signal("ana-w", "ana", "viewed", "desktop", "2026-02-03T15:00:00Z");
        waits.put("content", Map.of("id", "to come"));
        record(List.of(waits));
        assertEquals(expected, habits("ana"), "hours are those where they were then");
    }

    @Test
    void aPageOfLearnersHasEachTheirs() {
        WORLD.run("insert into learner (id, zone) values ('bo', 'UTC')");
        record(List.of(signal("bo-1", "bo", "viewed", "tablet", "2026-02-01T07:30:00Z")));
        Reply page =
                WORLD.ask("{ learners(first: 100) { edges { node { key habits { signals devices { device } } } } } }");
        List<String> keys = page.all("/learners/edges", "/node/key");
        int bo = keys.indexOf("bo");
        assertEquals("tablet", page.text("/learners/edges/" + bo + "/node/habits/devices/0/device"));
        assertEquals(0, page.at("/learners/edges/" + keys.indexOf("ben") + "/node/habits/signals"));
        assertNull(page.at("/learners/edges/" + bo + "/node/habits/activeHours"));
    }
}
