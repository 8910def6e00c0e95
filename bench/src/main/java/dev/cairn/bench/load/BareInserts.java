package dev.cairn.bench.load;

import dev.cairn.bench.load.MarsSignals.Sent;
import dev.cairn.store.DatabaseAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.List;

/** The reference: the same rows as one insert each, committed each, by as many connections; nothing is counted or decided. */
final class BareInserts {
    private BareInserts() {}

    static Connection connect(DatabaseAddress address) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + address.host() + ":" + address.port() + "/" + address.database(),
                address.user(),
                address.password());
    }

    static void table(DatabaseAddress address) throws SQLException {
        execute(address, "drop table if exists bare_signal");
        execute(address, "create table bare_signal (like signal including all)");
    }

    static void execute(DatabaseAddress address, String sql) throws SQLException {
        try (Connection connection = connect(address);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** One connection's share. */
    static void insert(DatabaseAddress address, List<Sent> share) throws SQLException {
        try (Connection connection = connect(address);
                PreparedStatement insert = connection.prepareStatement(
                        "insert into bare_signal (id, learner, kind, content, at, fingerprint, recorded_at, day)"
                                + " values (?, ?, ?, ?, ?, gen_random_uuid(), now(), ?)")) {
            for (Sent sent : share) {
                insert.setString(1, sent.id());
                insert.setString(2, sent.learner());
                insert.setString(3, sent.kind());
                insert.setString(4, sent.content());
                insert.setObject(5, sent.at().atOffset(ZoneOffset.UTC));
                insert.setObject(6, sent.at().atOffset(ZoneOffset.UTC).toLocalDate());
                insert.executeUpdate();
            }
        }
    }
}
