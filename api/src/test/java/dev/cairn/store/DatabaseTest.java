package dev.cairn.store;

import static dev.cairn.store.TestDatabase.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class DatabaseTest {
    private static final Vertx VERTX = Vertx.vertx();

    @AfterAll
    static void close() {
        await(VERTX.close());
    }

    @Test
    void opensAServerThatSomebodyElseRuns() {
        DatabaseAddress server = TestDatabase.empty("external");
        String url = "postgres://" + server.user() + ":" + server.password() + "@localhost:" + server.port()
                + "/external?sslmode=prefer";
        for (int start = 0; start < 2; start++) {
            Database database = await(Database.open(VERTX, DatabaseAddress.parse(url)));
            await(database.ping());
            assertEquals(0, await(database.learners().count()));
            await(database.close());
        }
    }

    @Test
    void saysWhereItFoundNobodyAndNotWithWhichPassword() throws IOException {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }
        failsWith(
                new DatabaseAddress("localhost", nobody, "cairn", "ada", "verysecret", "disable"),
                "the database at postgres://ada@localhost:" + nobody + "/cairn cannot be used");
        DatabaseAddress there = TestDatabase.empty("refused");
        failsWith(
                new DatabaseAddress(there.host(), there.port(), "refused", "cairn", "verysecret", "disable"),
                "password authentication failed");
    }

    private static void failsWith(DatabaseAddress address, String text) {
        DatabaseFailure failure = assertThrows(DatabaseFailure.class, () -> await(Database.open(VERTX, address)));
        assertTrue(String.valueOf(failure.getMessage()).contains(text), failure.getMessage());
        assertFalse(String.valueOf(failure.getMessage()).contains("secret"), failure.getMessage());
    }
}
