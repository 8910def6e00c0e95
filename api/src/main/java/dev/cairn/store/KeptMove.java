package dev.cairn.store;

import dev.cairn.engine.rulebook.Transition;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A move of a journey as it is kept.
 *
 * @param book the version of the rule book that led to it
 * @param supersededAt since when it stands no longer, because something came to light that happened before it
 */
public record KeptMove(
        Transition transition,
        long book,
        Instant recordedAt,
        @Nullable Instant supersededAt) {
    static KeptMove of(Row row) {
        @Nullable OffsetDateTime superseded = row.getOffsetDateTime("superseded_at");
        return new KeptMove(
                LateJourneys.transition(row),
                row.getLong("book"),
                row.getOffsetDateTime("recorded_at").toInstant(),
                superseded == null ? null : superseded.toInstant());
    }
}
