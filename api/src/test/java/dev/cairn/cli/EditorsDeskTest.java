package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.rehearsal.EffectReport;
import dev.cairn.publishing.PreviewReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two editors with a folder each, beside a service that runs. */
class EditorsDeskTest {
    @Test
    void twoEditorsAndTheirFolders(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        // a process of its own: within one process nobody waits for a lock of files
        try (ProcessTest.Child cairn = ProcessTest.Child.start(data)) {
            Path adas = folder.resolve("adas");
            Path bens = folder.resolve("bens");
            assertEquals("", Terminal.on(data, "export", "--to", adas).err());
            assertEquals("", Terminal.on(data, "export", "--to", bens).err());

            points(adas, 90, 91);
            Terminal effect = Terminal.on(data, "effect", adas);
            assertEquals(0, effect.code(), effect.out() + effect.err());
            assertTrue(effect.out().contains("changed: Points: `91` instead of `90`"), effect.out());
            assertTrue(effect.out().contains("\nAgainst version 1, of "), effect.out());
            assertTrue(effect.out().contains(" other first pick"), effect.out());

            Terminal published = Terminal.on(data, "publish", adas, "--author", "ada", "--comment", "welcome first");
            assertTrue(published.out().endsWith("Published as version 2.\n"), published.out() + published.err());

            points(bens, 90, 95);
            Terminal conflict = Terminal.on(data, "publish", bens, "--author", "ben");
            assertEquals(1, conflict.code());
            assertTrue(
                    conflict.out().startsWith("Version 2 was published since these files were taken: by ada, "),
                    conflict.out());
            assertTrue(conflict.out().contains(", \"welcome first\"\nWhat that changed:\n"), conflict.out());
            assertTrue(conflict.out().contains("Points: `91` instead of `90`"), conflict.out());
            assertTrue(conflict.out().endsWith("then publish with --base 2.\n"), conflict.out());
            assertEquals("cairn: not published; version 2 decides on\n", conflict.err());
            eventually(() -> version(cairn) == 2);
            golden(
                    "conflict.txt",
                    conflict.out()
                            .replaceFirst("ada, \\S+ \\S+ Europe/Berlin, ", "ada, 2026-03-02 09:00 Europe/Berlin, "));
            // what the message names does what it says
            Path theirs = folder.resolve("theirs");
            assertEquals(
                    "", Terminal.on(data, "export", "--book", 2, "--to", theirs).err());
            assertTrue(Files.readString(theirs.resolve("content-rules.csv")).contains(",91,welcome video,"));
            Terminal checked = Terminal.on(data, "check", "--live", bens);
            assertTrue(checked.out().contains("ada published version 2 since."), checked.out());
            Terminal seen = Terminal.on(data, "publish", bens, "--author", "ben", "--base", "2");
            assertTrue(seen.out().endsWith("Published as version 3.\n"), seen.out() + seen.err());
            // the folder knows now what it was published as
            points(bens, 95, 96);
            Terminal scheduled =
                    Terminal.on(data, "publish", bens, "--author", "ben", "--valid-from", "2199-01-01 01:00");
            assertTrue(
                    scheduled.out().endsWith("Scheduled as version 4, from 2199-01-01 01:00 Europe/Berlin.\n"),
                    scheduled.out());
            assertTrue(Terminal.on(data, "export")
                    .out()
                    .contains("  scheduled for 2199-01-01 01:00:00 Europe/Berlin  ben  "));

            Terminal cancelled = Terminal.on(data, "cancel", "4");
            assertEquals("Version 4 is taken back.\n", cancelled.out());
            assertEquals(
                    "cairn: version 3 is not scheduled: it is live\n",
                    Terminal.on(data, "cancel", "3").err());
            String author = System.getProperty("user.name");
            assertTrue(Terminal.on(data, "export")
                    .out()
                    .contains("  taken back by " + author + " before it was due  ben  "));
            assertTrue(Terminal.on(data, "rollback", "2", "--base", "3").out().endsWith("Published as version 5.\n"));
            eventually(() -> version(cairn) == 5);
        }
    }

