package dev.cairn.engine.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RealDataTest {

    @ParameterizedTest
    @CsvSource({
        "mars/items_en.csv, 1167",
        "mars/users_en.csv, 9902",
        "mars/implicit_ratings_en.csv, 18646",
        "mars/explicit_ratings_en.csv, 2680",
        "ddat/roles.csv, 1825",
        "ddat/skills.csv, 188",
        "hr/emp_attrition.csv, 1470",
        "onet/Scales Reference.txt, 29",
        "onet/Skills.xlsx, 61530"
    })
    void realFilesAreReadWholeAndWithoutAWarning(String name, int rows) throws IOException {
        Path file = RealData.file(name);
        List<Integer> widths = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file)) {
            Reading<Integer> reading = Tables.read(
                    file.getFileName().toString(),
                    in,
                    Limits.standard(),
                    line -> widths.add(line.values().size()));

            assertEquals(rows + 1, Seen.tables(reading));
            assertEquals(List.of(), reading.warnings());
            assertEquals(
                    widths.get(0), widths.stream().max(Integer::compare).orElse(0), "no row is wider than the header");
        }
    }

    @Test
    void cellsOfALargeWorkbookHaveTheirTypesAndPlaces() throws IOException {
        Path file = RealData.file("onet/Skills.xlsx");
        List<Line> lines = new ArrayList<>();
        Seen.tables(Tables.read("Skills.xlsx", Files.readAllBytes(file), Limits.standard(), line -> {
            if (line.at().row() <= 2 || line.at().row() == 61_531) {
                lines.add(line);
            }
        }));

        assertEquals("Data Value", lines.get(0).value(7).text());
        assertEquals("4.12", ((Value.Number) lines.get(1).value(7)).value().toPlainString());
        assertEquals(
                "Skills.xlsx, sheet Skills, row 61531, column A",
                lines.get(2).at(1).toString());
    }

    /** The sheet of this workbook unpacks to 35 MB. */
    @Test
    @Tag("deep")
    void aLargeWorkbookIsReadInLittleMemory() throws IOException, InterruptedException {
        Path file = RealData.file("onet/Skills.xlsx");
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(child.getInputStream().readAllBytes(), UTF_8);

        assertEquals(0, child.waitFor(), said);
        assertEquals("61531", said.strip().lines().reduce((first, last) -> last).orElse(""));
    }

    /** Reads a file and says how many rows it has. */
    static final class Child {
        public static void main(String[] arguments) throws IOException {
            Path file = Path.of(arguments[0]);
            try (InputStream in = Files.newInputStream(file)) {
                System.out.println(Seen.<Integer>tables(
                        Tables.read(file.getFileName().toString(), in, Limits.standard(), line -> {})));
            }
        }
    }
}
