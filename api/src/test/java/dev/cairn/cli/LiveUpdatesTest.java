package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that is used as a portal does, and then stopped. */
class LiveUpdatesTest {
    private static final String WATCH =
            "subscription { nextBestContentChanged(learner: {id: \"ada\"}) { cause pick { content { key } } } }";

    @Test
    void aSignalOverASocketIsToldToWhoWatchesAndTheEndIsInOrder(@TempDir Path data) throws Exception {
        try (RunningCairn cairn = RunningCairn.on(data);
                Wire portal = Wire.ready(cairn);
                Wire phone = Wire.ready(cairn)) {
            phone.subscribe("live", WATCH);
            assertEquals("START", cause(phone));
            portal.subscribe(
                    "signal",
                    "mutation { recordSignals(input: {signals: [{id: \"live-1\","
                            + " learner: {id: \"ada\"}, kind: \"completed\", at: \"" + Instant.now()
                            + "\", content: {id: \"" + first(cairn) + "\"}}]}) { accepted } }");
            portal.expect("{\"type\":\"next\",\"id\":\"signal\",\"payload\":"
                    + "{\"data\":{\"recordSignals\":{\"accepted\":1}}}}");
            portal.expect("{\"type\":\"complete\",\"id\":\"signal\"}");
            assertEquals("SIGNAL", cause(phone));

            cairn.close();
            phone.expect("{\"type\":\"complete\",\"id\":\"live\"}");
            assertEquals("1001 the node stops", phone.end());
            assertEquals("1001 the node stops", portal.end());
        }
    }

    private static String first(RunningCairn cairn) throws Exception {
        return cairn.ask("{ nextBestContent(learner: {id: \"ada\"}) { pick { content { key } } } }")
                .getJsonObject("nextBestContent")
                .getJsonObject("pick")
                .getJsonObject("content")
                .getString("key");
    }

    private static String cause(Wire wire) {
        return wire.hear()
                .getJsonObject("payload")
                .getJsonObject("data")
                .getJsonObject("nextBestContentChanged")
                .getString("cause");
    }
}
