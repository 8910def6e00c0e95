package dev.cairn.store;

import dev.cairn.engine.content.Need;
import dev.cairn.engine.word.Word;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The competency framework: scales, skills, roles and what they need. Every change makes a new version of the catalogue. */
public final class Framework {
    private static final Statements SQL = Statements.of(Framework.class);
    private static final int CHUNK = 2_000;
    private static final String SCALE = "scale";
    private static final String SKILL = "skill";
    private static final String ROLE = "role";

    private final Database database;

    Framework(Database database) {
        this.database = database;
    }

    /** By name. */
    public Future<List<Scale>> scales() {
        return documents(database.reading(), SCALE, Scale.class);
    }

    public Future<List<Skill>> skills() {
        return documents(database.reading(), SKILL, Skill.class);
    }

    /** Roles with their needs; those too of which nothing but needs is known. */
    public Future<List<JobRole>> roles() {
        return roles(database.reading());
    }

    private static Future<List<JobRole>> roles(SqlClient client) {
        return documents(client, ROLE, JobRole.class)
                .compose(described ->
                        client.preparedQuery(SQL.get("needs")).execute().map(rows -> withNeeds(described, rows)));
    }

    private static List<JobRole> withNeeds(List<JobRole> described, RowSet<Row> rows) {
        Map<String, JobRole> roles = new LinkedHashMap<>();
        described.forEach(role -> roles.put(Word.key(role.name()), role));
        Map<String, List<Need>> needs = new LinkedHashMap<>();
        for (Row row : rows) {
            String name = row.getString("role");
            roles.computeIfAbsent(
                    Word.key(name), key -> new JobRole(name, null, null, null, null, Set.of(), List.of()));
            needs.computeIfAbsent(Word.key(name), key -> new ArrayList<>())
                    .add(new Need(row.getString("skill"), row.getDouble("level"), row.getString("scale")));
        }
        needs.forEach((key, needed) -> roles.computeIfPresent(key, (same, role) -> role.needing(needed)));
        return List.copyOf(roles.values());
    }

    private static <T> Future<List<T>> documents(SqlClient client, String kind, Class<T> type) {
        return client.preparedQuery(SQL.get("read")).execute(Tuple.of(kind)).map(rows -> {
            List<T> parts = new ArrayList<>(rows.size());
            rows.forEach(row -> parts.add(Document.read(row.getString("body"), type)));
            return parts;
        });
    }

    public Future<FrameworkSaved> saveScales(List<Scale> scales, boolean dryRun) {
        return save(
                connection -> documents(connection, SCALE, Scale.class),
                scales,
                Scale::name,
                (connection, changed, catalog) -> write(connection, SCALE, changed, Scale::name, catalog),
                dryRun);
    }

    public Future<FrameworkSaved> saveSkills(List<Skill> skills, boolean dryRun) {
        return save(
                connection -> documents(connection, SKILL, Skill.class),
                skills,
                Skill::name,
                (connection, changed, catalog) -> write(connection, SKILL, changed, Skill::name, catalog),
                dryRun);
    }

    /** What a role needs is replaced by what is given. */
    public Future<FrameworkSaved> saveRoles(List<JobRole> roles, boolean dryRun) {
        return save(
                Framework::roles,
                roles,
                JobRole::name,
                (connection, changed, catalog) -> write(connection, ROLE, changed, JobRole::name, catalog)
                        .compose(done -> writeNeeds(connection, changed, catalog)),
                dryRun);
    }

    @FunctionalInterface
    private interface Writing<T> {
        Future<Void> write(SqlConnection connection, List<T> changed, long catalog);
    }

    private <T> Future<FrameworkSaved> save(
            Function<SqlConnection, Future<List<T>>> reading,
            List<T> given,
            Function<T, String> name,
            Writing<T> writing,
            boolean dryRun) {
        return Undone.answer(
                database.transaction(connection -> Chunks.unhurried(connection)
                        // nobody else changes the framework until commit
                        .compose(ready -> Contents.hold(connection))
                        .compose(held -> reading.apply(connection))
                        .compose(known -> {
                            Map<String, T> before = new LinkedHashMap<>();
                            known.forEach(part -> before.put(Word.key(name.apply(part)), part));
                            List<T> changed = given.stream()
                                    .filter(part -> !part.equals(before.get(Word.key(name.apply(part)))))
                                    .toList();
                            int added = (int) changed.stream()
                                    .filter(part -> !before.containsKey(Word.key(name.apply(part))))
                                    .count();
                            FrameworkSaved saved =
                                    new FrameworkSaved(added, changed.size() - added, given.size() - changed.size());
                            if (dryRun) {
                                return Undone.with(saved);
                            }
                            return changed.isEmpty()
                                    ? Future.succeededFuture(saved)
                                    : Contents.nextVersion(connection)
                                            .compose(version -> writing.write(connection, changed, version))
                                            .compose(done -> changed(connection))
                                            .map(saved);
                        })),
                FrameworkSaved.class);
    }

    private static <T> Future<Void> write(
            SqlConnection connection, String kind, List<T> parts, Function<T, String> name, long catalog) {
        return Chunks.each(parts, CHUNK, chunk -> connection
                .preparedQuery(SQL.get("save"))
                .execute(Tuple.of(kind)
                        .addArrayOfString(Chunks.texts(chunk, part -> Word.key(name.apply(part))))
                        .addArrayOfString(Chunks.texts(chunk, Document::write))
                        .addLong(catalog)));
    }

    private record RoleNeed(String role, Need need) {}

    private static Future<Void> writeNeeds(SqlConnection connection, List<JobRole> roles, long catalog) {
        List<RoleNeed> needs = roles.stream()
                .flatMap(role -> role.needs().stream().map(need -> new RoleNeed(role.name(), need)))
                .toList();
        return connection
                .preparedQuery(SQL.get("forget-needs"))
                .execute(columns(Tuple.tuple().addArrayOfString(Chunks.texts(roles, JobRole::name)), needs))
                .compose(done -> Chunks.each(needs, CHUNK, chunk -> connection
                        .preparedQuery(SQL.get("save-needs"))
                        .execute(columns(Tuple.tuple(), chunk).addLong(catalog))));
    }

    private static Tuple columns(Tuple before, List<RoleNeed> needs) {
        return before.addArrayOfString(Chunks.texts(needs, RoleNeed::role))
                .addArrayOfString(Chunks.texts(needs, one -> one.need().skill()))
                .addArrayOfDouble(needs.stream().map(one -> one.need().level()).toArray(Double[]::new))
                .addArrayOfString(Chunks.texts(needs, one -> one.need().scale()));
    }

    /** All nodes read the framework again, for it changed under the version of the catalogue that the transaction took. */
    static Future<Void> changed(SqlConnection connection) {
        return connection.preparedQuery(SQL.get("changed")).execute().mapEmpty();
    }
}
