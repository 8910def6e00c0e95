package dev.cairn.store;

import io.vertx.core.Vertx;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlClient;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** How a database is come to: migrated, and by bounded pools of connections. */
final class Connecting {
    /** Single statements share few connections by pipelining; a transaction has one to itself. */
    private static final int READING = 4;

    private static final int WRITING = 8;
    private static final int SURVEYING = 3;
    private static final int WAITING = 2_000;
    /** Who gets no connection within this time is told so: somebody waits at the other end. */
    private static final int WAIT_MS = 1_900;

    private static final int CONNECT_MS = WAIT_MS;
    /**
     * As long as a request may take: whoever has given up leaves nothing running for longer than that. The server ends it,
     * also when we are gone.
     */
    private static final String READ_AT_MOST = "5s";

    private Connecting() {}

    static SqlClient reading(Vertx vertx, PgConnectOptions options) {
        return PgBuilder.client()
                .with(pool(READING))
                .with(new NetClientOptions().setConnectTimeout(CONNECT_MS))
                .connectingTo(new PgConnectOptions(options).addProperty("statement_timeout", READ_AT_MOST))
                .using(vertx)
                .build();
    }

    /** For statements that take their time: nothing stands behind one on its connection. */
    static Pool surveying(Vertx vertx, PgConnectOptions options) {
        return PgBuilder.pool()
                .with(pool(SURVEYING))
                .with(new NetClientOptions().setConnectTimeout(CONNECT_MS))
                .connectingTo(new PgConnectOptions(options).addProperty("statement_timeout", READ_AT_MOST))
                .using(vertx)
                .build();
    }

    /** One connection, which is opened when it is needed first. */
    static SqlClient single(Vertx vertx, PgConnectOptions options) {
        return PgBuilder.client()
                .with(pool(1))
                .with(new NetClientOptions().setConnectTimeout(CONNECT_MS))
                .connectingTo(options)
                .using(vertx)
                .build();
    }

    static Pool writing(Vertx vertx, PgConnectOptions options) {
        return PgBuilder.pool()
                .with(pool(WRITING))
                .with(new NetClientOptions().setConnectTimeout(CONNECT_MS))
                .connectingTo(options)
                .using(vertx)
                .build();
    }

    /** Brings the schema up to date; how many steps it took. */
    static Integer migrate(DatabaseAddress address) {
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

    static PgConnectOptions options(DatabaseAddress address) {
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
                .setConnectionTimeout(WAIT_MS)
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS);
    }
}
