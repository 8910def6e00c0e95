package dev.cairn.store;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.content.Content;
import dev.cairn.engine.content.RoleMatrix;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Everything of a catalogue as of one commit. */
final class CatalogReading {
    private static final Statements SQL = Statements.of(Contents.class);

    private final Database database;

    CatalogReading(Database database) {
        this.database = database;
    }

    /** @param known contents as of version {@code since}, of which only those that changed later are read; {@code matrix} likewise */
    Future<Catalog> read(Collection<Content> known, long since, RoleMatrix matrix) {
        return database.transaction(connection -> connection
                        .query("set transaction isolation level repeatable read read only")
                        .execute()
                        .compose(ready -> {
                            Future<RowSet<Row>> changed =
                                    connection.preparedQuery(SQL.get("changed")).execute(Tuple.of(since));
                            return Future.all(
                                    rows(connection, "version"),
                                    changed,
                                    FrameworkReading.since(connection, matrix.version()),
                                    rows(connection, "popularity"));
                        }))
                .compose(parts -> database.vertx()
                        .executeBlocking(() -> catalog(
                                parts.<RowSet<Row>>resultAt(0).iterator().next(),
                                contents(known, parts.resultAt(1)),
                                parts.<FrameworkReading>resultAt(2),
                                matrix,
                                popularity(parts.resultAt(3)))));
    }

    private static Future<RowSet<Row>> rows(SqlConnection connection, String statement) {
        return connection.preparedQuery(SQL.get(statement)).execute();
    }

    private static Catalog catalog(
            Row row,
            Collection<Content> contents,
            FrameworkReading framework,
            RoleMatrix known,
            Map<String, Double> popularity) {
        return Catalog.of(
                row.getLong("version"),
                row.getLocalDate("as_of"),
                contents,
                framework.matrix(row.getLong("framework"), known),
                popularity);
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
