package dev.cairn.store;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.content.Content;
import dev.cairn.engine.content.RoleMatrix;
import io.vertx.core.CompositeFuture;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Everything of a catalogue as of one commit. */
final class CatalogReading {
    private static final Statements SQL = Statements.of(Contents.class);

    private final Database database;

    CatalogReading(Database database) {
        this.database = database;
    }

    /** @param known contents as of version {@code since}, of which only those that changed later are read; {@code matrix} likewise */
    Future<Catalog> read(Collection<Content> known, long since, RoleMatrix matrix) {
        return snapshot(connection -> parts(
                        rows(connection, "version", Tuple.tuple()),
                        rows(connection, "changed", Tuple.of(since)),
                        FrameworkReading.since(connection, matrix.version()),
                        rows(connection, "popularity", Tuple.tuple())))
                .compose(parts -> database.vertx().executeBlocking(() -> catalog(parts, known, matrix)));
    }

    /** The catalogue of a version, or null where too little of it is kept. */
    Future<@Nullable Catalog> past(long version) {
        Tuple then = Tuple.of(version);
        return snapshot(connection -> parts(
                        rows(connection, "past-version", then),
                        rows(connection, "past-contents", then),
                        FrameworkReading.past(connection, version),
                        rows(connection, "past-popularity", then)))
                .compose(parts -> parts.<RowSet<Row>>resultAt(0).size() == 0
                        ? Future.succeededFuture()
                        : database.vertx().executeBlocking(() -> catalog(parts, List.of(), RoleMatrix.EMPTY)));
    }

    /** All rows as of one commit, whatever changes meanwhile. */
    private Future<CompositeFuture> snapshot(Function<SqlConnection, Future<CompositeFuture>> reading) {
        return database.transaction(connection -> connection
                .query("set transaction isolation level repeatable read read only")
                .execute()
                .compose(ready -> reading.apply(connection)));
    }

    private static Future<CompositeFuture> parts(
            Future<RowSet<Row>> version,
            Future<RowSet<Row>> contents,
            Future<FrameworkReading> framework,
            Future<RowSet<Row>> popularity) {
        return Future.all(version, contents, framework, popularity);
    }

    private static Future<RowSet<Row>> rows(SqlConnection connection, String statement, Tuple parameters) {
        return connection.preparedQuery(SQL.get(statement)).execute(parameters);
    }

    private static Catalog catalog(CompositeFuture parts, Collection<Content> known, RoleMatrix matrix) {
        Row row = parts.<RowSet<Row>>resultAt(0).iterator().next();
        FrameworkReading framework = parts.resultAt(2);
        return Catalog.of(
                row.getLong("version"),
                row.getLocalDate("as_of"),
                contents(known, parts.resultAt(1)),
                framework.matrix(row.getLong("framework"), matrix),
                popularity(parts.resultAt(3)));
    }

    private static Collection<Content> contents(Collection<Content> known, RowSet<Row> changed) {
        Map<String, Content> byId = new HashMap<>();
        known.forEach(content -> byId.put(content.id(), content));
        for (Row row : changed) {
            Content content = ContentBody.read(row.getString("content"));
            byId.put(content.id(), content);
        }
        return byId.values();
    }

    private static Map<String, Double> popularity(RowSet<Row> rows) {
        Map<String, Double> popularity = new HashMap<>();
        rows.forEach(row -> popularity.put(row.getString("content"), row.getDouble("score")));
        return popularity;
    }
}
