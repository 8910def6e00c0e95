package dev.cairn.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres.Builder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL server that comes with Cairn, its data kept in a directory. Several processes may use one at a time:
 * the first starts it, the last to leave stops it, and after a crash the next one finds it running and takes it over.
 * Blocking: start it off the event loop.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final String NAME = "cairn";
    private static final String SUPERUSER = "postgres";
    /** Recovery after a power cut may take a while. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path cluster;
    private final UseLock lock;
    private final ServerFile server;
    private final io.zonky.test.db.postgres.embedded.@Nullable EmbeddedPostgres process;

    private EmbeddedPostgres(
            Path cluster,
            UseLock lock,
            ServerFile server,
            io.zonky.test.db.postgres.embedded.@Nullable EmbeddedPostgres process) {
        this.cluster = cluster;
        this.lock = lock;
        this.server = server;
        this.process = process;
    }

    /**
     * Starts the server of a data directory, or attaches to the one that runs on it already.
     *
     * @throws DatabaseFailure where it cannot start; the message names {@code DATABASE_URL}
     */
    public static EmbeddedPostgres start(Path data) {
        Path directory = data.toAbsolutePath().normalize();
        try {
            Files.createDirectories(directory, permissions("rwx------"));
            UseLock lock = UseLock.open(directory.resolve("lock"));
            try (FileLock change = lock.change()) {
                lock.use();
                return startOrAttach(directory, lock);
            } catch (IOException | RuntimeException | SQLException e) {
                lock.close();
                throw e;
            }
        } catch (IOException | RuntimeException | SQLException e) {
            throw new DatabaseFailure(
                    "the embedded PostgreSQL cannot start in `" + data + "`: " + cause(e)
                            + "; set DATABASE_URL to use a PostgreSQL server of your own (14 or newer)",
                    e);
        }
    }

    private static EmbeddedPostgres startOrAttach(Path directory, UseLock lock) throws IOException, SQLException {
        Path cluster = directory.resolve("postgres");
        Path file = directory.resolve("postgres.properties");
        ServerFile server = ServerFile.readOrCreate(file);
        if (answers(server)) {
            return new EmbeddedPostgres(cluster, lock, server, null);
        }
        if (isTaken(server.port())) {
            server = server.moved(file);
        }
        Remains.clear(cluster.resolve("postmaster.pid"));
        EmbeddedPostgres started = new EmbeddedPostgres(cluster, lock, server, launch(directory, cluster, server));
        createDatabase(server);
        return started;
    }

    private static io.zonky.test.db.postgres.embedded.EmbeddedPostgres launch(
            Path directory, Path cluster, ServerFile server) throws IOException {
        // made here: the library would let everybody write where programs are run from
        Path programs = Files.createDirectories(directory.resolve("server"), permissions("rwx------"));
        Path password = directory.resolve("password.tmp");
        Files.deleteIfExists(password);
        Files.createFile(password, permissions("rw-------"));
        try {
            Files.writeString(password, server.password());
            return builder(server)
                    .setDataDirectory(cluster)
                    .setOverrideWorkingDirectory(programs.toFile())
                    .setLocaleConfig("pwfile", password.toString())
                    .start();
        } finally {
            Files.deleteIfExists(password);
        }
    }

    private static FileAttribute<?> permissions(String text) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text));
    }

    private static Builder builder(ServerFile server) {
        return io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(PATIENCE)
                .setPort(server.port())
                .setConnectConfig("password", server.password())
                // options of initdb: byte order sorts as Java does; nobody comes in without the password
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("auth-host", "scram-sha-256")
                .setLocaleConfig("auth-local", "scram-sha-256")
                .setServerConfig("listen_addresses", "localhost")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "100")
                // the library is made for tests and switches both off
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                // its own log: the pipe to this process breaks when this process is killed
                .setServerConfig("logging_collector", "on")
                .setServerConfig("log_filename", "postgresql-%a.log")
                .setServerConfig("log_truncate_on_rotation", "on");
    }

    private static boolean answers(ServerFile server) {
        try (Connection connection = connect(server, NAME, NAME)) {
            return connection.isValid(5);
        } catch (SQLException e) {
            return false;
        }
    }

    private static boolean isTaken(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return !socket.isBound();
        } catch (IOException e) {
            return true;
        }
    }

    /** A crash may have come between the server's first start and this: each step is made if it is missing. */
    private static void createDatabase(ServerFile server) throws SQLException {
        try (Connection connection = connect(server, SUPERUSER, "postgres");
                Statement statement = connection.createStatement()) {
            if (isEmpty(statement, "select 1 from pg_roles where rolname = '" + NAME + "'")) {
                // the password is hexadecimal: made by us, safe between quotes
                statement.execute("create role " + NAME + " login password '" + server.password() + "'");
            }
            if (isEmpty(statement, "select 1 from pg_database where datname = '" + NAME + "'")) {
                statement.execute("create database " + NAME + " owner " + NAME);
            }
        }
    }

    private static boolean isEmpty(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return !rows.next();
        }
    }

    private static Connection connect(ServerFile server, String user, String database) throws SQLException {
        return address(server, user, database).dataSource().getConnection();
    }

    private static DatabaseAddress address(ServerFile server, String user, String database) {
        return new DatabaseAddress("localhost", server.port(), database, user, server.password(), "disable");
    }

    public DatabaseAddress address() {
        return address(server, NAME, NAME);
    }

    /** Stops the server, unless another process still uses it. */
    @Override
    public void close() {
        try (lock;
                FileLock change = lock.change()) {
            if (!lock.leave()) {
                LOG.info("another process uses the embedded PostgreSQL: it runs on");
            } else if (process != null) {
                process.close();
            } else {
                stop();
            }
        } catch (IOException e) {
            LOG.warn("the embedded PostgreSQL in `{}` was not stopped: {}", cluster, e.getMessage());
        }
    }

    /**
     * Stops a server that another process started: an interrupt is PostgreSQL's fast shutdown. The process is not our
     * child, and may stay as a zombie where nobody reaps it; its pid file tells.
     */
    private void stop() throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        String pid = Files.readAllLines(pidFile).get(0).strip();
        try {
            new ProcessBuilder(List.of("sh", "-c", "kill -INT \"$0\"", pid))
                    .redirectErrorStream(true)
                    .start()
                    .waitFor(10, TimeUnit.SECONDS);
            for (long tries = PATIENCE.toMillis() / 50; Files.exists(pidFile) && tries > 0; tries--) {
                Thread.sleep(50);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String cause(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
