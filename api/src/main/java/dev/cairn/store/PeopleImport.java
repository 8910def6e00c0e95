package dev.cairn.store;

import dev.cairn.engine.learner.ExternalId;
import dev.cairn.engine.learner.LearnerId;
import dev.cairn.engine.learner.Profile;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;

/** Many people in one transaction. */
final class PeopleImport {
    private static final Statements SQL = Statements.of(PeopleImport.class);
    private static final int CHUNK = 1_000;

    private final Database database;
    private final Roster roster;
    private final boolean dryRun;
    private final IntConsumer progress;

    private final Map<LearnerId, Profile> added = new LinkedHashMap<>();
    private final Map<LearnerId, Profile> changed = new LinkedHashMap<>();
    private final Set<String> touched = new HashSet<>();

    PeopleImport(Database database, Roster roster, boolean dryRun, IntConsumer progress) {
        this.database = database;
        this.roster = roster;
        this.dryRun = dryRun;
        this.progress = progress;
    }

    Future<PeopleSaved> run(List<Person> people) {
        Set<String> ids = new TreeSet<>();
        people.forEach(person -> ids.add(person.id().value()));
        return Undone.answer(
                database.transaction(connection -> Chunks.unhurried(connection)
                        .compose(ready -> lock(connection, ids))
                        .compose(found -> save(connection, people, found))
                        .compose(saved -> leave(connection, ids))
                        .compose(left -> {
                            PeopleSaved answer = new PeopleSaved.Saved(
                                    added.size(),
                                    changed.size() + touched.size(),
                                    ids.size() - added.size() - changed.size() - touched.size(),
                                    left);
                            return dryRun ? Undone.with(answer) : Future.succeededFuture(answer);
                        })),
                PeopleSaved.class);
    }

    private static Future<Map<LearnerId, ProfileRow>> lock(SqlConnection connection, Set<String> ids) {
        return connection
                .preparedQuery(SQL.get("lock-all"))
                .execute(Tuple.tuple().addArrayOfString(ids.toArray(String[]::new)))
                .map(rows -> {
                    Map<LearnerId, ProfileRow> found = new LinkedHashMap<>();
                    rows.forEach(row -> {
                        ProfileRow profile = ProfileRow.of(row);
                        found.put(profile.id(), profile);
                    });
                    return found;
                });
    }

    private Future<Void> save(SqlConnection connection, List<Person> people, Map<LearnerId, ProfileRow> found) {
        for (Person person : people) {
            ProfileRow row = found.get(person.id());
            if (row == null) {
                added.put(person.id(), person.profile().applyTo(added.getOrDefault(person.id(), Profile.UNKNOWN)));
            } else {
                Profile after = person.profile().applyTo(changed.getOrDefault(person.id(), row.profile()));
                if (row.left() || !after.equals(row.profile())) {
                    changed.put(person.id(), after);
                }
            }
        }
        return Chunks.each(List.copyOf(added.entrySet()), CHUNK, chunk -> write(connection, "insert", chunk))
                .compose(done -> Chunks.each(
                        List.copyOf(changed.entrySet()), CHUNK, chunk -> write(connection, "update", chunk)))
                .compose(done -> Chunks.each(people, CHUNK, chunk -> belongings(connection, chunk)))
                .compose(done -> {
                    added.keySet().forEach(id -> touched.remove(id.value()));
                    changed.keySet().forEach(id -> touched.remove(id.value()));
                    database.changes().note(connection, ChangeCause.PROFILE, touched);
                    database.changes()
                            .note(
                                    connection,
                                    ChangeCause.PROFILE,
                                    List.of(Chunks.texts(changed.keySet(), LearnerId::value)));
                    return connection
                            .preparedQuery(SQL.get("touch"))
                            .execute(Tuple.tuple().addArrayOfString(touched.toArray(String[]::new)))
                            .mapEmpty();
                });
    }

