package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** At the terminal a decision that went out is made again, as of then. */
class ReplayedTest {
    private static final String UNKNOWN = "00000000-0000-0000-0000-000000000000";

    @Test
    void whatWentOutComesOutAgainWhateverBecameOfTheLearner(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        String id;
        String pick;
        try (RunningCairn cairn = RunningCairn.on(data)) {
            JsonObject next = cairn.ask(
                            "{ nextBestContent(learner: {id: \"ada\"}) { pick { content { key } } decision { id kept } } }")
                    .getJsonObject("nextBestContent");
            assertEquals(true, next.getJsonObject("decision").getBoolean("kept"));
            id = next.getJsonObject("decision").getString("id");
            pick = next.getJsonObject("pick").getJsonObject("content").getString("key");
        }
        // the service has ended, and with it all that waited was written
        Terminal same = Terminal.on(data, "replay", id);
        assertEquals(0, same.code(), same.out() + same.err());
        assertTrue(same.out().startsWith("Served "), same.out());
        assertTrue(same.out().contains("\n1. ") && same.out().contains(" (" + pick + ", "), same.out());
        assertTrue(same.out().endsWith("The same as then.\n"), same.out());

        try (RunningCairn cairn = RunningCairn.on(data)) {
            JsonObject changed = cairn.ask("""
                    mutation { updateLearner(input: {learner: {id: "ada"}, department: "Elsewhere", firstDay: "2020-01-01"}) {
                      userErrors { code } } }""");
            assertEquals(
                    "[]",
                    changed.getJsonObject("updateLearner")
                            .getJsonArray("userErrors")
                            .encode());
        }
        Terminal later = Terminal.on(data, "replay", id);
        assertEquals(0, later.code(), later.out() + later.err());
        assertEquals(same.out(), later.out());

        Terminal unknown = Terminal.on(data, "replay", UNKNOWN);
        assertEquals(1, unknown.code());
        assertEquals("cairn: no decision `" + UNKNOWN + "` is kept\n", unknown.err());
        Terminal noId = Terminal.on(data, "replay", "ada");
        assertEquals(2, noId.code());
        assertTrue(noId.err().contains("`cairn replay --help` says how it is used"), noId.err());
    }
}
