package dev.cairn.store;

import dev.cairn.engine.learner.LearnerId;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of the learners by id, its ends not included; null where it has none.
 *
 * @param backward whether it is read from its end
 */
public record Stretch(@Nullable LearnerId after, @Nullable LearnerId before, boolean backward) {

    private static final String BEYOND = Statements.of(Learners.class).get("beyond");

    /** Whether somebody may stand outside of it. */
    public boolean isBound() {
        return after != null || before != null;
    }

    @Nullable
    String first() {
        return after == null ? null : after.value();
    }

    @Nullable
    String end() {
        return before == null ? null : before.value();
    }

    Future<Beyond> beyond(SqlClient client) {
        return client.preparedQuery(BEYOND)
                .execute(Tuple.of(first(), end()))
                .map(rows -> rows.iterator().next())
                .map(row -> new Beyond(row.getBoolean("before"), row.getBoolean("after")));
    }

    /** Whether learners stand before, and after, a stretch. */
    public record Beyond(boolean before, boolean after) {
        public static final Beyond NOTHING = new Beyond(false, false);
    }
}
