package dev.cairn.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Previews under way and done, where every node can read them; kept for a day. */
public final class Previews {
    private static final Statements SQL = Statements.of(Previews.class);

    private final Database database;

    Previews(Database database) {
        this.database = database;
    }

    /**
     * What is asked: equal keys have equal answers, as long as learners do not change.
     *
     * @param candidate hash of the book
     */
    public record Key(String candidate, long book, long catalog) {}

    /** @param begun whether the caller has to make it; else another does */
    public record Place(UUID id, boolean begun) {}

    /** @param report JSON, where it is done; {@code failure} where somebody said why it failed */
    public record Row(
            UUID id,
            State state,
            int done,
            int total,
            @Nullable String report,
            @Nullable String failure) {}

    public enum State {
        RUNNING,
        DONE,
        FAILED
    }

    /** Joins one that is under way, else begins one under that id. */
    public Future<Place> join(Key key, UUID id) {
        return database.transaction(connection -> connection
                .query(SQL.get("one-at-a-time"))
                .execute()
                .compose(alone -> connection
                        .preparedQuery(SQL.get("join"))
                        .execute(Tuple.of(key.candidate(), key.book(), key.catalog())))
                .compose(rows -> rows.size() > 0
                        ? Future.succeededFuture(
                                new Place(rows.iterator().next().getUUID("id"), false))
                        : begin(connection, key, id)));
    }

    private static Future<Place> begin(SqlConnection connection, Key key, UUID id) {
        return connection
                .query(SQL.get("forget"))
                .execute()
                .compose(forgotten -> connection
                        .preparedQuery(SQL.get("begin"))
                        .execute(Tuple.of(id, key.candidate(), key.book(), key.catalog())))
                .map(new Place(id, true));
    }

    /** Says how far it is, and that somebody is at it. */
    public Future<Void> alive(UUID id, int done, int total) {
        return database.reading()
                .preparedQuery(SQL.get("alive"))
                .execute(Tuple.of(id, done, total))
                .mapEmpty();
    }

    public Future<Void> done(UUID id, String report) {
        return database.reading()
                .preparedQuery(SQL.get("done"))
                .execute(Tuple.of(id, report))
                .mapEmpty();
    }

    public Future<Void> failed(UUID id, String why) {
        return database.reading()
                .preparedQuery(SQL.get("failed"))
                .execute(Tuple.of(id, why))
                .mapEmpty();
    }

    /** Null where there is none of that id, or none any more. */
    public Future<@Nullable Row> read(UUID id) {
        return database.reading()
                .preparedQuery(SQL.get("read"))
                .execute(Tuple.of(id))
                .map(rows -> rows.size() == 0 ? null : row(rows.iterator().next()));
    }

    private static Row row(io.vertx.sqlclient.Row row) {
        return new Row(
                row.getUUID("id"),
                State.valueOf(row.getString("state")),
                row.getInteger("done"),
                row.getInteger("total"),
                row.getString("report"),
                row.getString("failure"));
    }
}
