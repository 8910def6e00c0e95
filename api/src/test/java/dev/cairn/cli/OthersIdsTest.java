package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A learner who has got hold of another one's ids, cursors and decisions is told what is told of one who is not there. */
@ExtendWith(SharedCairn.class)
class OthersIdsTest {
    private static final String NOBODY = "zzz";
    private static final String WATCHING = "subscription { nextBestContentChanged(learner: {id: \"%s\"}) { cause } }";

    private final RunningCairn cairn;

    OthersIdsTest(RunningCairn cairn) {
        this.cairn = cairn;
    }

    @Test
    void anotherLearnersIdsOpenNothing(@TempDir Path folder) throws Exception {
        Provider provider = new Provider("1");
        Path jwks = folder.resolve("jwks.json");
        Files.writeString(jwks, provider.keys().encode());
        JsonObject ada = cairn.ask("""
                { learner(ref: {id: "ada"}) { id }
                  nextBestContent(learner: {id: "ada"}) { decision { id } }
                  recommendations(learner: {id: "ada"}, first: 1) { pageInfo { endCursor } } }""");
        String id = ada.getJsonObject("learner").getString("id");
        String decision =
                ada.getJsonObject("nextBestContent").getJsonObject("decision").getString("id");
        String cursor =
                ada.getJsonObject("recommendations").getJsonObject("pageInfo").getString("endCursor");
        String stranger = provider.rs256(Provider.claims("ben", "learner"));
        try (KeyedCairn keyed = new KeyedCairn(cairn, KeyedCairn.entrance(KeyedCairn.setting(jwks.toString())))) {
            for (String query : asked()) {
                String of = keyed.ask(stranger, query.formatted("ada")).body();
                String ofNobody = keyed.ask(stranger, query.formatted(NOBODY)).body();
                assertFalse(of.contains("Nilsson"), query);
                assertEquals(plain(ofNobody, NOBODY), plain(of, "ada"), query);
            }
            String node = keyed.ask(stranger, "{ node(id: \"" + id + "\") { id } nodes(ids: [\"" + id + "\"]) { id } }")
                    .body();
            assertEquals("{\"data\":{\"node\":null,\"nodes\":[null]}}", node);
            for (String query : List.of(
                    "{ decision(id: \"" + decision + "\") { id } }",
                    "{ replay(id: \"" + decision + "\") { __typename } }",
                    "{ learners(first: 1) { totalCount } }",
                    "{ whyNot(learner: {id: \"ada\"}, content: {id: \"welcome-video\"}) { __typename } }")) {
                assertEquals("FORBIDDEN", Load.code(keyed.ask(stranger, query).body()), query);
            }
            String going = keyed.ask(
                            stranger,
                            "{ recommendations(learner: {id: \"ada\"}, first: 1, after: \"" + cursor
                                    + "\") { edges { cursor } } }")
                    .body();
            assertEquals("NOT_FOUND", Load.code(going), going);
        }
    }

    @Test
    void anotherLearnersChangesAreToldToNobodyOverASocket(@TempDir Path folder) throws Exception {
        Provider provider = new Provider("1");
        Path jwks = folder.resolve("jwks.json");
        Files.writeString(jwks, provider.keys().encode());
        String stranger = provider.rs256(Provider.claims("ben", "learner"));
        try (KeyedCairn keyed = new KeyedCairn(cairn, KeyedCairn.entrance(KeyedCairn.setting(jwks.toString())));
                Wire wire = Wire.to(keyed.port(), List.of(Wire.PROTOCOL))) {
            wire.say("{\"type\":\"connection_init\",\"payload\":{\"Authorization\":\"Bearer " + stranger + "\"}}");
            wire.expect("{\"type\":\"connection_ack\"}");
            String of = wire.subscribe("s", WATCHING.formatted("ada")).hear().encode();
            String ofNobody =
                    wire.subscribe("s", WATCHING.formatted(NOBODY)).hear().encode();
            assertTrue(of.startsWith("{\"type\":\"error\"") && of.contains("NOT_FOUND"), of);
            assertEquals(plain(ofNobody, NOBODY), plain(of, "ada"));
            assertEquals(
                    "next",
                    wire.subscribe("s", WATCHING.formatted("ben")).hear().getString("type"));
        }
    }

    private static String plain(String body, String id) {
        return body.replace("`" + id + "`", "`?`");
    }

    /** Each with a place for who is asked about. */
    private static List<String> asked() {
        return List.of(
                "{ learner(ref: {id: \"%s\"}) { name department } }",
                "{ learner(ref: {externalId: {system: \"hr\", value: \"%s\"}}) { name } }",
                "{ nextBestContent(learner: {id: \"%s\"}) { decision { id } } }",
                "{ nextBestContentFor(learners: [{id: \"%s\"}]) { __typename } }",
                "{ recommendations(learner: {id: \"%s\"}, first: 3) { edges { cursor } } }",
                "{ contents(for: {id: \"%s\"}, orderBy: BEST_FOR_LEARNER, first: 3) { edges { cursor } } }",
                "{ exportLearner(learner: {id: \"%s\"}) { __typename } }",
                "mutation { updateLearner(input: {learner: {id: \"%s\"}}) { userErrors { code } } }",
                "mutation { eraseLearner(input: {learner: {id: \"%s\"}}) { userErrors { code } } }",
                "mutation { recordSignals(input: {signals: [{id: \"x-1\", learner: {id: \"%s\"}, kind: \"viewed\","
                        + " at: \"2026-01-01T08:00:00Z\", content: {id: \"office-tour\"}}]})"
                        + " { accepted userErrors { code message } } }",
                "mutation { undoSignal(input: {learner: {id: \"%s\"}, signal: \"x-1\"}) { userErrors { code } } }",
                WATCHING);
    }
}
