package dev.cairn.store;

/** Where a PostgreSQL database is, and as whom to log in. */
public record DatabaseAddress(String host, int port, String database, String user, String password) {
    /**
     * Reads {@code postgres://user:password@host:5432/database} or the same as {@code jdbc:postgresql://host/database?user=..&password=..}.
     *
     * @throws DatabaseFailure naming the fault
     */
    public static DatabaseAddress parse(String url) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String toString() {
        return "postgres://" + user + "@" + host + ":" + port + "/" + database;
    }
}
