package dev.cairn.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.cairn.engine.learner.LearnerId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** "This just happened, what next?" in one trip. */
class RecordSignalsTest {
    private static final String RECORD = """
            mutation($signals: [SignalInput!]!, $next: NextInput) {
              recordSignals(input: {signals: $signals, next: $next}) {
                accepted duplicates
                parked { id }
                entries {
                  learner { key journeys { program stage since } }
                  transitions { program from to at rule sentence }
                  next { totalCount edges { pick { because content { key } } } pageInfo { hasNextPage endCursor }
                         decision { id catalogVersion } }
                }
                userErrors { code field message }
              }
            }""";

    private World world;

    @BeforeEach
    void open() {
        world = new World("graphql_record_signals");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void theNextBestContentIsReadAfterTheSignal() {
        Reply before =
                world.ask("{ nextBestContent(learner: {id: \"ada\"}) { pick { content { key } } decision { id } } }");
        assertEquals("welcome", before.text("/nextBestContent/pick/content/key"));

        Map<String, @Nullable Object> viewed = signal("s-1", "ada", "viewed");
        viewed.put("content", Map.of("id", "welcome"));
        viewed.put("decision", before.text("/nextBestContent/decision/id"));
        Reply reply = record(List.of(viewed), Map.of("first", 2));

        assertEquals(1, reply.at("/recordSignals/accepted"));
        String entry = "/recordSignals/entries/0";
        assertEquals("ada", reply.text(entry + "/learner/key"));
        assertEquals("consideration", reply.text(entry + "/learner/journeys/0/stage"));
        assertEquals("awareness", reply.text(entry + "/transitions/0/from"));
        assertEquals("consideration", reply.text(entry + "/transitions/0/to"));
        assertEquals("told-by-sales", reply.text(entry + "/next/edges/0/pick/content/key"));
        assertEquals("jemand aus deiner Abteilung erzählt", reply.text(entry + "/next/edges/0/pick/because"));

        Reply again = world.ask("{ nextBestContent(learner: {id: \"ada\"}) { pick { content { key } } } }");
        assertEquals("told-by-sales", again.text("/nextBestContent/pick/content/key"));
    }

    @Test
    void itsCursorGoesOnInRecommendations() {
        Map<String, Object> next = Map.of("first", 3, "moment", Map.of("device", "mobile"));
        Reply reply = record(List.of(signal("s-1", "ben", "viewed")), next);
        Reply page = world.ask("""
                query($after: String) {
                  recommendations(learner: {id: "ben"}, moment: {device: "mobile"}, first: 3, after: $after) {
                    edges { node { key } } decision { id } } }""", Map.of("after", reply.text("/recordSignals/entries/0/next/pageInfo/endCursor")));
        assertEquals(List.of(), page.codes());
        assertEquals(
                reply.text("/recordSignals/entries/0/next/decision/id"), page.text("/recommendations/decision/id"));
        Reply whole = world.ask(
                "{ recommendations(learner: {id: \"ben\"}, moment: {device: \"mobile\"}, first: 6) { edges { node { key } } } }");
        assertEquals(
                whole.all("/recommendations/edges", "/node/key").subList(3, 6),
                page.all("/recommendations/edges", "/node/key"));
    }

    @Test
    void theSameSignalIsCountedOnceHoweverOftenItIsSent() {
        List<Map<String, @Nullable Object>> signals =
                List.of(signal("s-1", "ada", "viewed"), signal("s-2", "ada", "liked"));
        assertEquals(2, record(signals, null).at("/recordSignals/accepted"));
        Reply again = record(signals, null);
        assertEquals(0, again.at("/recordSignals/accepted"));
        assertEquals(2, again.at("/recordSignals/duplicates"));
        assertEquals("[]", again.text("/recordSignals/userErrors"));
        assertEquals(List.of("ada"), again.all("/recordSignals/entries", "/learner/key"));
    }

    @Test
    void theSameIdWithAnotherBodyIsAConflictAndDoesNotHoldUpTheOthers() {
        record(List.of(signal("s-1", "ada", "viewed")), null);
        Reply reply = record(List.of(signal("s-1", "ada", "liked"), signal("s-2", "ben", "liked")), null);
        assertEquals(1, reply.at("/recordSignals/accepted"));
        assertEquals(List.of("SIGNAL_CONFLICT"), reply.all("/recordSignals/userErrors", "/code"));
        assertEquals("[\"input\",\"signals\",\"0\"]", reply.text("/recordSignals/userErrors/0/field"));
    }

    @Test
    void oneEntryALearnerInTheOrderOfTheSignals() {
        Reply reply = record(
                List.of(
                        signal("s-1", "cleo", "viewed"),
                        signal("s-2", "ben", "viewed"),
                        signal("s-3", "cleo", "liked")),
                null);
        assertEquals(List.of("cleo", "ben"), reply.all("/recordSignals/entries", "/learner/key"));
        assertNull(reply.at("/recordSignals/entries/0/next"));
    }

    @Test
    void eachRefusedSignalIsToldAtItsPlace() {
        Map<String, @Nullable Object> ahead = signal("s-3", "ada", "viewed");
        ahead.put("at", "2026-03-04T08:00:00Z");
        Map<String, @Nullable Object> nowhere = signal("s-4", "ada", "viewed");
        nowhere.put("content", Map.of("externalId", Map.of("system", "lms", "value", "nowhere")));
        Map<String, @Nullable Object> endless = signal("s-5", "ada", "snoozed");
        Reply reply = record(
                List.of(
                        signal(" ", "ada", "viewed"),
                        signal("s-2", "nobody", "viewed"),
                        ahead,
                        nowhere,
                        endless,
                        signal("s-6", "ada", "\u0007"),
                        signal("s-7", "ada", "viewed")),
                null);
        assertEquals(1, reply.at("/recordSignals/accepted"));
        // who is not there yet may come: those are told apart, and are no errors
        assertEquals(List.of("s-2", "s-4"), reply.all("/recordSignals/parked", "/id"));
        Map<String, String> errors = new HashMap<>();
        List<String> fields = reply.all("/recordSignals/userErrors", "/field/2");
        assertEquals(fields.stream().sorted().toList(), fields, "in the order of the signals");
        for (int i = 0; i < fields.size(); i++) {
            errors.put(fields.get(i), reply.text("/recordSignals/userErrors/" + i + "/code"));
        }
        assertEquals(Map.of("0", "INVALID", "2", "INVALID", "4", "INVALID", "5", "INVALID"), errors);
    }

    @Test
    void aContentIsNamedByTheIdOfAnotherSystemToo() {
        Map<String, @Nullable Object> viewed = signal("s-1", "ada", "viewed");
        viewed.put("learner", Map.of("externalId", Map.of("system", "hr", "value", "0815")));
        viewed.put("content", Map.of("externalId", Map.of("system", "lms", "value", "lms-welcome")));
        Reply reply = record(List.of(viewed), null);
        // the journey had not begun before anybody asked
        assertEquals(List.of("awareness", "consideration"), reply.all("/recordSignals/entries/0/transitions", "/to"));
    }

    @Test
    void whatIsCompletedIsNotShownAgain() {
        Map<String, @Nullable Object> completed = signal("s-1", "ada", "completed");
        completed.put("content", Map.of("id", "welcome"));
        record(List.of(completed), null);
        Reply reply = world.ask("{ recommendations(learner: {id: \"ada\"}, first: 100) { edges { node { key } } } }");
        assertEquals(false, reply.all("/recommendations/edges", "/node/key").contains("welcome"));
    }

    @Test
    void aLearnerReportsOnlyForThemselves() {
        Caller ada = new Caller(Set.of(Role.LEARNER), new LearnerId("ada"));
        String query = """
                mutation { recordSignals(input: {signals: [
                    {id: "s-1", learner: {id: "ada"}, kind: "viewed", at: "2026-03-02T07:00:00Z"},
                    {id: "s-2", learner: {id: "ben"}, kind: "viewed", at: "2026-03-02T07:00:00Z"}]}) {
                  accepted userErrors { code field } } }""";
        Reply reply = world.ask(query, Map.of(), ada);
        assertEquals(1, reply.at("/recordSignals/accepted"));
        assertEquals(List.of("NOT_FOUND"), reply.all("/recordSignals/userErrors", "/code"));
    }

    @Test
    void whatComesNextIsDecidedForTheFirstFiftyLearners() {
        List<Map<String, @Nullable Object>> signals = new ArrayList<>();
        for (int i = 100; i < 151; i++) {
            world.run("insert into learner (id) values ('many-" + i + "')");
            signals.add(signal("m-" + i, "many-" + i, "viewed"));
        }
        Reply reply = record(signals, Map.of("first", 1));
        assertEquals(51, reply.all("/recordSignals/entries", "/learner/key").size());
        assertEquals("many-149", reply.text("/recordSignals/entries/49/learner/key"));
        assertEquals(1, reply.all("/recordSignals/entries/49/next/edges", "").size());
        assertNull(reply.at("/recordSignals/entries/50/next"));
    }

    @Test
    void nothingIsRecordedWhereWhatIsAskedNextCannotBeAnswered() {
        Reply reply = record(List.of(signal("s-1", "ada", "viewed")), Map.of("program", "Onbording"));
        assertEquals(List.of("UNKNOWN_PROGRAM"), reply.all("/recordSignals/userErrors", "/code"));
        assertEquals(0, reply.at("/recordSignals/accepted"));
        assertEquals(1, record(List.of(signal("s-1", "ada", "viewed")), null).at("/recordSignals/accepted"));
    }

    private Reply record(List<Map<String, @Nullable Object>> signals, @Nullable Map<String, Object> next) {
        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put("signals", signals);
        variables.put("next", next);
        Reply reply = world.ask(RECORD, variables);
        assertEquals(List.of(), reply.codes());
        return reply;
    }

    private static Map<String, @Nullable Object> signal(String id, String learner, String kind) {
        Map<String, @Nullable Object> signal = new HashMap<>();
        signal.put("id", id);
        signal.put("learner", Map.of("id", learner));
        signal.put("kind", kind);
        signal.put("at", "2026-03-02T07:59:00Z");
        return signal;
    }
}
