package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cairn.store.DatabaseAddress;
import dev.cairn.store.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The importer is killed at seeded moments of its writing, once for each of ten files of real people and views: all of the
 * file is kept, or nothing; and when it is run again, all is as if nobody had ever been killed. Needs {@code ../shared/data}.
 */
@Tag("deep")
class KilledImportTest {
    private static final Path MARS = Path.of("../../shared/data/mars");
    private static final int FILES_EACH = 5;
    private static final long SEED = 11;
    private static final int PATIENCE_S = 120;
    private static final String OTHERS =
            " from pg_stat_activity where backend_type = 'client backend' and datname = current_database()"
                    + " and pid <> pg_backend_pid()";

    /** @param table which its rows come into */
    private record Part(String kind, String table, String mapping, Path file, int rows) {}

    @Test
    void aKilledImporterLeavesAllOfAFileOrNothing(@TempDir Path folder) throws Exception {
        assumeTrue(Files.isDirectory(MARS), "skipped: the MARS files are not in ../shared/data/mars");
        List<Part> parts = new ArrayList<>(parts(folder, "people", "learner", "mars-people.csv", "users_en.csv"));
        parts.addAll(parts(folder, "signals", "signal", "mars-views.csv", "implicit_ratings_en.csv"));
        Part contents = new Part("content", "content", "mars-content.csv", MARS.resolve("items_en.csv"), 0);
        Random random = new Random(SEED);
        Path calm = folder.resolve("calm");
        Path rough = folder.resolve("rough");
        int midst = 0;
        int whole = 0;
        try (EmbeddedPostgres undisturbed = EmbeddedPostgres.start(calm);
                EmbeddedPostgres killed = EmbeddedPostgres.start(rough)) {
            for (Path data : List.of(calm, rough)) {
                run(data, folder, words(contents));
                // else the first import of signals would publish a book, and be killed while it does
                run(data, folder, "publish", book(folder), "--accept-examples");
            }
            for (Part part : parts) {
                String where = part.file().getFileName().toString();
                Process process = start(calm, folder, words(part));
                awaitWriting(undisturbed.address(), process);
                long began = System.nanoTime();
                process.waitFor();
                long span = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
                run(calm, folder, words(part));

                int before = count(killed.address(), part.table());
                Process victim = start(rough, folder, words(part));
                awaitWriting(killed.address(), victim);
                Thread.sleep(random.nextInt((int) span + 1));
                midst += isWriting(killed.address()) ? 1 : 0;
                victim.destroyForcibly().waitFor();
                awaitNobody(killed.address());
                int after = count(killed.address(), part.table());
                assertTrue(
                        after == before || after == before + part.rows(),
                        where + ": " + (after - before) + " of " + part.rows() + " rows are kept");
                whole += after > before ? 1 : 0;

                run(rough, folder, words(part));
                assertEquals(before + part.rows(), count(killed.address(), part.table()), where + ", run again");
            }
            Derived wanted = Derived.read(undisturbed.address());
            // whoever has just come is looked at as soon as they are there: that is not the same second twice
            wanted.tables().remove("course");
            Derived.read(killed.address()).assertHolds(wanted, "after all files");
            assertEquals(people(undisturbed.address()), people(killed.address()));
        }
        assertTrue(midst > 0, "none was killed in the midst of its writing");
        System.out.printf(
                "%d importers were killed, %d while they wrote; %d files were kept%n", parts.size(), midst, whole);
    }

    /** The file in pieces, each under its header. */
    private static List<Part> parts(Path folder, String kind, String table, String mapping, String file)
            throws IOException {
        List<String> lines = Files.readAllLines(MARS.resolve(file));
        List<String> rows = lines.subList(1, lines.size());
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < FILES_EACH; i++) {
            List<String> some = rows.subList(rows.size() * i / FILES_EACH, rows.size() * (i + 1) / FILES_EACH);
            List<String> text = new ArrayList<>(List.of(lines.get(0)));
            text.addAll(some);
            Path piece = Files.write(folder.resolve(i + "-" + file), text);
            parts.add(new Part(kind, table, mapping, piece, some.size()));
        }
        return parts;
    }

    /** A copy: whoever publishes a folder notes in it what was published. */
    private static String book(Path folder) throws IOException {
        Path copy = Files.createDirectories(folder.resolve("adoption"));
        try (Stream<Path> sheets = Files.list(Path.of("../examples/adoption"))) {
            for (Path sheet : sheets.toList()) {
                Files.copy(sheet, copy.resolve(sheet.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return copy.toString();
    }

    private static String[] words(Part part) {
        String mapping = "../mappings/" + part.mapping();
        return new String[] {"import", part.kind(), part.file().toString(), "--mapping", mapping};
    }

    private static Process start(Path data, Path folder, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.cairn.Main"));
        command.addAll(List.of(words));
        command.addAll(List.of("--data", data.toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("said.txt").toFile()));
        builder.environment().remove("DATABASE_URL");
        return builder.start();
    }

    /** Until it is done: a machine with much to do may keep a new process waiting for the database longer than it waits. */
    private static void run(Path data, Path folder, String... words) throws IOException, InterruptedException {
        for (int i = 1; ; i++) {
            Process process = start(data, folder, words);
            assertTrue(process.waitFor(PATIENCE_S, TimeUnit.SECONDS), "it takes longer than " + PATIENCE_S + " s");
            if (process.exitValue() == 0) {
                return;
            }
            String said = Files.readString(folder.resolve("said.txt"));
            assertTrue(
                    i < 5
                            && said.stripTrailing()
                                    .lines()
                                    .reduce((a, b) -> b)
                                    .orElse("")
                                    .contains("does not answer"),
                    said);
        }
    }

    private static void awaitWriting(DatabaseAddress address, Process process) throws InterruptedException {
        while (!isWriting(address) && process.isAlive()) {
            Thread.sleep(2);
        }
    }

    private static boolean isWriting(DatabaseAddress address) {
        return !"0".equals(one(address, "select count(*)::text" + OTHERS + " and backend_xid is not null"));
    }

    /** A server notices that its client is gone only when it has something to say. */
    private static void awaitNobody(DatabaseAddress address) throws InterruptedException {
        for (int i = 0; !"0".equals(one(address, "select count(*)::text" + OTHERS)); i++) {
            assertTrue(i < 3_000, "a connection of a killed process stays");
            Thread.sleep(10);
        }
    }

    private static int count(DatabaseAddress address, String table) {
        return Integer.parseInt(one(address, "select count(*)::text from " + table));
    }

    private static List<String> people(DatabaseAddress address) {
        return Derived.texts(
                address,
                "select concat_ws('|', id, role, array_to_string(languages, ' '), e.system, e.value)"
                        + " from learner l join learner_external_id e on e.learner = l.id");
    }

    private static String one(DatabaseAddress address, String query) {
        return Derived.texts(address, query).get(0);
    }
}
