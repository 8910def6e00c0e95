package dev.cairn.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Whoever completes a content that teaches a skill has shown it: evidence of the source {@code completion}. */
final class Completions {
    private static final String COMPLETED = Statements.of(Evidence.class).get("completed");

    private Completions() {}

    /** Of signals that are being inserted; after them on the same connection, before anything is read. */
    static Future<Void> shown(SqlConnection connection, List<SignalBatch.Given> signals) {
        List<SignalBatch.Given> completed = signals.stream()
                .filter(one ->
                        one.signal().kind().equals("completed") && one.signal().content() != null)
                .toList();
        return completed.isEmpty()
                ? Future.succeededFuture()
                : connection
                        .preparedQuery(COMPLETED)
                        .execute(Tuple.tuple()
                                .addArrayOfString(Chunks.texts(
                                        completed, one -> one.signal().id()))
                                .addArrayOfUUID(completed.stream()
                                        .map(SignalBatch.Given::fingerprint)
                                        .toArray(UUID[]::new))
                                .addArrayOfLocalDate(completed.stream()
                                        .map(one -> one.local().toLocalDate())
                                        .toArray(LocalDate[]::new))
                                .addInteger(SkillEvidence.weight(SkillEvidence.COMPLETION)))
                        .mapEmpty();
    }
}
