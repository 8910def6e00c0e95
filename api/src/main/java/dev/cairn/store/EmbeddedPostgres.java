package dev.cairn.store;

import java.nio.file.Path;

/** The PostgreSQL server that comes with Cairn, its data kept in a directory. Blocking: start it off the event loop. */
public final class EmbeddedPostgres implements AutoCloseable {
    private EmbeddedPostgres() {}

    /**
     * Starts the server of a data directory, or attaches to the one that runs on it already.
     *
     * @throws DatabaseFailure where it cannot start; the message names {@code DATABASE_URL}
     */
    public static EmbeddedPostgres start(Path data) {
        throw new UnsupportedOperationException();
    }

    public DatabaseAddress address() {
        throw new UnsupportedOperationException();
    }

    /** Whether this process started the server, and so stops it. */
    public boolean owner() {
        throw new UnsupportedOperationException();
    }

    /** Stops the server if this process started it. */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