    private static long version(ProcessTest.Child cairn) {
        try {
            return cairn.version();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aWatchedFolderIsPublishedWhenItIsSavedAndAMistakeIsOnlyTold(@TempDir Path folder) throws IOException {
        Path rules = CommandTest.defaultBook(folder);
        try (RunningCairn cairn = RunningCairn.on(folder.resolve("data"), rules)) {
            StringWriter said = new StringWriter();
            BookAtStart.watch(cairn.running().node(), rules, new PrintWriter(said, true));
            assertEquals("Watching `" + rules + "`: what is saved there is published.\n", said.toString());

            Files.writeString(rules.resolve("~$content-rules.csv"), "a lock of Excel's");
            points(rules, 90, 91);
            eventually(() -> cairn.running().node().book().version() == 2);

            points(rules, 91, "many");
            eventually(() -> said.toString().contains("`many` is not a number of points"));
            assertEquals(2, cairn.running().node().book().version());

            points(rules, "many", 92);
            eventually(() -> cairn.running().node().book().version() == 3);
            eventually(() -> said.toString().contains("Published as version 3.\nVersion 3 decides. Watching"));
            Files.delete(rules.resolve("~$content-rules.csv"));
        }
    }

    /** The numbers of real learners move with the calendar: here they are given. */
    @Test
    void anEffectIsToldInLines() throws IOException {
        Instant now = Instant.parse("2026-03-02T08:00:00Z");
        Instant evening = Instant.parse("2026-03-08T18:00:00Z");
        EffectReport.Counts counts = new EffectReport.Counts(1, 2, 1, 3, 0);
        PreviewReport.Shown video = new PreviewReport.Shown(
                "welcome-video", 91, List.of("In awareness of Onboarding, show welcome videos."));
        PreviewReport report = new PreviewReport(
                now,
                2,
                7,
                20_000,
                31_416,
                new EffectReport.Counts(1_204, 2, 1, 3, 0),
                List.of(
                        new PreviewReport.AtMoment(now, null, null, null, null, null, counts),
                        new PreviewReport.AtMoment(evening, "mobile", "email", "evening", "de", 1, counts)),
                IntStream.rangeClosed(1, 22)
                        .mapToObj(i -> new PreviewReport.Shifted("content-" + i, 100 - i, i / 20))
                        .toList(),
                22,
                List.of(
                        new PreviewReport.Example("ada", now, null, null, video),
                        new PreviewReport.Example(
                                "ben",
                                evening,
                                "mobile",
                                video,
                                new PreviewReport.Shown(
                                        "tour",
                                        12.5,
                                        List.of("One.", "In awareness of Onboarding, show welcome videos.")))));
        StringWriter said = new StringWriter();
        PrintedEffect.of(report, ZoneId.of("Europe/Berlin"), new PrintWriter(said, true));
        golden("effect.txt", said.toString());
    }

    /** {@code -Dgolden=write} writes anew what stands on the terminal. */
    private static void golden(String name, String text) throws IOException {
        Path file = Path.of("src", "test", "resources", "dev", "cairn", "cli", name);
        if ("write".equals(System.getProperty("golden"))) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
        assertEquals(Files.readString(file), text);
    }

    private static void points(Path rules, Object before, Object after) throws IOException {
        Path sheet = rules.resolve("content-rules.csv");
        String text = Files.readString(sheet);
        String changed = text.replaceFirst("," + before + ",welcome video,", "," + after + ",welcome video,");
        assertFalse(changed.equals(text), "no row of " + before + " points");
        Files.writeString(sheet, changed);
    }

    private static void eventually(BooleanSupplier condition) {
        for (int i = 0; i < 3_000 && !condition.getAsBoolean(); i++) {
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        assertTrue(condition.getAsBoolean(), "it never came true");
    }
}
