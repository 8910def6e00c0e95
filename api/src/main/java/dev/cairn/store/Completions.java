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

    /** A signal of a completion. */
    record Shown(String id, UUID fingerprint, LocalDate day) {}

    /** Of signals that are being inserted; after them on the same connection, before anything is read. */
    static Future<Void> shown(SqlConnection connection, List<SignalBatch.Given> signals) {
        return show(
                connection,
                signals.stream()
                        .filter(one -> one.signal().kind().equals("completed")
                                && one.signal().content() != null
                                && !one.waits())
                        .map(one -> new Shown(
                                one.signal().id(),
                                one.fingerprint(),
                                one.local().toLocalDate()))
                        .toList());
    }

    static Future<Void> show(SqlConnection connection, List<Shown> completed) {
        return completed.isEmpty()
                ? Future.succeededFuture()
                : connection
                        .preparedQuery(COMPLETED)
                        .execute(Tuple.tuple()
                                .addArrayOfString(Chunks.texts(completed, Shown::id))
                                .addArrayOfUUID(completed.stream()
                                        .map(Shown::fingerprint)
                                        .toArray(UUID[]::new))
                                .addArrayOfLocalDate(
                                        completed.stream().map(Shown::day).toArray(LocalDate[]::new))
                                .addInteger(SkillEvidence.weight(SkillEvidence.COMPLETION)))
                        .mapEmpty();
    }
}
