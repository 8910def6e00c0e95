package dev.cairn.store;

import dev.cairn.engine.learner.LearnerId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a learner stands with a content.
 *
 * @param at since when; null where nothing is known to have happened
 * @param until for what is put off: until when
 * @param progress 0 to 1; null where it was begun and nobody measured how far it came
 */
public record ContentStanding(
        State state,
        @Nullable Instant at,
        @Nullable Instant until,
        @Nullable Double progress) {

    private static final String READ = Statements.of(ContentStanding.class).get("read");
    private static final ContentStanding NOT_STARTED = new ContentStanding(State.NOT_STARTED, null, null, 0.0);

    /** The first that is true. */
    public enum State {
        COMPLETED,
        KNOWN,
        DISMISSED,
        SNOOZED,
        IN_PROGRESS,
        NOT_STARTED
    }

    /** A learner and a content. */
    public record Pair(LearnerId learner, String content) {}

    /** All that are asked for, in one round trip. */
    static Future<Map<Pair, ContentStanding>> read(SqlClient client, Collection<Pair> pairs, Instant now) {
        return client.preparedQuery(READ)
                .execute(Tuple.tuple()
                        .addArrayOfString(
                                Chunks.texts(pairs, pair -> pair.learner().value()))
                        .addArrayOfString(Chunks.texts(pairs, Pair::content)))
                .map(rows -> {
                    Map<Pair, ContentStanding> standings = new HashMap<>();
                    rows.forEach(row -> standings.put(
                            new Pair(new LearnerId(row.getString("learner")), row.getString("content")), of(row, now)));
                    return standings;
                });
    }

    private static ContentStanding of(Row row, Instant now) {
        @Nullable Instant completed = instant(row, "completed_at");
        @Nullable Instant known = instant(row, "known_at");
        @Nullable Instant dismissed = instant(row, "dismissed_at");
        @Nullable Instant snoozed = instant(row, "snoozed_until");
        @Nullable Instant latest = instant(row, "latest");
        @Nullable Double percent = row.getDouble("percent");
        @Nullable Double measured = percent == null ? null : percent / 100;
        // who sends one back without having begun it has done nothing of it
        @Nullable Double progress = measured == null && latest == null ? Double.valueOf(0) : measured;
        if (completed != null) {
            return new ContentStanding(State.COMPLETED, completed, null, 1.0);
        }
        if (known != null) {
            return new ContentStanding(State.KNOWN, known, null, progress);
        }
        if (dismissed != null) {
            return new ContentStanding(State.DISMISSED, dismissed, null, progress);
        }
        if (snoozed != null && snoozed.isAfter(now)) {
            return new ContentStanding(State.SNOOZED, null, snoozed, progress);
        }
        return latest == null ? NOT_STARTED : new ContentStanding(State.IN_PROGRESS, latest, null, progress);
    }

    private static @Nullable Instant instant(Row row, String column) {
        @Nullable OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
