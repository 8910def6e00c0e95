package dev.cairn.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who tries an integration out hears of words that were taken and that no rule counts. */
class SignalHintsTest {
    private World world;

    @BeforeEach
    void open() {
        world = new World("graphql_signal_hints");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void whatIsNearlyKnownIsToldWithTheNearest() {
        Reply reply = record(List.of(
                signal("1", "completd", "welcom"),
                signal("2", "Completed", "welcome"),
                signal("3", "completd", "welcom"),
                signal("4", "stapled", "nowhere-near-anything"),
                signal("5", "viewed", "welcome")));
        assertEquals(2, reply.at("/recordSignals/accepted"), "with hints or without, what could be taken was");
        assertEquals(
                List.of(
                        "[\"input\",\"signals\",\"0\",\"kind\"] completed: neither the rule book nor the catalogue knows `completd`:"
                                + " no rule counts it",
                        "[\"input\",\"signals\",\"0\",\"content\"] welcome: there is no content `welcom` yet"),
                hints(reply));
    }

    @Test
    void whereAllIsKnownThereAreNone() {
        assertEquals(List.of(), hints(record(List.of(signal("1", "viewed", "welcome")))));
    }

    @Test
    void whereTheVocabularyNamesDevicesOthersAreTold() {
        Map<String, Object> signal = new HashMap<>(signal("1", "viewed", "welcome"));
        signal.put("device", "tablett");
        signal.put("channel", "pigeon");
        assertEquals(List.of(), hints(record(List.of(signal))), "any word is taken");
        world.publish(Map.of("vocabulary.csv", "Field,Value\ndevice,tablet\nchannel,kiosk\n"));
        signal.put("id", "2");
        assertEquals(
                List.of(
                        "[\"input\",\"signals\",\"0\",\"device\"] tablet: neither the rule book nor the catalogue knows"
                                + " `tablett`: no rule counts it",
                        "[\"input\",\"signals\",\"0\",\"channel\"] null: neither the rule book nor the catalogue knows"
                                + " `pigeon`: no rule counts it"),
                hints(record(List.of(signal))));
    }

    @Test
    void onlySoManyAreLookedFor() {
        List<Map<String, Object>> signals = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            signals.add(signal("s" + i, "complete" + (char) ('e' + i % 20) + "x".repeat(i / 20), "welcome"));
        }
        assertEquals(20, hints(record(signals)).size());
    }

    private Reply record(List<Map<String, Object>> signals) {
        return world.ask(
                "mutation($signals: [SignalInput!]!) { recordSignals(input: {signals: $signals}) { accepted"
                        + " hints { field message nearest } userErrors { message } } }",
                Map.of("signals", signals));
    }

    private static Map<String, Object> signal(String id, String kind, String content) {
        return Map.of(
                "id",
                id,
                "learner",
                Map.of("id", "ada"),
                "kind",
                kind,
                "content",
                Map.of("id", content),
                "at",
                "2026-03-02T07:00:00Z");
    }

    private static List<String> hints(Reply reply) {
        assertEquals(List.of(), reply.all("/recordSignals/userErrors", "/message"));
        List<String> fields = reply.all("/recordSignals/hints", "/field");
        List<String> messages = reply.all("/recordSignals/hints", "/message");
        List<String> nearest = reply.all("/recordSignals/hints", "/nearest");
        List<String> all = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            all.add(fields.get(i) + " " + nearest.get(i) + ": " + messages.get(i));
        }
        return all;
    }
}
