package dev.cairn.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** A real PostgreSQL for tests: one embedded server for all tests of a JVM, kept in {@code target} between runs. */
public final class TestDatabase {
    static final Path DATA = Path.of("target", "test-postgres");

    private static final EmbeddedPostgres SERVER = start();

    private TestDatabase() {}

    private static EmbeddedPostgres start() {
        EmbeddedPostgres server = EmbeddedPostgres.start(DATA);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop PostgreSQL"));
        return server;
    }

    /** A new, empty database of that name: lower case letters and underscores. */
    public static DatabaseAddress empty(String name) {
        return created(name, "template1");
    }

    /** A new database of that name that holds what another holds, to which nobody is connected. */
    public static DatabaseAddress copy(String name, DatabaseAddress of) {
        return created(name, of.database());
    }

    private static DatabaseAddress created(String name, String template) {
        DatabaseAddress own = SERVER.address();
        try (Connection connection = superuser().dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists " + name + " with (force)");
            statement.execute("create database " + name + " template " + template + " owner " + own.user());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new DatabaseAddress(own.host(), own.port(), name, own.user(), own.password(), own.sslMode());
    }

    static DatabaseAddress superuser() {
        DatabaseAddress own = SERVER.address();
        return new DatabaseAddress(own.host(), own.port(), "postgres", "postgres", own.password(), own.sslMode());
    }

    /** For what a test does to a database behind Cairn's back. */
    public static Connection connect(DatabaseAddress address) throws SQLException {
        return address.dataSource().getConnection();
    }

    /** A new, migrated database. */
    public static Database open(Vertx vertx, String name) {
        return await(Database.open(vertx, empty(name)));
    }

    /** Starts all of it at once and waits for the answers. */
    static <T> List<T> together(int times, IntFunction<Future<T>> work) {
        List<Future<T>> futures = IntStream.range(0, times).mapToObj(work).toList();
        return futures.stream().map(TestDatabase::await).toList();
    }

    /** Waits until something has come true that another thread brings about. */
    public static void eventually(BooleanSupplier condition) {
        for (int tries = 0; !condition.getAsBoolean(); tries++) {
            if (tries > 3_000) {
                throw new AssertionError("it never came true");
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Cuts all connections of a database, as a network does. */
    public static void cutConnections(DatabaseAddress address) {
        try (Connection connection = address.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity"
                            + " where backend_type = 'client backend' and datname = current_database() and pid <> pg_backend_pid()");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits for a future off the event loop; its failure is thrown. */
    public static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
