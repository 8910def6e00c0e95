package dev.cairn.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void end() throws InterruptedException {
        for (Process process : processes) {
            process.destroy();
            process.waitFor(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void whatWasCommittedIsOnDiskAndNobodyComesInWithoutThePassword() throws SQLException {
        DatabaseAddress address = TestDatabase.empty("embedded");
        assertEquals("on", show(address, "fsync"));
        assertEquals("on", show(address, "synchronous_commit"));
        assertEquals("on", show(address, "full_page_writes"));
        DatabaseAddress superuser = TestDatabase.superuser();
        assertEquals("localhost", show(superuser, "listen_addresses"));
        assertEquals("", show(superuser, "unix_socket_directories"));
        for (String user : List.of("cairn", "postgres")) {
            DatabaseAddress guess =
                    new DatabaseAddress(address.host(), address.port(), "embedded", user, "guess", "disable");
            SQLException refused = assertThrows(SQLException.class, () -> show(guess, "fsync"));
            assertEquals("28P01", refused.getSQLState(), refused.getMessage());
        }
    }

    @Test
    void thePasswordIsForItsOwnerOnly() throws IOException {
        TestDatabase.empty("embedded_file");
        Path file = TestDatabase.DATA.resolve("postgres.properties");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertFalse(Files.exists(TestDatabase.DATA.resolve("password.tmp")));
    }

    @Test
    void whereItCannotStartItSaysWhatElseCanBeDone(@TempDir Path directory) throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        DatabaseFailure failure = assertThrows(DatabaseFailure.class, () -> EmbeddedPostgres.start(file));
        assertTrue(String.valueOf(failure.getMessage()).contains("set DATABASE_URL"), failure.getMessage());
    }

    @Test
    @Tag("deep")
    void aServerThatSurvivedItsProcessIsTakenOver(@TempDir Path directory) throws Exception {
        Process first = user(directory);
        String port = ready(first, 1);
        first.destroyForcibly().waitFor();
        assertTrue(isRunning(directory));

        Process second = user(directory);
        assertEquals(port, ready(second, 2), "the same server");
        leave(second);
        assertFalse(isRunning(directory), "the last to leave stops it");

        Process third = user(directory);
        assertEquals(port, ready(third, 3), "the same port");
        leave(third);
    }

    @Test
    @Tag("deep")
    void dataSurvivesThatServerAndProcessAreKilled(@TempDir Path directory) throws Exception {
        Process first = user(directory);
        String port = ready(first, 1);
        long server =
                Long.parseLong(Files.readAllLines(pidFile(directory)).get(0).strip());
        first.destroyForcibly().waitFor();
        ProcessHandle.of(server).ifPresent(ProcessHandle::destroyForcibly);

        Process second = user(directory);
        assertEquals(port, ready(second, 2));
        leave(second);
    }

    @Test
    @Tag("deep")
    void twoProcessesShareOneServerWhoeverLeavesFirst(@TempDir Path directory) throws Exception {
        Process first = user(directory);
        Process second = user(directory);
        List<String> ready = List.of(line(first), line(second));
        assertEquals(
                1, ready.stream().map(text -> text.split(" ")[1]).distinct().count(), ready::toString);
        leave(first);
        assertTrue(isRunning(directory));
        Process third = user(directory);
        ready(third, 3);
        leave(second);
        assertTrue(isRunning(directory));
        leave(third);
        assertFalse(isRunning(directory));
    }

    private Process user(Path directory) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        EmbeddedPostgresUser.class.getName(),
                        directory.resolve("data").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        processes.add(process);
        return process;
    }

    private static String ready(Process process, int notes) throws IOException {
        String[] words = line(process).split(" ");
        assertEquals("ready", words[0]);
        assertEquals(notes, Integer.parseInt(words[2]));
        return words[1];
    }

    /** One line at a time, without reading ahead: the log may stand between. */
    private static String line(Process process) throws IOException {
        BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
        String line = reader.readLine();
        while (line != null && !line.startsWith("ready") && !line.startsWith("left")) {
            line = reader.readLine();
        }
        return String.valueOf(line);
    }

    private static void leave(Process process) throws IOException, InterruptedException {
        process.getOutputStream().close();
        assertEquals("left", line(process));
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue());
    }

    private static boolean isRunning(Path directory) {
        return Files.exists(pidFile(directory));
    }

    private static Path pidFile(Path directory) {
        return directory.resolve("data").resolve("postgres").resolve("postmaster.pid");
    }

    private static String show(DatabaseAddress address, String setting) throws SQLException {
        try (Connection connection = address.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("show " + setting)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
