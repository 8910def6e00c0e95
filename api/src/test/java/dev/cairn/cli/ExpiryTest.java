package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.graphql.Role;
import dev.cairn.http.keys.KeySetting;
import dev.cairn.http.keys.Secret;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What was opened with a token is closed when it is good no longer. */
@ExtendWith(SharedCairn.class)
class ExpiryTest {
    private static final String WATCH = "subscription { nextBestContentChanged(learner: {id: \"ada\"}) { cause } }";
    private static final Duration LEFT = Duration.ofSeconds(3);

    private final RunningCairn cairn;

    ExpiryTest(RunningCairn cairn) {
        this.cairn = cairn;
    }

    /** Good for a moment, by the leeway of clocks that differ. */
    private static String token(KeySetting keys) {
        Instant began = Instant.now().minus(Duration.ofHours(1));
        Duration life = Duration.ofHours(1).minus(keys.leeway()).plus(LEFT);
        return Objects.requireNonNull(Secret.of(KeyedCairn.SECRET)).token("portal", Set.of(Role.PORTAL), began, life);
    }

    @Test
    void aSocketIsClosedThen() {
        KeySetting keys = KeyedCairn.setting(null);
        try (KeyedCairn keyed = new KeyedCairn(cairn, KeyedCairn.entrance(keys));
                Wire wire = Wire.to(keyed.port(), List.of(Wire.PROTOCOL))) {
            wire.say("{\"type\":\"connection_init\",\"payload\":{\"authorization\":\"Bearer " + token(keys) + "\"}}");
            wire.expect("{\"type\":\"connection_ack\"}");
            wire.subscribe("live", WATCH);
            assertEquals("next", wire.hear().getString("type"));
            assertEquals("4403 Forbidden: the token has expired", wire.end());
        }
    }

    @Test
    void aSocketWithoutAGoodTokenIsClosedAtOnce() {
        KeySetting keys = KeyedCairn.setting(null);
        try (KeyedCairn keyed = new KeyedCairn(cairn, KeyedCairn.entrance(keys))) {
            for (String payload : List.of("", ",\"payload\":{\"authorization\":\"Bearer a.b.c\"}")) {
                try (Wire wire = Wire.to(keyed.port(), List.of(Wire.PROTOCOL))) {
                    wire.say("{\"type\":\"connection_init\"" + payload + "}");
                    assertEquals("4403 Forbidden", wire.end());
                }
            }
        }
    }

    @Test
    void anEventStreamIsCompleteThen() throws Exception {
        KeySetting keys = KeyedCairn.setting(null);
        try (KeyedCairn keyed = new KeyedCairn(cairn, KeyedCairn.entrance(keys))) {
            HttpResponse<String> whole = keyed.send(keyed.asking(WATCH)
                    .header("Accept", "text/event-stream")
                    .header("Authorization", "Bearer " + token(keys)));
            assertTrue(whole.body().contains("\"cause\":\"START\""), whole.body());
            assertTrue(whole.body().endsWith("event: complete\ndata: \n\n"), whole.body());
            assertEquals(
                    401,
                    keyed.send(keyed.asking(WATCH).header("Accept", "text/event-stream"))
                            .statusCode());
        }
    }
}
