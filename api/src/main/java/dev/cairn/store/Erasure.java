package dev.cairn.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person may ask for: all that is kept of them, or to be forgotten. Which tables hold something of a learner, the
 * database knows by their column {@code learner}.
 */
public final class Erasure {
    /** Some 30 MB of text; who has more gets it by the command line of the database. */
    public static final int MOST_ROWS = 100_000;

    private static final Statements SQL = Statements.of(Erasure.class);

    private final Database database;

    Erasure(Database database) {
        this.database = database;
    }

    /** There is more of a learner than is put into one answer. */
    public static final class TooMuch extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooMuch() {
            super("there are more than " + MOST_ROWS + " rows of this learner", null, false, false);
        }
    }

    private static Future<@Nullable String> id(SqlClient client, LearnerRef ref) {
        return client.preparedQuery(SQL.get("id"))
                .execute(LearnerRefs.one(ref))
                .map(rows -> rows.size() == 0 ? null : rows.iterator().next().getString("id"));
    }

    /**
     * All that is known of a learner, as JSON by table; null where there is none. Nobody gets it without a line in the audit
     * log. Fails with {@link TooMuch}.
     */
    public Future<@Nullable String> export(LearnerRef ref, Deed deed) {
        return database.transaction(connection -> id(connection, ref).compose(id -> found(connection, id, MOST_ROWS)
                .compose(found -> AuditLog.exported(connection, deed, id).map(found))));
    }

    /** The same of a learner with at most so many rows, however long it takes, for a caller who writes the line. */
    public Future<@Nullable String> export(LearnerRef ref, int most) {
        return database.transaction(connection -> Chunks.unhurried(connection)
                .compose(ready -> id(connection, ref))
                .compose(id -> found(connection, id, most)));
    }

    private static Future<@Nullable String> found(SqlClient client, @Nullable String id, int most) {
        if (id == null) {
            return Future.<@Nullable String>succeededFuture();
        }
        return client.preparedQuery(SQL.get("size"))
                .execute(Tuple.of(id))
                .compose(size -> size.iterator().next().getLong("rows") > most
                        ? Future.failedFuture(new TooMuch())
                        : client.preparedQuery(SQL.get("export")).execute(Tuple.of(id)))
                .map(rows -> rows.iterator().next().getString("found"));
    }

    /** Forgets a learner; how many rows went, as JSON by table; null where there is none. */
    public Future<@Nullable String> erase(LearnerRef ref, Deed deed) {
        return database.transaction(connection -> Chunks.unhurried(connection)
                .compose(ready -> id(connection, ref))
                .compose(id -> {
                    if (id == null) {
                        return Future.<@Nullable String>succeededFuture();
                    }
                    database.changes().note(connection, ChangeCause.PROFILE, List.of(id));
                    return connection
                            .preparedQuery(SQL.get("erase"))
                            .execute(Tuple.of(id))
                            .map(rows -> rows.iterator().next().getString("gone"));
                })
                .compose(gone ->
                        AuditLog.forgotten(connection, deed, gone != null).map(gone)));
    }
}
