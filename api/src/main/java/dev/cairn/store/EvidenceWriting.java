package dev.cairn.store;

import dev.cairn.engine.learner.LearnerId;
import dev.cairn.engine.word.Word;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Evidence into its rows. */
final class EvidenceWriting {
    private static final Statements SQL = Statements.of(Evidence.class);
    private static final int CHUNK = 2_000;

    private EvidenceWriting() {}

    /** Evidence of one learner. */
    record Of(LearnerId learner, SkillEvidence evidence) {}

    /** One statement must not write a row twice: of one skill, scale and source the last counts. */
    static List<Of> distinct(Collection<Of> evidence) {
        record Key(LearnerId learner, String skill, String scale, String source) {}
        Map<Key, Of> last = new LinkedHashMap<>();
        evidence.forEach(one -> last.put(
                new Key(
                        one.learner(),
                        Word.key(one.evidence().skill()),
                        one.evidence().scale(),
                        one.evidence().source()),
                one));
        return List.copyOf(last.values());
    }

    /** Writes evidence of learners who are locked; answers with the learners of whom it changed anything. */
    static Future<Set<String>> save(SqlConnection connection, Collection<Of> evidence) {
        List<Of> all = distinct(evidence);
        Set<String> learners = new HashSet<>();
        return Chunks.each(all, CHUNK, chunk -> write(connection, chunk)
                        .onSuccess(rows -> rows.forEach(row -> learners.add(row.getString("learner")))))
                .map(learners);
    }

    static Future<RowSet<Row>> write(SqlConnection connection, List<Of> chunk) {
        List<SkillEvidence> skills = chunk.stream().map(Of::evidence).toList();
        return connection
                .preparedQuery(SQL.get("save"))
                .execute(Tuple.tuple()
                        .addArrayOfString(
                                Chunks.texts(chunk, one -> one.learner().value()))
                        .addArrayOfString(Chunks.texts(skills, SkillEvidence::skill))
                        .addArrayOfString(Chunks.texts(skills, one -> Word.key(one.skill())))
                        .addArrayOfString(Chunks.texts(skills, SkillEvidence::scale))
                        .addArrayOfString(Chunks.texts(skills, SkillEvidence::source))
                        .addArrayOfDouble(
                                skills.stream().map(SkillEvidence::level).toArray(Double[]::new))
                        .addArrayOfLocalDate(
                                skills.stream().map(SkillEvidence::on).toArray(LocalDate[]::new))
                        .addArrayOfInteger(
                                skills.stream().map(SkillEvidence::weight).toArray(Integer[]::new)));
    }
}
