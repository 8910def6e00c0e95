package dev.cairn.graphql;

import static dev.cairn.store.TestDatabase.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.learner.ExternalId;
import dev.cairn.engine.learner.LearnerId;
import dev.cairn.engine.learner.Profile;
import dev.cairn.journeys.Sweeping;
import dev.cairn.store.Parking;
import dev.cairn.store.PeopleSaved;
import dev.cairn.store.Person;
import dev.cairn.store.ProfileChange;
import dev.cairn.store.Roster;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Signals of learners and contents that are not there yet. */
class ParkedSignalsTest {
    private static final World WORLD = new World("graphql_parked_signals");
    private static final Map<String, Object> DORA = Map.of("id", "dora");
    private static final String RECORD = """
            mutation($signals: [SignalInput!]!, $atomic: Boolean! = false) {
              recordSignals(input: {signals: $signals, atomic: $atomic}) {
                accepted duplicates parked { id waitsFor until }
                entries { learner { key } transitions { to at } }
                userErrors { code field message }
              }
            }""";

    @AfterAll
    static void close() {
        WORLD.close();
    }

    private static Map<String, @Nullable Object> signal(String id, Map<String, Object> learner, String at) {
        Map<String, @Nullable Object> signal = new HashMap<>();
        signal.put("id", id);
        signal.put("learner", learner);
        signal.put("kind", "viewed");
        signal.put("content", Map.of("id", "welcome"));
        signal.put("at", at);
        return signal;
    }

    private static Map<String, Object> external(String system, String value) {
        return Map.of("externalId", Map.of("system", system, "value", value));
    }

    @SafeVarargs
    private static Reply record(Map<String, @Nullable Object>... signals) {
        Reply reply = WORLD.ask(RECORD, Map.of("signals", List.of(signals)));
        assertEquals(List.of(), reply.codes());
        return reply;
    }

    private static void arrive(String id, @Nullable String firstDay, String... hr) {
        Profile profile = new Profile(
                id,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                firstDay == null ? null : LocalDate.parse(firstDay),
                Map.of(),
                null);
        Set<ExternalId> ids = new HashSet<>();
        for (String value : hr) {
            ids.add(new ExternalId("hr", value));
        }
        PeopleSaved saved = await(WORLD.database
                .learners()
                .saveAll(
                        List.of(new Person(new LearnerId(id), ids, ProfileChange.all(profile), List.of())),
                        Roster.CHANGES,
                        false,
                        n -> {}));
        assertTrue(saved instanceof PeopleSaved.Saved, () -> saved.toString());
    }

    private static Reply saveContent(String id, String lms) {
        Reply reply = WORLD.ask("""
                mutation($id: ID!, $ids: [ExternalIdInput!]) {
                  saveContent(input: {content: {id: $id}, externalIds: $ids, kind: "video",
                      titles: [{language: "en", text: "New"}], topics: ["welcome"]}) {
                    content { key } userErrors { message } } }""", Map.of("id", id, "ids", List.of(Map.of("system", "lms", "value", lms))));
        assertEquals("[]", reply.text("/saveContent/userErrors"));
        return reply;
    }

    private static Reply journey(String learner) {
        return WORLD.ask("""
                query($id: ID!) { journey(learner: {id: $id}, program: "onboarding") {
                    place { stage since } moves { to at signals supersededAt } } }""", Map.of("id", learner));
    }

    private static int views(String learner) {
        return (int)
                WORLD.count("(select generate_series(1, count) from day_count where kind = 'viewed' and learner = '"
                        + learner + "') n");
    }

