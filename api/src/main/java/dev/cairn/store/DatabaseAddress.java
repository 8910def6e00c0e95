package dev.cairn.store;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Where a PostgreSQL database is, and as whom to log in.
 *
 * @param sslMode as libpq knows them: {@code disable}, {@code allow}, {@code prefer}, {@code require}, {@code verify-ca}, {@code verify-full}
 */
public record DatabaseAddress(String host, int port, String database, String user, String password, String sslMode) {
    private static final String FORM = "postgres://user:password@host:5432/database";
    /** Unlike {@link URI}, hosts may have underscores, as containers' names do. */
    private static final Pattern AUTHORITY = Pattern.compile(
            "(?:(?<user>[^:@]*)(?::(?<password>[^@]*))?@)?\\[?(?<host>[^\\[\\]:@]+|(?<=\\[)[^\\]]+)]?(?::(?<port>\\d{1,6}))?");

    private static final Set<String> SSL_MODES =
            Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

    /**
     * Reads {@code postgres://user:password@host:5432/database?sslmode=require}, or the same as
     * {@code jdbc:postgresql://host:5432/database?user=...&password=...}.
     *
     * @throws DatabaseFailure naming the fault; it never quotes the address, which holds a password
     */
    public static DatabaseAddress parse(String url) {
        String text = url.strip();
        URI uri;
        try {
            uri = new URI(text.startsWith("jdbc:") ? text.substring("jdbc:".length()) : text);
        } catch (URISyntaxException e) {
            throw fault("has a character that must be percent-encoded");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("postgres") && !scheme.equals("postgresql")) {
            throw fault("does not begin with `postgres://` or `jdbc:postgresql://`");
        }
        Matcher authority = AUTHORITY.matcher(uri.getRawAuthority() == null ? "" : uri.getRawAuthority());
        if (!authority.matches()) {
            throw fault("names no host, or a port that is not a number");
        }
        Map<String, String> query = query(uri.getRawQuery());
        String user = text(authority, "user", query.getOrDefault("user", ""));
        String password = text(authority, "password", query.getOrDefault("password", ""));
        int port = Integer.parseInt(text(authority, "port", "5432"));
        String database = uri.getPath() == null ? "" : uri.getPath().replaceFirst("^/", "");
        String sslMode = query.getOrDefault("sslmode", "prefer");
        if (user.isEmpty()) {
            throw fault("names no user");
        }
        if (database.isEmpty()) {
            throw fault("names no database");
        }
        if (port == 0 || port > 65_535) {
            throw fault("names a port that is not within 1 to 65535");
        }
        if (!SSL_MODES.contains(sslMode)) {
            throw fault("has an unknown `sslmode`; known are disable, allow, prefer, require, verify-ca, verify-full");
        }
        return new DatabaseAddress(text(authority, "host", ""), port, database, user, password, sslMode);
    }

    private static String text(Matcher authority, String group, String otherwise) {
        String text = authority.group(group);
        return text == null ? otherwise : decode(text);
    }

    private static Map<String, String> query(@Nullable String raw) {
        Map<String, String> values = new HashMap<>();
        if (raw != null) {
            for (String pair : raw.split("&")) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    values.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
                }
            }
        }
        return values;
    }

    private static String decode(String text) {
        // in an address, unlike in a form, a plus is a plus
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static DatabaseFailure fault(String what) {
        return new DatabaseFailure("DATABASE_URL " + what + "; expected a form like " + FORM, null);
    }

    /** For what speaks JDBC: migrations, and the embedded server's first steps. */
    PGSimpleDataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {host});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(database);
        source.setUser(user);
        source.setPassword(password);
        source.setSslMode(sslMode);
        source.setConnectTimeout(10);
        return source;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "postgres://" + user + "@" + host + ":" + port + "/" + database;
    }
}
