package dev.cairn.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A process of its own that uses a data directory until its input ends. Prints the port and how many notes it found. */
final class EmbeddedPostgresUser {
    private EmbeddedPostgresUser() {}

    public static void main(String[] args) throws SQLException, IOException {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(Path.of(args[0]))) {
            try (Connection connection = server.address().dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create table if not exists note (text text)");
                statement.execute("insert into note values ('here')");
                try (ResultSet rows = statement.executeQuery("select count(*) from note")) {
                    rows.next();
                    System.out.println("ready " + server.address().port() + " " + rows.getInt(1));
                }
            }
            System.in.transferTo(System.err);
        }
        System.out.println("left");
    }
}