    @Test
    void aSignalOfNobodyIsParkedAndJoinedAtItsOwnTimeWhenTheLearnerArrives() {
        Reply reply = record(
                signal("dora-2", DORA, "2026-03-01T10:00:00Z"),
                signal("dora-1", DORA, "2026-02-27T10:00:00Z"),
                signal("ben-1", Map.of("id", "ben"), "2026-03-01T10:00:00Z"));
        assertEquals(1, reply.at("/recordSignals/accepted"));
        assertEquals(List.of("dora-2", "dora-1"), reply.all("/recordSignals/parked", "/id"));
        assertEquals("[\"LEARNER\"]", reply.text("/recordSignals/parked/0/waitsFor"));
        assertEquals("2026-04-01T08:00:00Z", reply.text("/recordSignals/parked/0/until"));
        assertEquals("[]", reply.text("/recordSignals/userErrors"));
        assertEquals(List.of("ben"), reply.all("/recordSignals/entries", "/learner/key"));
        assertEquals(0, views("dora"), "nothing is counted of who is not there");

        arrive("dora", "2026-03-04");
        Reply journey = journey("dora");
        assertEquals("consideration", journey.text("/journey/place/stage"), "the first read has it");
        // the journey begins 14 days before the first day, and the first view moved it
        assertEquals("2026-02-27T10:00:00Z", journey.text("/journey/place/since"));
        assertEquals("dora-1", journey.text("/journey/moves/1/signals/0"));
        assertEquals(2, views("dora"));
        assertEquals(0, WORLD.count("parked_signal where learner = 'dora'"));

        Reply again =
                record(signal("dora-1", DORA, "2026-02-27T10:00:00Z"), signal("dora-2", DORA, "2026-02-27T10:00:00Z"));
        assertEquals(1, again.at("/recordSignals/duplicates"), "counted once, joined or not");
        assertEquals(List.of("SIGNAL_CONFLICT"), again.all("/recordSignals/userErrors", "/code"));
        assertEquals(2, views("dora"));
    }

    @Test
    void whatWaitsIsKnownByItsIdAndSaysOneThing() {
        Map<String, Object> nobody = external("hr", "emil");
        record(signal("emil-1", nobody, "2026-03-01T10:00:00Z"));
        Map<String, @Nullable Object> other = signal("emil-1", nobody, "2026-03-01T10:00:01Z");
        Reply again = record(
                signal("emil-1", nobody, "2026-03-01T10:00:00Z"),
                other,
                signal("emil-1", Map.of("id", "ben"), "2026-03-01T10:00:00Z"),
                signal("emil-2", nobody, "2026-03-01T10:00:00Z"),
                signal("emil-2", nobody, "2026-03-01T10:00:00Z"));
        assertEquals(2, again.at("/recordSignals/duplicates"));
        assertEquals(List.of("emil-2"), again.all("/recordSignals/parked", "/id"));
        assertEquals(List.of("SIGNAL_CONFLICT", "SIGNAL_CONFLICT"), again.all("/recordSignals/userErrors", "/code"));
        record(signal("known", Map.of("id", "ben"), "2026-03-01T10:00:00Z"));
        Reply taken = record(signal("known", nobody, "2026-03-01T10:00:00Z"));
        assertEquals(List.of("SIGNAL_CONFLICT"), taken.all("/recordSignals/userErrors", "/code"));
    }

    @Test
    void anIdOfAnotherSystemThatIsAddedLaterBringsThemToo() {
        arrive("fay", "2026-03-04");
        record(signal("fay-1", external("hr", "777"), "2026-03-01T10:00:00Z"));
        assertEquals("awareness", journey("fay").text("/journey/place/stage"));
        arrive("fay", "2026-03-04", "777");
        assertEquals("consideration", journey("fay").text("/journey/place/stage"));
        // by our own id it is the same signal
        Reply again = record(signal("fay-1", Map.of("id", "fay"), "2026-03-01T10:00:00Z"));
        assertEquals(1, again.at("/recordSignals/duplicates"));
    }

    @Test
    void aContentThatComesLaterBringsWhatWasDoneWithIt() {
        arrive("gus", "2026-03-04");
        Map<String, @Nullable Object> byId = signal("gus-1", Map.of("id", "gus"), "2026-03-01T10:00:00Z");
        byId.put("content", Map.of("id", "late-video"));
        Map<String, @Nullable Object> elsewhere = signal("gus-2", Map.of("id", "gus"), "2026-02-28T10:00:00Z");
        elsewhere.put("content", external("lms", "late-7"));
        Map<String, @Nullable Object> both = signal("gus-3", external("hr", "nobody at all"), "2026-02-28T10:00:00Z");
        both.put("content", external("lms", "late-7"));
        Reply reply = record(byId, elsewhere, both);
        assertEquals(List.of("gus-1", "gus-2", "gus-3"), reply.all("/recordSignals/parked", "/id"));
        assertEquals("[\"CONTENT\"]", reply.text("/recordSignals/parked/1/waitsFor"));
        assertEquals("[\"LEARNER\",\"CONTENT\"]", reply.text("/recordSignals/parked/2/waitsFor"));
        assertEquals("awareness", journey("gus").text("/journey/place/stage"));

        saveContent("late-video", "late-7");
        assertEquals("consideration", journey("gus").text("/journey/place/stage"));
        assertEquals("2026-02-28T10:00:00Z", journey("gus").text("/journey/place/since"));
        assertEquals(2, views("gus"));
        assertEquals(1, WORLD.count("parked_signal where id = 'gus-3'"), "its learner has not come");
        arrive("guido", null, "nobody at all");
        WORLD.ask("{ learner(ref: {id: \"guido\"}) { key } }");
        assertEquals(1, views("guido"));
    }