    private static Future<RowSet<Row>> write(
            SqlConnection connection, String statement, List<Map.Entry<LearnerId, Profile>> people) {
        List<Profile> profiles = people.stream().map(Map.Entry::getValue).toList();
        return connection
                .preparedQuery(SQL.get(statement))
                .execute(Tuple.tuple()
                        .addArrayOfString(
                                Chunks.texts(people, person -> person.getKey().value()))
                        .addArrayOfString(Chunks.texts(profiles, Profile::name))
                        .addArrayOfString(Chunks.texts(profiles, Profile::role))
                        .addArrayOfString(Chunks.texts(profiles, Profile::targetRole))
                        .addArrayOfString(Chunks.texts(profiles, Profile::department))
                        .addArrayOfString(Chunks.texts(profiles, Profile::country))
                        .addArrayOfString(Chunks.texts(profiles, Profile::manager))
                        .addArrayOfString(Chunks.texts(profiles, Profile::managerDepartment))
                        .addArrayOfString(Chunks.texts(
                                profiles,
                                profile -> profile.languages() == null ? null : String.join(",", profile.languages())))
                        .addArrayOfString(Chunks.texts(profiles, profile -> ProfileRow.zone(profile.zone())))
                        .addArrayOfLocalDate(
                                profiles.stream().map(Profile::firstDay).toArray(LocalDate[]::new))
                        .addArrayOfString(
                                Chunks.texts(profiles, profile -> ProfileRow.attributes(profile.attributes())))
                        .addArrayOfString(Chunks.texts(profiles, Profile::pinnedPersona)));
    }

    private Future<Void> belongings(SqlConnection connection, List<Person> people) {
        return externalIds(connection, people)
                .compose(done -> skills(connection, people))
                .onSuccess(done -> progress.accept(people.size()));
    }

    private Future<Void> externalIds(SqlConnection connection, List<Person> people) {
        record Held(String person, ExternalId id) {}
        List<Held> ids = people.stream()
                .flatMap(person -> person.externalIds().stream()
                        .map(id -> new Held(person.id().value(), id)))
                .toList();
        if (ids.isEmpty()) {
            return Future.succeededFuture();
        }
        Tuple parameters = Tuple.tuple()
                .addArrayOfString(Chunks.texts(ids, held -> held.id().system()))
                .addArrayOfString(Chunks.texts(ids, held -> held.id().value()))
                .addArrayOfString(Chunks.texts(ids, Held::person));
        return connection
                .preparedQuery(SQL.get("external-ids"))
                .execute(parameters)
                .compose(inserted -> {
                    touch(inserted);
                    return connection.preparedQuery(SQL.get("external-id-held")).execute(parameters);
                })
                .compose(rows -> rows.size() == 0
                        ? Future.succeededFuture()
                        : Undone.with(taken(rows.iterator().next())).mapEmpty());
    }

    private static PeopleSaved taken(Row row) {
        return new PeopleSaved.ExternalIdTaken(
                new LearnerId(row.getString("person")),
                new ExternalId(row.getString("system"), row.getString("value")),
                new LearnerId(row.getString("holder")));
    }

    private Future<Void> skills(SqlConnection connection, List<Person> people) {
        List<EvidenceWriting.Of> evidence = people.stream()
                .flatMap(person -> person.skills().stream().map(skill -> new EvidenceWriting.Of(person.id(), skill)))
                .toList();
        return EvidenceWriting.save(connection, evidence).map(learners -> {
            touched.addAll(learners);
            return null;
        });
    }

    private void touch(RowSet<Row> rows) {
        rows.forEach(row -> touched.add(row.getString("learner")));
    }

    private Future<Integer> leave(SqlConnection connection, Set<String> ids) {
        if (!roster.full()) {
            return Future.succeededFuture(0);
        }
        Tuple named = Tuple.tuple().addArrayOfString(ids.toArray(String[]::new));
        return connection.preparedQuery(SQL.get("leaving")).execute(named).compose(rows -> {
            Row row = rows.iterator().next();
            int leaving = row.getLong("leaving").intValue();
            int here = row.getLong("here").intValue();
            if (leaving > roster.leaving() * here) {
                return Undone.with((PeopleSaved) new PeopleSaved.TooManyLeaving(leaving, here))
                        .map(never -> 0);
            }
            return connection.preparedQuery(SQL.get("leave")).execute(named).map(RowSet::rowCount);
        });
    }
}
