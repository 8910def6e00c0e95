package dev.cairn.store;

import dev.cairn.engine.learner.Learner;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Decisions that went out: a row a page, and the learner's facts once for however many pages were decided by them. */
public final class Decisions {
    private static final Statements SQL = Statements.of(Decisions.class);
    /** Rows deleted at a time: nobody waits long for a lock that a sweep holds. */
    private static final int CHUNK = 2_000;
    /** Rounds of one sweep; the next one goes on. */
    private static final int ROUNDS = 200;
    /** How long facts are left alone that somebody may just be about to use again. */
    private static final Duration FACTS_REST = Duration.ofHours(2);
    /** How far back facts are looked for that were written while their learner was erased. */
    private static final Duration ERASURES = Duration.ofDays(1);

    private final Database database;

    Decisions(Database database) {
        this.database = database;
    }

    /** One page, ready to be written. */
    private record Line(KeptDecision page, DecisionBody.Facts facts, String asked, String answer) {}

    /** Keeps pages, each of them with its learner; those that are kept already stay as they are. */
    public Future<Void> keep(List<KeptDecision> pages) {
        return database.vertx()
                .executeBlocking(() -> lines(pages), false)
                .compose(lines -> database.transaction(connection -> keep(connection, lines)));
    }

    private static List<Line> lines(List<KeptDecision> pages) {
        List<Line> lines = new ArrayList<>(pages.size());
        for (KeptDecision page : pages) {
            Learner learner = page.learner();
            if (learner == null) {
                throw new IllegalArgumentException("a decision without its learner cannot be kept");
            }
            lines.add(new Line(
                    page,
                    DecisionBody.Facts.of(learner),
                    DecisionBody.write(page.asked()),
                    DecisionBody.write(page.answer())));
        }
        return lines;
    }

    private static Future<Void> keep(SqlConnection connection, List<Line> lines) {
        Map<UUID, Line> facts = new LinkedHashMap<>();
        lines.forEach(line -> facts.merge(
                line.facts.hash(),
                line,
                (one, other) -> one.page.servedAt().isBefore(other.page.servedAt()) ? other : one));
        List<Line> distinct = facts.values().stream()
                .sorted((one, other) -> one.facts.hash().compareTo(other.facts.hash()))
                .toList();
        return connection
                .preparedQuery(SQL.get("keep-facts"))
                .execute(Tuple.tuple()
                        .addArrayOfUUID(
                                distinct.stream().map(line -> line.facts.hash()).toArray(UUID[]::new))
                        .addArrayOfString(Chunks.texts(distinct, line -> line.facts.learner()))
                        .addArrayOfString(Chunks.texts(distinct, line -> line.facts.body()))
                        .addArrayOfOffsetDateTime(Chunks.times(distinct, line -> line.page.servedAt())))
                .compose(kept -> connection.preparedQuery(SQL.get("keep")).execute(columns(lines)))
                .mapEmpty();
    }

    private static Tuple columns(List<Line> lines) {
        return Tuple.tuple()
                .addArrayOfUUID(lines.stream().map(line -> line.page.id()).toArray(UUID[]::new))
                .addArrayOfInteger(lines.stream().map(line -> line.page.place()).toArray(Integer[]::new))
                .addArrayOfOffsetDateTime(Chunks.times(lines, line -> line.page.servedAt()))
                .addArrayOfUUID(lines.stream().map(line -> line.facts.hash()).toArray(UUID[]::new))
                .addArrayOfLong(lines.stream().map(line -> line.page.book()).toArray(Long[]::new))
                .addArrayOfLong(lines.stream().map(line -> line.page.catalog()).toArray(Long[]::new))
                .addArrayOfFloat(
                        lines.stream().map(line -> (float) line.page.share()).toArray(Float[]::new))
                .addArrayOfString(Chunks.texts(lines, Line::asked))
                .addArrayOfString(Chunks.texts(lines, Line::answer));
    }

    /** The kept pages of a decision, the first one first; none where it was never kept, or not for so long. */
    public Future<List<KeptDecision>> read(UUID id) {
        return database.reading()
                .preparedQuery(SQL.get("read"))
                .execute(Tuple.of(id))
                .map(rows -> {
                    List<KeptDecision> pages = new ArrayList<>();
                    rows.forEach(row -> pages.add(page(row)));
                    return pages;
                });
    }

    private static KeptDecision page(Row row) {
        @Nullable String facts = row.getString("facts");
        return new KeptDecision(
                row.getUUID("id"),
                row.getInteger("place"),
                row.getOffsetDateTime("served_at").toInstant(),
                facts == null ? null : DecisionBody.read(facts, Learner.class),
                row.getLong("book"),
                row.getLong("catalog"),
                row.getFloat("share"),
                DecisionBody.read(row.getString("asked"), KeptDecision.Asked.class),
                DecisionBody.read(row.getString("answer"), KeptDecision.Answer.class));
    }

    /**
     * Clears away what was served before an instant, and then what nothing kept refers to any more: facts, versions of
     * the catalogue, contents as they were. Nothing is done where another node does it just now.
     *
     * @param rest how long versions of the catalogue stay though nothing refers to them: what was decided by them may
     *     not be written yet
     * @return how many rows went
     */
    public Future<Integer> clear(Instant before, Instant now, Duration rest) {
        Instant unused = before.isBefore(now.minus(FACTS_REST)) ? before.minus(FACTS_REST) : now.minus(FACTS_REST);
        return clear("clear-decisions", time(before).addInteger(CHUNK))
                .compose(sum ->
                        clear("clear-facts", time(unused).addInteger(CHUNK)).map(n -> sum + n))
                .compose(sum -> clear("clear-erased", time(now.minus(ERASURES)).addInteger(CHUNK))
                        .map(n -> sum + n))
                .compose(sum -> clear(
                                "clear-versions",
                                Tuple.tuple()
                                        .addDouble((double) rest.toSeconds())
                                        .addInteger(CHUNK))
                        .map(n -> sum + n))
                .compose(sum -> clear("clear-contents", Tuple.of(CHUNK)).map(n -> sum + n))
                .compose(sum -> clear("clear-needs", Tuple.of(CHUNK)).map(n -> sum + n))
                .compose(sum -> clear("clear-framework", Tuple.of(CHUNK)).map(n -> sum + n))
                .compose(sum -> clear("clear-popularity", Tuple.of(CHUNK)).map(n -> sum + n));
    }

    private static Tuple time(Instant instant) {
        return Tuple.tuple().addOffsetDateTime(instant.atOffset(ZoneOffset.UTC));
    }

    private Future<Integer> clear(String statement, Tuple parameters) {
        return clear(statement, parameters, 0, ROUNDS);
    }

    /** One chunk after another, each in a transaction of its own, which also holds the claim. */
    private Future<Integer> clear(String statement, Tuple parameters, int sum, int rounds) {
        return database.transaction(connection -> connection
                        .query(SQL.get("claim"))
                        .execute()
                        .compose(claim -> claim.iterator().next().getBoolean("claimed")
                                ? connection
                                        .preparedQuery(SQL.get(statement))
                                        .execute(parameters)
                                        .map(rows -> rows.rowCount())
                                : Future.succeededFuture(0)))
                .compose(gone -> gone < CHUNK || rounds <= 1
                        ? Future.succeededFuture(sum + gone)
                        : clear(statement, parameters, sum + gone, rounds - 1));
    }
}
