package dev.cairn.store;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.content.Content;
import dev.cairn.engine.content.RoleMatrix;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The contents, what roles need, and the catalogue's version. Every change announces itself to all nodes. */
public final class Contents {
    private static final Statements SQL = Statements.of(Contents.class);

    private final Database database;

    Contents(Database database) {
        this.database = database;
    }

    /** @param expected the version that the change was made on; 0: it must be new; null: whatever it is */
    public Future<ContentUpdate> save(Content content, @Nullable Long expected) {
        return change(content.id(), expected, before -> content);
    }

    public Future<ContentUpdate> retire(String id, @Nullable Long expected) {
        return change(id, expected, before -> before == null ? null : ContentWriting.retired(before));
    }

    private Future<ContentUpdate> change(String id, @Nullable Long expected, UnaryOperator<@Nullable Content> change) {
        return Undone.answer(
                database.transaction(connection -> hold(connection)
                        .compose(catalog -> read(connection, List.of(id)).compose(found -> {
                            @Nullable KeptContent kept = found.get(id);
                            long version = kept == null ? 0 : kept.version();
                            @Nullable Content before = kept == null ? null : kept.content();
                            @Nullable Content after = change.apply(before);
                            if (after == null || (before == null && expected != null && expected > 0)) {
                                return Future.succeededFuture((ContentUpdate) new ContentUpdate.Unknown(id));
                            }
                            if (expected != null && expected != version) {
                                return Future.succeededFuture((ContentUpdate) new ContentUpdate.Conflict(id, version));
                            }
                            if (after.equals(before)) {
                                return Future.succeededFuture(
                                        (ContentUpdate) new ContentUpdate.Saved(after, version, catalog));
                            }
                            return ContentWriting.write(connection, List.of(after))
                                    .compose(written -> written.taken() == null
                                            ? Future.succeededFuture((ContentUpdate)
                                                    new ContentUpdate.Saved(after, version + 1, written.catalog()))
                                            : Undone.with((ContentUpdate)
                                                    written.taken().update()));
                        }))),
                ContentUpdate.class);
    }

    /**
     * Adds or replaces contents, all or nothing. One that it would not change keeps version and date.
     *
     * @param progress called with how many more are done
     */
    public Future<ContentsSaved> saveAll(List<Content> contents, boolean dryRun, IntConsumer progress) {
        return new ContentImport(database, dryRun, progress).run(contents);
    }

    /** Contents with their versions, by id; ids that are unknown are left out. */
    public Future<Map<String, KeptContent>> read(Collection<String> ids) {
        return read(database.reading(), ids);
    }

    static Future<Map<String, KeptContent>> read(SqlClient client, Collection<String> ids) {
        return client.preparedQuery(SQL.get("read"))
                .execute(Tuple.tuple().addArrayOfString(ids.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, KeptContent> found = new HashMap<>();
                    for (Row row : rows) {
                        Content content = ContentBody.read(row.getString("content"));
                        found.put(
                                content.id(),
                                new KeptContent(
                                        content,
                                        row.getLong("version"),
                                        row.getOffsetDateTime("updated_at").toInstant()));
                    }
                    return found;
                });
    }

    /** Replaces what roles need: level by skill, by role, each on its skill's own scale. Answers with the catalogue's version. */
    public Future<Long> saveRoleNeeds(Map<String, Map<String, Double>> needs) {
        List<String> roles = new ArrayList<>();
        List<String> skills = new ArrayList<>();
        List<Double> levels = new ArrayList<>();
        needs.forEach((role, bySkill) -> bySkill.forEach((skill, level) -> {
            roles.add(role);
            skills.add(skill);
            levels.add(level);
        }));
        Tuple rows = Tuple.tuple()
                .addArrayOfString(roles.toArray(String[]::new))
                .addArrayOfString(skills.toArray(String[]::new))
                .addArrayOfDouble(levels.toArray(Double[]::new));
        return database.transaction(connection -> nextVersion(connection).compose(version -> connection
                .preparedQuery(SQL.get("forget-role-needs"))
                .execute(rows)
                .compose(done ->
                        connection.preparedQuery(SQL.get("save-role-needs")).execute(rows.addLong(version)))
                .compose(done -> Framework.changed(connection))
                .map(version)));
    }

    /** The catalogue as it stands. */
    public Future<Catalog> load() {
        return new CatalogReading(database).read(List.of(), -1, RoleMatrix.EMPTY);
    }

    /** The catalogue as it stands, for which only what changed after another one is read. */
    public Future<Catalog> reload(Catalog before) {
        return new CatalogReading(database).read(before.contents(), before.version(), before.matrix());
    }

    /** The catalogue as it was under a version, or null where that cannot be built again. */
    public Future<@Nullable Catalog> past(long version) {
        return new CatalogReading(database).past(version);
    }

    public Future<Long> catalogVersion() {
        return database.reading().preparedQuery(SQL.get("version")).execute().map(rows -> rows.iterator()
                .next()
                .getLong("version"));
    }

    /** Counts popularity anew as of an instant, which gives a new version of the catalogue. */
    public Future<Long> recount(Instant at) {
        return database.transaction(
                connection -> Chunks.unhurried(connection).compose(ready -> recount(connection, at)));
    }

    /** The same, unless somebody counted within that time before the instant. */
    public Future<Void> recountIfOlder(Instant at, Duration age) {
        return database.transaction(connection -> Chunks.unhurried(connection)
                .compose(ready -> connection
                        .preparedQuery(SQL.get("due"))
                        .execute(Tuple.of(at.minus(age).atOffset(ZoneOffset.UTC))))
                .compose(due -> due.size() == 0
                        ? Future.succeededFuture()
                        : recount(connection, at).mapEmpty()));
    }

    private static Future<Long> recount(SqlConnection connection, Instant at) {
        LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        return nextVersion(connection).compose(version -> connection
                .preparedQuery(SQL.get("count-popularity"))
                .execute(Tuple.of(day, version))
                .compose(done -> connection
                        .preparedQuery(SQL.get("counted"))
                        .execute(Tuple.of(day, at.atOffset(ZoneOffset.UTC))))
                .map(version));
    }

    /** Nobody else changes the catalogue until commit; answers with the version that stands. */
    static Future<Long> hold(SqlConnection connection) {
        return connection.preparedQuery(SQL.get("hold")).execute().map(rows -> rows.iterator()
                .next()
                .getLong("version"));
    }

    /** The version of this transaction's changes, to be announced at commit. */
    static Future<Long> nextVersion(SqlConnection connection) {
        return connection.preparedQuery(SQL.get("next-version")).execute().compose(rows -> {
            long version = rows.iterator().next().getLong("version");
            return connection
                    .preparedQuery(SQL.get("announce"))
                    .execute(Tuple.of(Long.toString(version)))
                    .map(version);
        });
    }

    /** Where learners stand with contents, for each pair that is asked for, in one round trip. */
    public Future<Map<ContentStanding.Pair, ContentStanding>> standings(
            Collection<ContentStanding.Pair> pairs, Instant now) {
        return ContentStanding.read(database.reading(), pairs, now);
    }
}
