package dev.cairn.store;

import dev.cairn.engine.rulebook.row.RuleFile;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Published rule books: files, hash, author, from when. What was published is never changed and never deleted. */
public final class RuleBooks {
    private static final Statements SQL = Statements.of(RuleBooks.class);

    private final Database database;

    RuleBooks(Database database) {
        this.database = database;
    }

    /**
     * What is to be kept.
     *
     * @param base the version that the files were made on: if it is not the newest that stands, nothing is kept; 0: there
     *     must be none; null: whatever is newest
     * @param validFrom from when it is to decide; null, or a time that is past, means now
     * @param byStart see {@link Edition#byStart()}
     */
    public record Draft(
            List<RuleFile> files,
            String hash,
            String author,
            String comment,
            @Nullable Long base,
            @Nullable Instant validFrom,
            boolean byStart) {
        public Draft {
            files = List.copyOf(files);
            // as fine as the database keeps it
            validFrom = validFrom == null ? null : validFrom.truncatedTo(ChronoUnit.MICROS);
        }
    }

    /**
     * Which edition is due.
     *
     * @param version 0 when there is none
     * @param nextMillis until the next one falls due, if one is scheduled
     */
    public record Due(long version, @Nullable Long nextMillis) {}

    /** Keeps the files under the next version from now on, whatever is newest. */
    public Future<Edition> save(List<RuleFile> files, String hash, String author, String comment) {
        return database.transaction(connection -> alone(connection)
                .compose(alone -> newest(connection))
                .compose(newest -> add(connection, new Draft(files, hash, author, comment, null, null, false), newest))
                .map(Kept.New::edition));
    }

    /** Keeps the files under the next version, which is announced to all nodes. One publication at a time, over all nodes. */
    public Future<Kept> keep(Draft draft) {
        return database.transaction(connection -> alone(connection)
                .compose(alone -> newest(connection))
                .compose(newest -> {
                    long version = newest == null ? 0 : newest.version();
                    if (draft.base() != null && draft.base() != version) {
                        return Future.succeededFuture(new Kept.Behind(newest));
                    }
                    return newest != null && isSame(newest, draft)
                            ? Future.succeededFuture(new Kept.Same(newest))
                            : add(connection, draft, newest).map(kept -> kept);
                }));
    }

    private static boolean isSame(Edition newest, Draft draft) {
        return newest.hash().equals(draft.hash())
                && (newest.state() == Edition.State.LIVE || newest.validFrom().equals(draft.validFrom()));
    }

    private static Future<Void> alone(SqlConnection connection) {
        return connection.query(SQL.get("one-at-a-time")).execute().mapEmpty();
    }

    private static Future<@Nullable Edition> newest(SqlConnection connection) {
        return connection.preparedQuery(SQL.get("newest")).execute().map(RuleBooks::first);
    }

    private static Future<Kept.New> add(SqlConnection connection, Draft draft, @Nullable Edition newest) {
        Tuple values = Tuple.of(draft.hash(), draft.author(), draft.comment())
                .addLong(newest == null ? null : newest.version())
                .addOffsetDateTime(
                        draft.validFrom() == null ? null : draft.validFrom().atOffset(ZoneOffset.UTC))
                .addBoolean(draft.byStart());
        return connection
                .preparedQuery(SQL.get("supersede"))
                .execute(Tuple.of(draft.author()))
                .compose(superseded -> connection
                        .preparedQuery(SQL.get("save"))
                        .execute(values)
                        .map(saved -> saved.iterator().next().getLong("version"))
                        .compose(version -> files(connection, version, draft.files())
                                .compose(written -> announce(connection, version))
                                .compose(announced -> one(connection, version)))
                        .compose(edition -> all(connection, superseded).map(old -> new Kept.New(edition, old))));
    }

    private static Future<Void> files(SqlConnection connection, long version, List<RuleFile> files) {
        List<Tuple> contents = files.stream()
                .map(file -> Tuple.of(version, file.name(), Buffer.buffer(file.bytes())))
                .toList();
        return contents.isEmpty()
                ? Future.succeededFuture()
                : connection
                        .preparedQuery(SQL.get("save-file"))
                        .executeBatch(contents)
                        .mapEmpty();
    }

