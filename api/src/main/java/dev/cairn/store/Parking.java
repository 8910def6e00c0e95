package dev.cairn.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/**
 * Signals of learners or contents that nobody knows yet: they wait, bounded and for some days, and are counted at their
 * own time once both are there.
 */
public final class Parking {
    /** How many may wait for one learner: an id that is wrong for good does not take the place of all others. */
    public static final int MOST_OF_ONE = 1_000;

    private static final Statements SQL = Statements.of(Parking.class);
    private static final int PIECE = 2_000;
    private static final int FORGOTTEN_AT_ONCE = 10_000;

    private final Database database;
    private final LongAdder joined = new LongAdder();
    private final LongAdder expired = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private volatile long waiting;

    Parking(Database database) {
        this.database = database;
    }

    /**
     * How much may wait.
     *
     * @param most in all; 0 parks nothing: a signal of somebody unknown is refused
     * @param days how long
     */
    public record Setting(int most, int days) {
        public static final Setting DEFAULT = new Setting(100_000, 30);
        public static final Setting NONE = new Setting(0, 1);

        public Setting {
            if (most < 0 || days < 1) {
                throw new IllegalArgumentException("0 or more signals, for 1 or more days");
            }
        }

        boolean parks() {
            return most > 0;
        }
    }

    /** How many wait, when somebody last looked. */
    public long waiting() {
        return waiting;
    }

    /** How many were joined by this process. */
    public long joined() {
        return joined.sum();
    }

    /** How many this process forgot because nobody came. */
    public long expired() {
        return expired.sum();
    }

    /** How many this process refused for lack of room. */
    public long refused() {
        return refused.sum();
    }

    void countJoined(int more) {
        joined.add(more);
    }

    void countRefused(long more) {
        refused.add(more);
    }

    /** What waits under these ids. */
    static Future<Map<String, ParkedSignal>> find(SqlConnection connection, Collection<String> ids) {
        return connection
                .preparedQuery(SQL.get("find"))
                .execute(Tuple.tuple().addArrayOfString(ids.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, ParkedSignal> found = new HashMap<>();
                    rows.forEach(row -> found.put(row.getString("id"), ParkedSignal.read(row)));
                    return found;
                });
    }

    /**
     * Parks what there is room for. The last thing before a commit: it holds up whoever else parks.
     *
     * @param batch told what became of each
     */
    static Future<Void> park(SqlConnection connection, SignalBatch batch, Setting setting, Instant now) {
        List<ParkedSignal.Unknown> unknown = batch.unknown();
        if (unknown.isEmpty() || !setting.parks()) {
            return Future.succeededFuture();
        }
        return connection
                .preparedQuery(SQL.get("alone"))
                .execute()
                .compose(alone ->
                        Chunks.each(unknown, PIECE, piece -> parkPiece(connection, batch, piece, setting, now)));
    }

    private static Future<Void> parkPiece(
            SqlConnection connection,
            SignalBatch batch,
            List<ParkedSignal.Unknown> piece,
            Setting setting,
            Instant now) {
        return find(connection, piece.stream().map(one -> one.signal().id()).toList())
                .compose(known -> {
                    List<ParkedSignal.Unknown> fresh = new ArrayList<>();
                    for (ParkedSignal.Unknown one : piece) {
                        ParkedSignal before = known.get(one.signal().id());
                        if (before == null) {
                            fresh.add(one);
                        } else {
                            batch.compare(one.position(), before, one.learner());
                        }
                    }
                    return fresh.isEmpty() ? Future.succeededFuture() : insert(connection, batch, fresh, setting, now);
                });
    }

    private static Future<Void> insert(
            SqlConnection connection,
            SignalBatch batch,
            List<ParkedSignal.Unknown> fresh,
            Setting setting,
            Instant now) {
        return waited(connection, fresh)
                .compose(waited ->
                        waited.isEmpty() ? Future.succeededFuture() : parkAll(connection, batch, waited, setting, now));
    }

    /** Those of people who are not forgotten: who was erased is not waited for. */
    private static Future<List<ParkedSignal.Unknown>> waited(
            SqlConnection connection, List<ParkedSignal.Unknown> fresh) {
        List<String> systems = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (ParkedSignal.Unknown one : fresh) {
            LearnerRef who = one.signal().learner();
            boolean elsewhere = who instanceof LearnerRef.ByExternalId;
            systems.add(elsewhere ? ((LearnerRef.ByExternalId) who).id().system() : "");
            ids.add(
                    elsewhere
                            ? ((LearnerRef.ByExternalId) who).id().value()
                            : ((LearnerRef.ById) who).id().value());
        }
        return connection
                .preparedQuery(SQL.get("erased"))
                .execute(Tuple.tuple()
                        .addArrayOfString(systems.toArray(String[]::new))
                        .addArrayOfString(ids.toArray(String[]::new)))
                .map(rows -> {
                    Set<Integer> erased = new HashSet<>();
                    rows.forEach(row -> erased.add(row.getInteger("place")));
                    return IntStream.range(0, fresh.size())
                            .filter(place -> !erased.contains(place))
                            .mapToObj(fresh::get)
                            .toList();
                });
    }

    private static Future<Void> parkAll(
            SqlConnection connection,
            SignalBatch batch,
            List<ParkedSignal.Unknown> fresh,
            Setting setting,
            Instant now) {
        return connection
                .preparedQuery(SQL.get("park"))
                .execute(ParkedSignal.columns(fresh)
                        .addLong((long) setting.most())
                        .addLong((long) MOST_OF_ONE)
                        .addOffsetDateTime(now.atOffset(ZoneOffset.UTC)))
                .compose(rows -> {
                    Map<String, Boolean> parked = new HashMap<>();
                    rows.forEach(row -> parked.put(row.getString("id"), row.getBoolean("parked")));
                    Instant until = now.plus(Duration.ofDays(setting.days()));
                    fresh.forEach(
                            one -> batch.parked(one, parked.get(one.signal().id()), until));
                    return connection
                            .preparedQuery(SQL.get("mark"))
                            .execute(Tuple.tuple()
                                    .addArrayOfString(parked.keySet().toArray(String[]::new)))
                            .mapEmpty();
                });
    }

    /**
     * Takes back a signal that waits; it stays for its id's sake.
     *
     * @return whether one of the learner waits under that id
     */
    static Future<Boolean> undo(SqlConnection connection, String signal, LearnerRef learner, Instant now) {
        Tuple who = learner instanceof LearnerRef.ByExternalId external
                ? Tuple.of(signal, null, external.id().system(), external.id().value())
                : Tuple.of(signal, ((LearnerRef.ById) learner).id().value(), null, null);
        return connection
                .preparedQuery(SQL.get("undo"))
                .execute(who.addOffsetDateTime(now.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.size() > 0);
    }

    /** Forgets what is too old, and looks for what need wait no longer though nobody said so. Any node does, now and then. */
    public Future<Void> tend(Setting setting, Instant now) {
        Instant before = now.minus(Duration.ofDays(setting.days()));
        return database.transaction(connection -> connection
                        .preparedQuery(SQL.get("look-again"))
                        .execute()
                        .compose(looked -> connection
                                .preparedQuery(SQL.get("expire"))
                                .execute(Tuple.of(before.atOffset(ZoneOffset.UTC), (long) FORGOTTEN_AT_ONCE)))
                        .compose(gone -> connection
                                .preparedQuery(SQL.get("count"))
                                .execute()
                                .map(rows -> {
                                    waiting = rows.iterator().next().getLong("parked");
                                    return gone.rowCount();
                                })))
                .map(gone -> {
                    expired.add(gone);
                    return null;
                });
    }
}
