package dev.cairn.store;

import dev.cairn.engine.content.Need;
import dev.cairn.engine.content.RoleMatrix;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The framework as the catalogue carries it; read only where it is another one than the one at hand. */
final class FrameworkReading {
    private static final Statements SQL = Statements.of(Framework.class);

    private final RowSet<Row> documents;
    private final RowSet<Row> needs;

    private FrameworkReading(RowSet<Row> documents, RowSet<Row> needs) {
        this.documents = documents;
        this.needs = needs;
    }

    static Future<FrameworkReading> since(SqlConnection connection, long version) {
        Future<RowSet<Row>> documents =
                connection.preparedQuery(SQL.get("documents-since")).execute(Tuple.of(version));
        Future<RowSet<Row>> needs =
                connection.preparedQuery(SQL.get("needs-since")).execute(Tuple.of(version));
        return Future.all(documents, needs).map(both -> new FrameworkReading(documents.result(), needs.result()));
    }

    /** The framework as it was under a version of the catalogue. */
    static Future<FrameworkReading> past(SqlConnection connection, long version) {
        Future<RowSet<Row>> documents =
                connection.preparedQuery(SQL.get("past-documents")).execute(Tuple.of(version));
        Future<RowSet<Row>> needs =
                connection.preparedQuery(SQL.get("past-needs")).execute(Tuple.of(version));
        return Future.all(documents, needs).map(both -> new FrameworkReading(documents.result(), needs.result()));
    }

    RoleMatrix matrix(long version, RoleMatrix known) {
        if (version == known.version()) {
            return known;
        }
        Map<String, String> ownScales = new HashMap<>();
        List<RoleMatrix.Equal> equals = new ArrayList<>();
        Map<String, Set<String>> related = new HashMap<>();
        for (Row row : documents) {
            String body = row.getString("body");
            switch (row.getString("kind")) {
                case "skill" -> {
                    Skill skill = Document.read(body, Skill.class);
                    if (skill.scale() != null) {
                        ownScales.put(skill.name(), skill.scale());
                    }
                }
                case "scale" -> {
                    Scale scale = Document.read(body, Scale.class);
                    scale.levels().forEach(level -> level.sameAs()
                            .forEach((other, equal) ->
                                    equals.add(new RoleMatrix.Equal(scale.name(), level.level(), other, equal))));
                }
                default -> {
                    JobRole role = Document.read(body, JobRole.class);
                    if (!role.related().isEmpty()) {
                        related.put(role.name(), role.related());
                    }
                }
            }
        }
        Map<String, List<Need>> byRole = new HashMap<>();
        for (Row row : needs) {
            byRole.computeIfAbsent(row.getString("role"), role -> new ArrayList<>())
                    .add(new Need(row.getString("skill"), row.getDouble("level"), row.getString("scale")));
        }
        return new RoleMatrix(version, byRole, ownScales, equals, related);
    }
}
