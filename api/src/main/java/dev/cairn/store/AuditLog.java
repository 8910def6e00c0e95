package dev.cairn.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who changed what. The database refuses to change a line. */
public final class AuditLog {
    private static final Statements SQL = Statements.of(AuditLog.class);
    private static final int CHUNK = 5_000;
    private static final int LONGEST = 500;

    private final Database database;

    AuditLog(Database database) {
        this.database = database;
    }

    /** A line by itself, for what no transaction of ours has done: a refusal, a verb of the command line. */
    public Future<Void> add(Deed deed, String outcome) {
        return write(database.reading(), deed, deed.object(), null, outcome);
    }

    /** The line of a change, in its transaction; what came of it says the line too. */
    static Future<Void> write(SqlClient client, Deed deed, @Nullable Object result) {
        if (result instanceof LearnerUpdate.Saved saved) {
            return write(client, deed, "learner:" + saved.id().value(), saved.version(), Deed.DONE);
        }
        if (result instanceof LearnerUpdate.Conflict conflict) {
            return write(client, deed, "learner:" + conflict.id().value(), conflict.version(), "VERSION_CONFLICT");
        }
        if (result instanceof ContentUpdate.Saved saved) {
            return write(client, deed, "content:" + saved.content().id(), saved.version(), Deed.DONE);
        }
        if (result instanceof ContentUpdate.Conflict conflict) {
            return write(client, deed, "content:" + conflict.id(), conflict.version(), "VERSION_CONFLICT");
        }
        if (result == null || result instanceof LearnerUpdate.Unknown || result instanceof ContentUpdate.Unknown) {
            return write(client, deed, deed.object(), null, "NOT_FOUND");
        }
        if (result instanceof SignalUndone.Undone undone && undone.learner() != null) {
            return write(client, deed, undone.learner());
        }
        if (result instanceof SignalUndone.Unknown) {
            return write(client, deed, deed.object(), null, "NOT_FOUND");
        }
        if (result instanceof SignalUndone.Refused) {
            return write(client, deed, deed.object(), null, "NOT_UNDOABLE");
        }
        if (result instanceof Advanced advanced) {
            return write(client, deed, "learner:" + advanced.learner().id().value(), null, Deed.DONE);
        }
        return write(client, deed, deed.object(), null, Deed.DONE);
    }

    /** The lines of those who report for others, in the transaction that keeps something of what they report. */
    static Future<Void> reported(SqlClient client, List<Reported> all, SignalBatch batch) {
        List<Future<Void>> lines = new ArrayList<>();
        for (Reported one : all) {
            if (one.isKept(batch)) {
                lines.add(write(client, one.deed(), one.object(batch), null, Deed.DONE));
            }
        }
        return lines.isEmpty() ? Future.succeededFuture() : Future.join(lines).mapEmpty();
    }

    /** The line of an export. */
    static Future<Void> exported(SqlClient client, Deed deed, @Nullable String learner) {
        return learner == null
                ? write(client, deed, deed.object(), null, "NOT_FOUND")
                : write(client, deed, "learner:" + learner, null, Deed.DONE);
    }

    /** The line of an erasure, which names nobody. */
    static Future<Void> forgotten(SqlClient client, Deed deed, boolean done) {
        return done
                ? write(client, deed, "learner:erased", null, Deed.DONE)
                : write(client, deed, null, null, "NOT_FOUND");
    }

    private static Future<Void> write(
            SqlClient client, Deed deed, @Nullable String object, @Nullable Long version, String outcome) {
        deed.wasWritten();
        return client.preparedQuery(SQL.get("add"))
                .execute(Tuple.tuple()
                        .addString(kept(deed.who()))
                        .addString(kept(deed.actingFor()))
                        .addArrayOfString(deed.roles().toArray(String[]::new))
                        .addString(deed.action())
                        .addString(kept(object))
                        .addLong(version)
                        .addString(outcome)
                        .addString(deed.request()))
                .<Void>mapEmpty()
                .onFailure(lost -> deed.wasTakenBack());
    }

    /** A line is written also of what was refused because of such a name: the store keeps no NUL, and nobody reads more. */
    private static @Nullable String kept(@Nullable String name) {
        if (name == null) {
            return null;
        }
        String plain = name.replace('\0', '\uFFFD');
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
    }

    /**
     * Lines, the newest first.
     *
     * @param before the id before which to go on; {@code Long.MAX_VALUE}: from the newest
     * @param who only what they did, or what was done with their rights; null: everybody
     * @param object only what was done to it; null: everything
     */
    public Future<Page<AuditLine>> page(long before, int first, @Nullable String who, @Nullable String object) {
        return database.reading()
                .preparedQuery(SQL.get("page"))
                .execute(Tuple.of(before, who, object, first + 1))
                .map(rows -> {
                    List<AuditLine> lines = new ArrayList<>(rows.size());
                    rows.forEach(row -> lines.add(line(row)));
                    boolean more = lines.size() > first;
                    return new Page<>(more ? lines.subList(0, first) : lines, more);
                });
    }

    private static AuditLine line(Row row) {
        return new AuditLine(
                row.getLong("id"),
                row.getOffsetDateTime("at").toInstant(),
                row.getString("who"),
                row.getString("acting_for"),
                List.of(row.getArrayOfStrings("roles")),
                row.getString("action"),
                row.getString("object"),
                row.getLong("version"),
                row.getString("outcome"),
                row.getString("request"));
    }

    /** Clears away a piece of what is older; how many lines went. */
    public Future<Integer> clear(Instant before) {
        return database.transaction(connection -> connection
                .preparedQuery(SQL.get("may-clear"))
                .execute()
                .compose(may -> connection
                        .preparedQuery(SQL.get("clear"))
                        .execute(Tuple.of(before.atOffset(ZoneOffset.UTC), CHUNK)))
                .map(rows -> rows.rowCount()));
    }
}
