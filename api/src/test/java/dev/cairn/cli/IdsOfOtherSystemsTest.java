package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.cairn.engine.learner.ExternalId;
import dev.cairn.engine.learner.LearnerId;
import dev.cairn.engine.learner.Profile;
import dev.cairn.http.keys.KeySetting;
import dev.cairn.store.Learners;
import dev.cairn.store.Person;
import dev.cairn.store.ProfileChange;
import dev.cairn.store.Roster;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** An organisation that knows its people by their numbers: in tokens, as managers and in what a portal sends. */
@ExtendWith(SharedCairn.class)
class IdsOfOtherSystemsTest {
    private final RunningCairn cairn;
    private final Learners learners;
    private final Provider provider = new Provider("1");

    IdsOfOtherSystemsTest(RunningCairn cairn) {
        this.cairn = cairn;
        learners = cairn.running().node().database().learners();
    }

    private KeyedCairn byNumber(Path folder) throws Exception {
        Path jwks =
                Files.writeString(folder.resolve("jwks.json"), provider.keys().encode());
        return new KeyedCairn(
                cairn,
                KeyedCairn.entrance(new KeySetting(
                        null,
                        jwks.toString(),
                        Provider.ISSUER,
                        Provider.AUDIENCE,
                        "roles",
                        "",
                        "employee",
                        "hr",
                        Duration.ofSeconds(5))));
    }

    /** @param turn makes it another token, which is looked at anew */
    private String token(String number, String role, int turn) {
        return provider.es256(Provider.claims("someone@example.org", role)
                .put("employee", number)
                .put("turn", turn));
    }

    private void save(String id, String system, String number, @Nullable String manager) {
        Profile profile = new Profile(null, null, null, null, null, manager, null, null, null, null, Map.of(), null);
        Wait.on(learners.saveAll(
                List.of(new Person(
                        new LearnerId(id),
                        Set.of(new ExternalId(system, number)),
                        ProfileChange.all(profile),
                        List.of())),
                Roster.CHANGES,
                false,
                done -> {}));
    }

    @Test
    void aManagerSeesReportsWhoNameThemByEitherIdUnlessItCouldMeanSomebodyElse(@TempDir Path folder) throws Exception {
        save("mo-boss", "hr", "70001", null);
        save("mo-by-id", "hr", "70002", "mo-boss");
        save("mo-by-number", "hr", "70003", "70001");
        save("mo-of-another", "hr", "70004", "70009");
        try (KeyedCairn keyed = byNumber(folder)) {
            String boss = token("70001", "manager", 1);
            assertEquals("mo-by-id", seen(keyed, boss, "mo-by-id"));
            assertEquals("mo-by-number", seen(keyed, boss, "mo-by-number"));
            assertNull(seen(keyed, boss, "mo-of-another"));
            assertNull(seen(keyed, token("70001", "learner", 1), "mo-by-number"), "who is no manager has no reports");
            assertNull(seen(keyed, token("70002", "manager", 1), "mo-by-number"));

            save("mo-twin", "lms", "70001", null);
            assertNull(seen(keyed, token("70001", "manager", 2), "mo-by-number"), "the number means two people now");
            assertEquals("mo-by-id", seen(keyed, token("70001", "manager", 2), "mo-by-id"));
            assertNull(seen(keyed, token("70003", "manager", 2), "mo-by-id"));

            save("70005", "hr", "70006", null);
            save("mo-other", "hr", "70005", null);
            save("mo-last", "hr", "70007", "70005");
            assertNull(seen(keyed, token("70005", "manager", 1), "mo-last"), "it is another's id here");
            assertEquals("mo-last", seen(keyed, token("70006", "manager", 1), "mo-last"));
        }
    }

    private static @Nullable String seen(KeyedCairn keyed, String token, String learner) throws Exception {
        JsonObject found = new JsonObject(keyed.ask(token, "{ learner(ref: {id: \"" + learner + "\"}) { key } }")
                        .body())
                .getJsonObject("data")
                .getJsonObject("learner");
        return found == null ? null : found.getString("key");
    }

    @Test
    void aLearnerReportsAndTakesBackUnderTheirNumberAndNobodyElses(@TempDir Path folder) throws Exception {
        save("nu-one", "hr", "80001", null);
        save("nu-two", "hr", "80002", null);
        String record = "mutation { recordSignals(input: {signals: [{id: \"%s\", learner: {externalId: {system: \"%s\","
                + " value: \"%s\"}}, kind: \"dismissed\", content: {id: \"welcome-video\"}, at: \"" + Instant.now()
                + "\"}]}) { accepted userErrors { code } } }";
        String undo =
                "mutation { undoSignal(input: {learner: {externalId: {system: \"hr\", value: \"%s\"}}, signal: \"nu-1\"})"
                        + " { undone userErrors { code } } }";
        try (KeyedCairn keyed = byNumber(folder)) {
            String one = token("80001", "learner", 1);
            assertEquals(
                    "{\"data\":{\"recordSignals\":{\"accepted\":1,\"userErrors\":[]}}}",
                    keyed.ask(one, record.formatted("nu-1", "hr", "80001")).body());
            String refused =
                    "{\"data\":{\"recordSignals\":{\"accepted\":0,\"userErrors\":[{\"code\":\"NOT_FOUND\"}]}}}";
            assertEquals(
                    refused,
                    keyed.ask(one, record.formatted("nu-2", "hr", "80002")).body());
            assertEquals(
                    refused,
                    keyed.ask(one, record.formatted("nu-3", "lms", "80001")).body());
            assertEquals(
                    "{\"data\":{\"undoSignal\":{\"undone\":null,\"userErrors\":[{\"code\":\"NOT_FOUND\"}]}}}",
                    keyed.ask(token("80002", "learner", 1), undo.formatted("80001"))
                            .body());
            assertEquals(
                    "{\"data\":{\"undoSignal\":{\"undone\":true,\"userErrors\":[]}}}",
                    keyed.ask(one, undo.formatted("80001")).body());
        }
    }
}