    private static Future<Void> announce(SqlConnection connection, long version) {
        return connection
                .preparedQuery(SQL.get("announce"))
                .execute(Tuple.of(Long.toString(version)))
                .mapEmpty();
    }

    private static Future<Edition> one(SqlConnection connection, long version) {
        return connection
                .preparedQuery(SQL.get("one"))
                .execute(Tuple.of(version))
                .map(rows -> edition(rows.iterator().next()));
    }

    private static Future<List<Edition>> all(SqlConnection connection, RowSet<Row> versions) {
        List<Edition> editions = new ArrayList<>();
        Future<Void> read = Future.succeededFuture();
        for (Row row : versions) {
            read = read.compose(
                    before -> one(connection, row.getLong("version")).map(edition -> {
                        editions.add(edition);
                        return null;
                    }));
        }
        return read.map(editions);
    }

    /** Takes back an edition that is not due yet; the edition as it is then, or null where there is none of that version. */
    public Future<@Nullable Edition> cancel(long version, String author) {
        return database.transaction(connection -> alone(connection)
                .compose(alone -> connection.preparedQuery(SQL.get("cancel")).execute(Tuple.of(version, author)))
                .compose(cancelled -> announce(connection, version))
                .compose(announced -> connection
                        .preparedQuery(SQL.get("one"))
                        .execute(Tuple.of(version))
                        .map(RuleBooks::first)));
    }

    /** The newest edition that stands, be it live or scheduled; null where none was ever published. */
    public Future<@Nullable Edition> latest() {
        return database.reading().preparedQuery(SQL.get("newest")).execute().map(RuleBooks::first);
    }

    /** Which edition is due by the database's clock; never one whose withdrawal is under way. */
    public Future<Due> due() {
        return database.transaction(connection -> connection
                .query(SQL.get("nobody-publishes"))
                .execute()
                .compose(settled -> connection.preparedQuery(SQL.get("due")).execute())
                .map(rows -> {
                    Row row = rows.iterator().next();
                    Long version = row.getLong("version");
                    return new Due(version == null ? 0 : version, row.getLong("next"));
                }));
    }

    public Future<@Nullable Edition> edition(long version) {
        return database.reading()
                .preparedQuery(SQL.get("one"))
                .execute(Tuple.of(version))
                .map(RuleBooks::first);
    }

    /** The newest editions before a version ({@code Long.MAX_VALUE}: from the newest), newest first; all states. */
    public Future<List<Edition>> before(long version, int first) {
        return list("before", Tuple.of(version, first));
    }

    /** The oldest editions after a version, newest first; all states. */
    public Future<List<Edition>> after(long version, int first) {
        return list("after", Tuple.of(version, first));
    }

    /** The newest editions that decide or did, newest first. */
    public Future<List<Edition>> decided(int first) {
        return list("decided", Tuple.of(first));
    }

    private Future<List<Edition>> list(String statement, Tuple values) {
        return database.reading()
                .preparedQuery(SQL.get(statement))
                .execute(values)
                .map(rows -> {
                    List<Edition> editions = new ArrayList<>(rows.size());
                    rows.forEach(row -> editions.add(edition(row)));
                    return editions;
                });
    }

    /** The files of a version by name; empty when there is no such version. */
    public Future<List<RuleFile>> files(long version) {
        return database.reading()
                .preparedQuery(SQL.get("files"))
                .execute(Tuple.of(version))
                .map(rows -> {
                    List<RuleFile> files = new ArrayList<>(rows.size());
                    rows.forEach(row -> files.add(new RuleFile(
                            row.getString("name"), row.getBuffer("bytes").getBytes())));
                    return files;
                });
    }

    private static @Nullable Edition first(RowSet<Row> rows) {
        return rows.size() == 0 ? null : edition(rows.iterator().next());
    }

    private static Edition edition(Row row) {
        return new Edition(
                row.getLong("version"),
                row.getString("hash"),
                row.getString("author"),
                row.getString("comment"),
                row.getOffsetDateTime("published_at").toInstant(),
                row.getLong("base"),
                row.getOffsetDateTime("valid_from").toInstant(),
                Edition.State.valueOf(row.getString("state")),
                row.getString("withdrawn_by"),
                row.getBoolean("by_start"));
    }
}
