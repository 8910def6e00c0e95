package dev.cairn.store;

import dev.cairn.engine.learner.LearnerId;
import dev.cairn.engine.learner.Profile;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes one learner's profile while nobody else does. */
final class ProfileWriting {
    private static final Statements SQL = Statements.of(Learners.class);

    private ProfileWriting() {}

    static Future<LearnerUpdate> update(
            Database database, LearnerRef ref, ProfileChange change, @Nullable Long expected) {
        return database.transaction(connection -> connection
                .preparedQuery(SQL.get("lock"))
                .execute(LearnerRefs.one(ref))
                .compose(rows -> rows.size() == 0
                        ? Future.succeededFuture(new LearnerUpdate.Unknown(ref))
                        : change(database, connection, rows.iterator().next(), change, expected)));
    }

    private static Future<LearnerUpdate> change(
            Database database, SqlConnection connection, Row row, ProfileChange change, @Nullable Long expected) {
        LearnerId id = new LearnerId(row.getString("id"));
        long version = row.getLong("version");
        if (expected != null && expected != version) {
            return Future.succeededFuture(new LearnerUpdate.Conflict(id, version));
        }
        Profile before = ProfileRow.read(row);
        Profile after = change.applyTo(before);
        if (after.equals(before)) {
            return Future.succeededFuture(new LearnerUpdate.Saved(id, version));
        }
        database.changes().note(connection, ChangeCause.PROFILE, List.of(id.value()));
        return connection
                .preparedQuery(SQL.get("update"))
                .execute(parameters(id, after))
                .map(saved ->
                        new LearnerUpdate.Saved(id, saved.iterator().next().getLong("version")));
    }

    private static Tuple parameters(LearnerId id, Profile profile) {
        return Tuple.tuple()
                .addString(id.value())
                .addString(profile.name())
                .addString(profile.role())
                .addString(profile.targetRole())
                .addString(profile.department())
                .addString(profile.country())
                .addString(profile.manager())
                .addString(profile.managerDepartment())
                .addArrayOfString(ProfileRow.languages(profile.languages()))
                .addString(ProfileRow.zone(profile.zone()))
                .addLocalDate(profile.firstDay())
                .addString(ProfileRow.attributes(profile.attributes()))
                .addString(profile.pinnedPersona());
    }
}
