package dev.cairn.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes of a profile: absent is unchanged, null is cleared, and what is unknown is told with what was probably meant. */
class UpdateLearnerTest {
    private static final String UPDATE = """
            mutation($input: UpdateLearnerInput!) {
              updateLearner(input: $input) {
                learner { id key version name role targetRole department country manager managerDepartment languages
                          timeZone firstDay attributes { name value } pinnedPersona }
                userErrors { code field message nearest }
              }
            }""";

    private static World world;

    @BeforeAll
    static void open() {
        world = new World("graphql_update_learner");
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void whatIsAbsentStaysAndWhatIsNullIsCleared() {
        JsonObject before = learner("ada");
        Map<String, @Nullable Object> change = input("ada");
        change.put("role", null);
        change.put("targetRole", "Team Lead");
        change.put("firstDay", "2026-03-09");
        JsonObject after = saved(change);

        assertNull(after.getString("role"));
        assertEquals("Team Lead", after.getString("targetRole"));
        assertEquals("2026-03-09", after.getString("firstDay"));
        assertEquals("Sales", after.getString("department"));
        assertEquals(before.getJsonArray("languages"), after.getJsonArray("languages"));
        assertEquals(before.getLong("version") + 1, after.getLong("version"));
        assertEquals(after, learner("ada"));
    }

    @Test
    void aListOrAMapIsClearedByNullAndEmptiedByNothingInIt() {
        Map<String, @Nullable Object> change = input("ben");
        change.put("languages", List.of());
        change.put(
                "attributes",
                List.of(Map.of("name", "floor", "value", "03"), Map.of("name", "shift", "value", "late")));
        JsonObject after = saved(change);
        assertEquals(new JsonArray(), after.getJsonArray("languages"));
        assertEquals("03", after.getJsonArray("attributes").getJsonObject(0).getString("value"));

        Map<String, @Nullable Object> one = new HashMap<>();
        one.put("name", "floor");
        one.put("value", null);
        change = input("ben");
        change.put("languages", null);
        change.put("attributes", List.of(one));
        after = saved(change);
        assertNull(after.getJsonArray("languages"));
        assertEquals(
                List.of("shift"),
                after.getJsonArray("attributes").stream()
                        .map(attribute -> ((JsonObject) attribute).getString("name"))
                        .toList());

        change = input("ben");
        change.put("attributes", null);
        assertEquals(new JsonArray(), saved(change).getJsonArray("attributes"));
    }

    @Test
    void theSameInLiteralsAsInVariables() {
        Reply reply = world.ask("""
                mutation { updateLearner(input: {learner: {id: "cleo"}, name: null, country: "de"}) {
                    learner { name country } userErrors { code } } }""");
        assertNull(reply.at("/updateLearner/learner/name"));
        assertEquals("DE", reply.text("/updateLearner/learner/country"));
        world.ask(
                "mutation { updateLearner(input: {learner: {id: \"cleo\"}, name: \"Cleo\"}) { userErrors { code } } }");
        assertEquals("DE", learner("cleo").getString("country"));
    }

    @Test
    void aChangeMadeOnAnOldVersionIsAConflictAndChangesNothing() {
        JsonObject before = learner("ben");
        Map<String, @Nullable Object> change = input("ben");
        change.put("version", before.getLong("version") - 1);
        change.put("department", "Nowhere");
        JsonObject error = refused(change);
        assertEquals("VERSION_CONFLICT", error.getString("code"));
        assertEquals(new JsonArray().add("input").add("version"), error.getJsonArray("field"));
        assertEquals(before, learner("ben"));

        change.put("version", before.getLong("version"));
        change.put("department", "IT Operations");
        assertEquals("IT Operations", saved(change).getString("department"));
    }

    @ParameterizedTest
    @CsvSource({
        "country, Germny, UNKNOWN_COUNTRY, DE",
        "country, DEU, UNKNOWN_COUNTRY, DE",
        "country, ZZ, UNKNOWN_COUNTRY,",
        "timeZone, Europe/Berlim, UNKNOWN_TIME_ZONE, Europe/Berlin",
        "timeZone, '; drop table learner', UNKNOWN_TIME_ZONE,",
        "pinnedPersona, Busy exprt, UNKNOWN_PERSONA, Busy expert",
    })
    void whatIsUnknownIsToldWithWhatWasProbablyMeant(
            String field, String value, String code, @Nullable String nearest) {
        JsonObject before = learner("ada");
        Map<String, @Nullable Object> change = input("ada");
        change.put(field, value);
        change.put("name", "somebody else");
        JsonObject error = refused(change);
        assertEquals(code, error.getString("code"));
        assertEquals(new JsonArray().add("input").add(field), error.getJsonArray("field"));
        assertEquals(nearest, error.getString("nearest"));
        assertEquals(before, learner("ada"));
    }

    @Test
    void allThatIsWrongIsToldAtOnceEachAtItsPlace() {
        Map<String, @Nullable Object> change = input("ada");
        change.put("languages", List.of("de", "germn", "e n"));
        change.put("country", "Austra");
        change.put("name", " ");
        change.put("role", "x".repeat(501));
        change.put("department", "nul\u0000");
        change.put("attributes", List.of(Map.of("name", "a", "value", "1"), Map.of("name", "a", "value", "2")));
        Reply reply = world.ask(UPDATE, Map.of("input", change));
        assertEquals(
                List.of(
                        "[\"input\",\"name\"]",
                        "[\"input\",\"role\"]",
                        "[\"input\",\"department\"]",
                        "[\"input\",\"country\"]",
                        "[\"input\",\"languages\",\"1\"]",
                        "[\"input\",\"languages\",\"2\"]",
                        "[\"input\",\"attributes\",\"1\",\"name\"]"),
                reply.all("/updateLearner/userErrors", "/field"));
        assertEquals("de", reply.text("/updateLearner/userErrors/4/nearest"));
        assertNull(reply.at("/updateLearner/learner"));
    }

    @Test
    void aLanguageIsWrittenAsTheStandardDoes() {
        Map<String, @Nullable Object> change = input("ada");
        change.put("languages", List.of("DE-at", "de-AT", "zh-hant-tw", "gsw"));
        assertEquals(
                new JsonArray().add("de-AT").add("zh-Hant-TW").add("gsw"),
                saved(change).getJsonArray("languages"));
    }

    @Test
    void aPersonaPinnedByHandWinsOverTheRules() {
        Map<String, @Nullable Object> change = input("cleo");
        change.put("pinnedPersona", "busy EXPERT");
        assertEquals("Busy expert", saved(change).getString("pinnedPersona"));
        Reply reply =
                world.ask("{ nextBestContent(learner: {id: \"cleo\"}) { decision { persona { name thinks } } } }");
        assertEquals("Tell me only what is different", reply.text("/nextBestContent/decision/persona/thinks"));
    }

    @Test
    void whoIsNotThereIsNotFound() {
        Map<String, @Nullable Object> change = input("nobody");
        change.put("name", "Nobody");
        assertEquals("NOT_FOUND", refused(change).getString("code"));
        change.put("learner", Map.of("id", "x".repeat(201)));
        assertEquals("INVALID", refused(change).getString("code"));
        change.put("learner", Map.of("externalId", Map.of("system", "hr", "value", "\u0000")));
        assertEquals("INVALID", refused(change).getString("code"));
    }

    private static Map<String, @Nullable Object> input(String id) {
        Map<String, @Nullable Object> input = new HashMap<>();
        input.put("learner", Map.of("id", id));
        return input;
    }

    private static JsonObject saved(Map<String, @Nullable Object> input) {
        Reply reply = world.ask(UPDATE, Map.of("input", input));
        assertEquals(List.of(), reply.codes());
        assertEquals("[]", reply.text("/updateLearner/userErrors"));
        return object(reply, "/updateLearner/learner");
    }

    private static JsonObject refused(Map<String, @Nullable Object> input) {
        Reply reply = world.ask(UPDATE, Map.of("input", input));
        assertEquals(List.of(), reply.codes());
        assertNull(reply.at("/updateLearner/learner"));
        return object(reply, "/updateLearner/userErrors/0");
    }

    private static JsonObject learner(String id) {
        String fields = UPDATE.substring(UPDATE.indexOf("learner {"), UPDATE.indexOf("userErrors"));
        Reply reply = world.ask(fields.replace("learner {", "{ learner(ref: {id: \"" + id + "\"}) {") + " }");
        return object(reply, "/learner");
    }

    private static JsonObject object(Reply reply, String pointer) {
        if (reply.at(pointer) instanceof JsonObject object) {
            return object;
        }
        throw new AssertionError("nothing at " + pointer + " in " + reply.json().encodePrettily());
    }
}
