package dev.cairn.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseAddressTest {
    @Test
    void readsTheUsualForm() {
        assertEquals(
                new DatabaseAddress("db.example.org", 6432, "cairn", "ada", "p@ss:word/+ü", "prefer"),
                DatabaseAddress.parse("postgres://ada:p%40ss%3Aword%2F+%C3%BC@db.example.org:6432/cairn"));
    }

    @Test
    void readsTheJdbcForm() {
        assertEquals(
                new DatabaseAddress("localhost", 5432, "cairn", "ada", "secret", "require"),
                DatabaseAddress.parse(" jdbc:postgresql://localhost/cairn?user=ada&password=secret&sslmode=require "));
    }

    @Test
    void readsHostsOfContainersAndOfTheNewerInternet() {
        assertEquals(
                "my_db", DatabaseAddress.parse("postgresql://u:p@my_db/cairn").host());
        assertEquals(
                "::1",
                DatabaseAddress.parse("postgresql://u:p@[::1]:5433/cairn").host());
    }

    @ParameterizedTest
    @CsvSource({
        "mysql://u:verysecret@h/d, does not begin with",
        "postgres://u:verysecret@/d, names no host",
        "postgres://u:verysecret@h:x/d, a port that is not a number",
        "postgres://u:verysecret@h:70000/d, within 1 to 65535",
        "postgres://h/d?password=verysecret, names no user",
        "postgres://u:verysecret@h, names no database",
        "postgres://u:very secret@h/d, percent-encoded",
        "postgres://u:verysecret@h/d?sslmode=maybe, unknown `sslmode`",
    })
    void namesTheFaultAndNeverThePassword(String url, String fault) {
        DatabaseFailure failure = assertThrows(DatabaseFailure.class, () -> DatabaseAddress.parse(url));
        assertTrue(String.valueOf(failure.getMessage()).contains(fault), failure.getMessage());
        assertTrue(String.valueOf(failure.getMessage()).startsWith("DATABASE_URL "), failure.getMessage());
        assertFalse(failure.toString().contains("secret"), failure.getMessage());
    }

    @Test
    void doesNotPrintThePassword() {
        String printed = DatabaseAddress.parse("postgres://ada:secret@h:1/d").toString();
        assertEquals("postgres://ada@h:1/d", printed);
    }
}
