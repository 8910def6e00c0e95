package dev.cairn.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/** An open, migrated database: bounded pools of connections, and the nouns that are kept in it. */
public final class Database {
    /** Single statements share few connections by pipelining; a transaction has one to itself. */
    private static final int READING = 4;

    private static final int WRITING = 8;
    private static final int WAITING = 2_000;
    private static final int CONNECT_MS = 5_000;
    /** Who gets no connection within this time is told so. */
    private static final int WAIT_SECONDS = 10;

    private final Vertx vertx;
    private final PgConnectOptions options;
    private final SqlClient reading;
    private final Pool writing;
    private final Learners learners;
    private final Population population;
    private final Contents contents;
    private final RuleBooks ruleBooks;
    private final Previews previews;
    private final SignalLog signals;
    private final Journeys journeys;
    private final Framework framework;
    private final Evidence evidence;
    private final Decisions decisions;
    private final Changes changes;

    private Database(Vertx vertx, PgConnectOptions options) {
        this.vertx = vertx;
        this.options = options;
        reading = PgBuilder.client()
                .with(pool(READING))
                .with(new NetClientOptions().setConnectTimeout(CONNECT_MS))
                .connectingTo(options)
                .using(vertx)
                .build();
        writing = PgBuilder.pool()
                .with(pool(WRITING))
                .with(new NetClientOptions().setConnectTimeout(CONNECT_MS))
                .connectingTo(options)
                .using(vertx)
                .build();
        changes = new Changes(vertx, reading);
        learners = new Learners(this);
        population = new Population(this);
        contents = new Contents(this);
        ruleBooks = new RuleBooks(this);
        previews = new Previews(this);
        journeys = new Journeys(this);
        signals = new SignalLog(this);
        framework = new Framework(this);
        evidence = new Evidence(this);
        decisions = new Decisions(this);
    }

    /** Migrates, then opens the pools. Fails with {@link DatabaseFailure}. */
    public static Future<Database> open(Vertx vertx, DatabaseAddress address) {
        return vertx.executeBlocking(() -> migrate(address)).compose(migrated -> {
            Database database = new Database(vertx, options(address));
            return database.ping().map(database).recover(e -> database.close()
                    .transform(closed -> Future.failedFuture(new DatabaseFailure(
                            "the database at " + address + " does not answer: " + e.getMessage(), e))));
        });
    }

    private static Integer migrate(DatabaseAddress address) {
        try {
            return Flyway.configure()
                    .dataSource(address.dataSource())
                    .locations("classpath:dev/cairn/store/migrations")
                    .load()
                    .migrate()
                    .migrationsExecuted;
        } catch (FlywayException e) {
            throw new DatabaseFailure(
                    "the database at " + address + " cannot be used: "
                            + String.valueOf(innermost(e).getMessage()).strip().replaceAll("\\s*\\R\\s*", "; "),
                    e);
        }
    }

    /** Flyway frames what PostgreSQL or its driver says in lines of its own. */
    private static Throwable innermost(Throwable failure) {
        return failure.getCause() == null ? failure : innermost(failure.getCause());
    }

    private static PgConnectOptions options(DatabaseAddress address) {
        PgConnectOptions options = new PgConnectOptions()
                .setHost(address.host())
                .setPort(address.port())
                .setDatabase(address.database())
                .setUser(address.user())
                .setPassword(address.password())
                .setSslMode(SslMode.of(address.sslMode()))
                .setCachePreparedStatements(true)
                // not only the short ones, which is the default
                .setPreparedStatementCacheSqlFilter(sql -> true)
                .setPipeliningLimit(256)
                .addProperty("application_name", "cairn")
                .addProperty("TimeZone", "UTC")
                // our statements know what they want: to plan a learner's nine lookups anew each time costs more than
                // to run them, and so does compiling them to machine code
                .addProperty("plan_cache_mode", "force_generic_plan")
                .addProperty("jit", "off")
                .addProperty("statement_timeout", "30s")
                .addProperty("idle_in_transaction_session_timeout", "120s");
        if (!address.sslMode().startsWith("verify")) {
            // libpq's meaning of these modes: encrypted where the server can, whoever it is
            options.setSslOptions(new ClientSSLOptions().setTrustAll(true));
        }
        return options;
    }

    private static PoolOptions pool(int size) {
        return new PoolOptions()
                .setMaxSize(size)
                .setMaxWaitQueueSize(WAITING)
                .setConnectionTimeout(WAIT_SECONDS)
                .setConnectionTimeoutUnit(TimeUnit.SECONDS);
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

    public Framework framework() {
        return framework;
    }

    public Evidence evidence() {
        return evidence;
    }

    public Decisions decisions() {
        return decisions;
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
        return Announcements.open(
                vertx,
                options,
                Announcements.Topic.LEARNER,
                text -> {
                    LearnerNews news = LearnerNews.read(text);
                    if (news != null) {
                        heard.accept(news);
                    }
                },
                missed,
                () -> {});
    }

    /** Succeeds when the database answers; for readiness. */
    public Future<Void> ping() {
        return reading.query("select 1").execute().mapEmpty();
    }

    /** For single statements; a connection may carry several callers' at a time. */
    SqlClient reading() {
        return reading;
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
        AtomicReference<@Nullable SqlConnection> held = new AtomicReference<>();
        return writing.withTransaction(connection -> {
                    held.set(connection);
                    return work.apply(connection);
                })
                .onComplete(ended -> {
                    SqlConnection connection = held.get();
                    if (connection != null && ended.succeeded()) {
                        changes.committed(connection);
                    } else if (connection != null) {
                        changes.undone(connection);
                    }
                });
    }

    public Future<Void> close() {
        return changes.tell()
                .transform(told -> Future.join(reading.close(), writing.close()))
                .mapEmpty();
    }
}
