package dev.cairn.store;

import dev.cairn.engine.rulebook.row.RuleFile;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Published rule books: files, hash, author. Never changed, never deleted. */
public final class RuleBooks {
    private static final Statements SQL = Statements.of(RuleBooks.class);

    private final Database database;

    RuleBooks(Database database) {
        this.database = database;
    }

    /** Keeps the files under the next version, which is announced to all nodes. */
    public Future<Edition> save(List<RuleFile> files, String hash, String author, String comment) {
        return database.transaction(connection -> connection
                .query(SQL.get("one-at-a-time"))
                .execute()
                .compose(alone -> connection.preparedQuery(SQL.get("save")).execute(Tuple.of(hash, author, comment)))
                .compose(rows -> {
                    Edition edition = edition(rows.iterator().next());
                    List<Tuple> contents = files.stream()
                            .map(file -> Tuple.of(edition.version(), file.name(), Buffer.buffer(file.bytes())))
                            .toList();
                    return connection
                            .preparedQuery(SQL.get("save-file"))
                            .executeBatch(contents)
                            .compose(saved -> connection
                                    .preparedQuery(SQL.get("announce"))
                                    .execute(Tuple.of(Long.toString(edition.version()))))
                            .map(edition);
                }));
    }

    public Future<@Nullable Edition> latest() {
        return before(Long.MAX_VALUE, 1).map(editions -> editions.isEmpty() ? null : editions.get(0));
    }

    /** The newest editions before a version ({@code Long.MAX_VALUE}: from the newest), newest first. */
    public Future<List<Edition>> before(long version, int first) {
        return database.reading()
                .preparedQuery(SQL.get("before"))
                .execute(Tuple.of(version, first))
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

    private static Edition edition(Row row) {
        return new Edition(
                row.getLong("version"),
                row.getString("hash"),
                row.getString("author"),
                row.getString("comment"),
                row.getOffsetDateTime("published_at").toInstant());
    }

    /** One publication. */
    public record Edition(long version, String hash, String author, String comment, Instant publishedAt) {}
}
