package dev.cairn.store;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A signal as it stands in its row. */
final class SignalRow {
    private SignalRow() {}

    static Signal read(Row row) {
        return read(row, LearnerRef.of(row.getString("learner")));
    }

    static Signal read(Row row, LearnerRef learner) {
        return new Signal(
                row.getString("id"),
                learner,
                row.getString("kind"),
                row.getString("content"),
                row.getString("program"),
                row.getOffsetDateTime("at").toInstant(),
                row.getString("device"),
                row.getString("channel"),
                row.getString("touch_point"),
                row.getString("decision"),
                row.getDouble("value"),
                instant(row.getOffsetDateTime("snooze_until")));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