    @Test
    void nobodyNeedAskForThem() {
        record(signal("hana-1", Map.of("id", "hana"), "2026-03-01T10:00:00Z"));
        arrive("hana", "2026-03-04");
        long joined = WORLD.database.parking().joined();
        while (await(Sweeping.once(
                        WORLD.database,
                        WORLD.publishing.book().get(),
                        WORLD.catalog.get(),
                        InstantSource.fixed(World.NOW)))
                > 0) {
            // until no journey is due
            if (views("hana") > 0) {
                break;
            }
        }
        assertEquals(1, views("hana"));
        assertTrue(WORLD.database.parking().joined() > joined);
    }

    @Test
    void aNextSignalFindsThemJoined() {
        record(signal("ines-1", Map.of("id", "ines"), "2026-03-01T10:00:00Z"));
        arrive("ines", "2026-03-04");
        Reply reply = record(
                signal("ines-1", Map.of("id", "ines"), "2026-03-01T10:00:00Z"),
                signal("ines-2", Map.of("id", "ines"), "2026-03-01T11:00:00Z"));
        assertEquals(1, reply.at("/recordSignals/accepted"));
        assertEquals(1, reply.at("/recordSignals/duplicates"));
        assertEquals(
                List.of("2026-02-17T23:00:00Z", "2026-03-01T10:00:00Z"),
                reply.all("/recordSignals/entries/0/transitions", "/at"));
        assertEquals(2, views("ines"));
    }

    @Test
    void aListIsParkedWholeOrNotAtAll() {
        Map<String, @Nullable Object> wrong = signal("jon-2", Map.of("id", "jon"), "2026-03-09T10:00:00Z");
        List<Map<String, @Nullable Object>> signals =
                List.of(signal("jon-1", Map.of("id", "jon"), "2026-03-01T10:00:00Z"), wrong);
        Reply refused = WORLD.ask(RECORD, Map.of("signals", signals, "atomic", true));
        assertEquals("[]", refused.text("/recordSignals/parked"));
        assertEquals(List.of("INVALID"), refused.all("/recordSignals/userErrors", "/code"));
        assertEquals(0, WORLD.count("parked_signal where learner = 'jon'"));
        Reply parked = WORLD.ask(RECORD, Map.of("signals", signals.subList(0, 1), "atomic", true));
        assertEquals(List.of("jon-1"), parked.all("/recordSignals/parked", "/id"));
    }

    @Test
    void whoCameWhileASignalWasBeingParkedIsFoundAtTheNextLook() throws SQLException {
        // an import that has not committed: nobody sees the learner yet
        try (Connection importing = WORLD.connection();
                Statement statement = importing.createStatement()) {
            importing.setAutoCommit(false);
            statement.execute("insert into learner (id) values ('kim')");
            assertEquals(
                    List.of("kim-1"),
                    record(signal("kim-1", Map.of("id", "kim"), "2026-03-01T10:00:00Z"))
                            .all("/recordSignals/parked", "/id"));
            importing.commit();
        }
        assertEquals(1, WORLD.count("parked_signal where id = 'kim-1' and not ready"));
        await(WORLD.database.parking().tend(Parking.Setting.DEFAULT, World.NOW));
        WORLD.ask("{ learner(ref: {id: \"kim\"}) { key } }");
        assertEquals(1, views("kim"));
    }

    @Test
    void whoReportsOnlyForThemselvesParksNothingForOthers() {
        Caller ada = new Caller(Set.of(Role.LEARNER), new LearnerId("ada"));
        Reply reply = WORLD.ask(RECORD, Map.of("signals", List.of(signal("ada-x", DORA, "2026-03-01T10:00:00Z"))), ada);
        assertEquals(List.of("NOT_FOUND"), reply.all("/recordSignals/userErrors", "/code"));
        assertEquals(0, WORLD.count("parked_signal where id = 'ada-x'"));
        assertNull(WORLD.ask("{ learner(ref: {id: \"nobody\"}) { key } }").at("/learner"));
    }
}
