package dev.cairn.cli;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Something that a learner did, as a client sends it. */
record Deed(
        String id,
        String learner,
        String kind,
        String content,
        @Nullable String device,
        Instant at) {
    /** As it happened: what shares an instant stands by its id. */
    static final Comparator<Deed> ORDER = Comparator.comparing(Deed::at).thenComparing(Deed::id);

    JsonObject json() {
        JsonObject signal = new JsonObject()
                .put("id", id)
                .put("learner", new JsonObject().put("id", learner))
                .put("kind", kind)
                .put("content", new JsonObject().put("id", content))
                .put("at", at.toString());
        return device == null ? signal : signal.put("device", device);
    }
}
