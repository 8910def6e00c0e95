package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The O*NET workbook (35 MB unpacked) in a process of its own with 300 MB of heap. Needs {@code ../shared/data}. */
@Tag("deep")
class OccupationsTest {
    private static final Path WORKBOOK = Path.of("../../shared/data/onet/Skills.xlsx");
    private static final Pattern BEFORE = Pattern.compile("(\\d+)M->\\d+M\\(\\d+M\\)");
    private static final int PATIENCE_S = 240;

    @Test
    void aLargeWorkbookIsImportedInASmallHeap(@TempDir Path folder) throws Exception {
        assumeTrue(Files.isRegularFile(WORKBOOK), "skipped: the O*NET workbook is not in ../shared/data/onet");
        Path collections = folder.resolve("gc.log");
        long start = System.nanoTime();
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx300m",
                        "-Xlog:gc:file=" + collections,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.cairn.Main",
                        "import",
                        "roles",
                        WORKBOOK.toString(),
                        "--mapping",
                        "../mappings/onet-skills.csv",
                        "--data",
                        folder.resolve("data").toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said.txt").toFile())
                .start();
        assertTrue(process.waitFor(PATIENCE_S, TimeUnit.SECONDS), "it takes longer than " + PATIENCE_S + " s");
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
        String said = Files.readString(folder.resolve("said.txt"), StandardCharsets.UTF_8);

        assertEquals(0, process.exitValue(), said);
        assertTrue(said.contains("879 roles need 27,345 levels of 35 skills"), said);
        System.out.println(
                "O*NET: " + seconds + " s with a new database, at most " + peak(collections) + " MB of heap");
    }

    private static int peak(Path collections) throws IOException {
        Matcher before = BEFORE.matcher(Files.readString(collections));
        int peak = 0;
        while (before.find()) {
            peak = Math.max(peak, Integer.parseInt(before.group(1)));
        }
        return peak;
    }
}
