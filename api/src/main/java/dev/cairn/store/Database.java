package dev.cairn.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An open, migrated database: bounded pools of connections, and the nouns that are kept in it. */
public final class Database {
    /** Of the first connection. */
    private static final int TRIES = 5;

    private final Vertx vertx;
    private final PgConnectOptions options;
    private final SqlClient reading;
    private final Pool writing;
    private final SqlClient surveying;
    private final Pulse pulse;
    private final Learners learners;
    private final Population population;
    private final Contents contents;
    private final RuleBooks ruleBooks;
    private final Previews previews;
    private final SignalLog signals;
    private final Parking parking;
    private final Journeys journeys;
    private final Framework framework;
    private final Evidence evidence;
    private final Decisions decisions;
    private final Changes changes;
    private final AuditLog audit;
    private final Erasure erasure;
    private final @Nullable Deed deed;

    private Database(Vertx vertx, PgConnectOptions options) {
        this(
                vertx,
                options,
                Connecting.reading(vertx, options),
                Connecting.writing(vertx, options),
                Connecting.surveying(vertx, options));
    }

    private Database(Vertx vertx, PgConnectOptions options, SqlClient reading, Pool writing, SqlClient surveying) {
        this(vertx, options, reading, writing, surveying, new Pulse(vertx, options), new Changes(vertx, reading), null);
    }

    private Database(
            Vertx vertx,
            PgConnectOptions options,
            SqlClient reading,
            Pool writing,
            SqlClient surveying,
            Pulse pulse,
            Changes changes,
            @Nullable Deed deed) {
        this.vertx = vertx;
        this.options = options;
        this.reading = reading;
        this.writing = writing;
        this.surveying = surveying;
        this.pulse = pulse;
        this.changes = changes;
        this.deed = deed;
        learners = new Learners(this);
        population = new Population(this);
        contents = new Contents(this);
        ruleBooks = new RuleBooks(this);
        previews = new Previews(this);
        journeys = new Journeys(this);
        signals = new SignalLog(this);
        parking = new Parking(this);
        framework = new Framework(this);
        evidence = new Evidence(this);
        decisions = new Decisions(this);
        audit = new AuditLog(this);
        erasure = new Erasure(this);
    }

    /** Migrates, then opens the pools. Fails with {@link DatabaseFailure}. */
    public static Future<Database> open(Vertx vertx, DatabaseAddress address) {
        return vertx.executeBlocking(() -> Connecting.migrate(address)).compose(migrated -> {
            Database database = new Database(vertx, Connecting.options(address));
            return database.reach(TRIES).map(database).recover(e -> database.close()
                    .transform(closed -> Future.failedFuture(new DatabaseFailure(
                            "the database at " + address + " does not answer: " + e.getMessage(), e))));
        });
    }

    /** It has been there for the migration just now; only on a machine that is very busy a connection takes so long. */
    private Future<Void> reach(int tries) {
        return ping().recover(e -> tries > 1 ? reach(tries - 1) : Future.failedFuture(e));
    }

    public Learners learners() {
        return learners;
    }

    public Population population() {
        return population;
    }

    public Contents contents() {
        return contents;
    }

    public RuleBooks ruleBooks() {
        return ruleBooks;
    }

    public Previews previews() {
        return previews;
    }

    public Journeys journeys() {
        return journeys;
    }

    public SignalLog signals() {
        return signals;
    }

    public Parking parking() {
        return parking;
    }

    public Framework framework() {
        return framework;
    }

    public Evidence evidence() {
        return evidence;
    }

    public Decisions decisions() {
        return decisions;
    }

    public AuditLog audit() {
        return audit;
    }

    public Erasure erasure() {
        return erasure;
    }

    /** The same database, whose every transaction leaves a line of what is being done. */
    public Database by(Deed doing) {
        return new Database(vertx, options, reading, writing, surveying, pulse, changes, doing);
    }

    /** Calls back after every announcement on the topic, by this node too, and whenever one may have been missed. */
    public Future<Announcements> listen(Announcements.Topic topic, Runnable callback) {
        return Announcements.open(vertx, options, topic, callback);
    }

    /**
     * Calls back with every change of learners, by this node too.
     *
     * @param missed is called whenever changes may have been missed
     */
    public Future<Announcements> listenToLearners(Consumer<LearnerNews> heard, Runnable missed) {
        return Announcements.ofLearners(vertx, options, heard, missed);
    }

    /** Succeeds when the database answers; for readiness. */
    public Future<Void> ping() {
        return reading.query("select 1").execute().mapEmpty();
    }

    /** Whether it says anything at all; for who waits. */
    public Pulse pulse() {
        return pulse;
    }

    /** For single statements; a connection may carry several callers' at a time. */
    SqlClient reading() {
        return reading;
    }

    /** For single statements about many learners or a long time: one has a connection to itself, and few run at a time. */
    SqlClient surveying() {
        return surveying;
    }

    Vertx vertx() {
        return vertx;
    }

    /** Where a transaction notes which learners it changes. */
    Changes changes() {
        return changes;
    }

    /** Commits when the work succeeds, else takes all of it back; then tells which learners changed. */
    <T> Future<T> transaction(Function<SqlConnection, Future<T>> work) {
        Deed doing = deed;
        AtomicReference<@Nullable SqlConnection> held = new AtomicReference<>();
        return writing.<T>withTransaction(connection -> {
                    held.set(connection);
                    Future<T> done = work.apply(connection);
                    return doing == null
                            ? done
                            : done.compose(outcome ->
                                    AuditLog.write(connection, doing, outcome).map(outcome));
                })
                .onComplete(ended -> {
                    SqlConnection connection = held.get();
                    if (connection != null) {
                        changes.ended(connection, ended.succeeded());
                    }
                    if (ended.failed() && doing != null) {
                        doing.wasTakenBack();
                    }
                });
    }

    public Future<Void> close() {
        return changes.tell()
                .transform(told -> Future.join(reading.close(), writing.close(), surveying.close(), pulse.close()))
                .mapEmpty();
    }
}
