package dev.cairn.engine.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.decision.Moment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an editor reads of a changed book stands in {@code differences.txt}, below each of the changes. */
class BookDifferenceTest {
    private static final Path GOLDEN = Path.of("src/test/resources/dev/cairn/engine/rehearsal/differences.txt");

    /** A Monday, in Berlin half past nine. */
    private static final Instant NOW = Instant.parse("2026-03-02T08:30:00Z");

    @Test
    void everyChangeReadsAsASentence() throws IOException {
        StringBuilder told = new StringBuilder();
        String[] stories = Files.readString(GOLDEN).split("(?m)^(?=# )");
        for (String story : stories) {
            List<String> lines =
                    story.lines().filter(line -> !line.startsWith("=> ")).toList();
            told.append(String.join("\n", lines).strip()).append('\n');
            if (story.startsWith("# ")) {
                Pages pages = Pages.of(String.join("\n", lines.subList(1, lines.size())));
                difference(pages)
                        .sentences()
                        .forEach(line -> told.append("=> ").append(line).append('\n'));
            }
            told.append('\n');
        }
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(GOLDEN, told);
        }
        assertEquals(Files.readString(GOLDEN), told.toString());
        assertTrue(stories.length > 8);
    }

    @Test
    void aDifferenceShowsAtTheMomentsThatChangedRowsName() {
        Pages pages = Pages.of("""
                settings.csv
                | Setting,Value
                | time zone,Europe/Berlin
                segment-rules.csv
                | Name,Minutes,Then segment
                | hurried,<= 5,In a hurry
                content-rules.csv
                | Name,From,Until,Segment,Device,Channel,Time of day,Weekday,Then show kind,Points
                | unchanged,,,,watch,,,,video,10
                - morning,,,,mobile,,06:00-09:00,,video,10
                + morning,,,,mobile,,06:00-09:00,,video,20
                - evening,,,,,,17:00-20:00,,video,20
                + evening,,,,,,17:00-21:00,,video,20
                + at night,,,,mobile,,22:00-06:00,,video,20
                + weekend,,,,,,,Sat-Sun,video,20
                + hurried,,,In a hurry,,,,,video,20
                - longer,,2026-03-31,,,,,,video,20
                + longer,,2026-04-30,,,,,,video,20
                + soon,2026-06-01,,,not another,,,,video,20
                - over,,2026-01-31,,tablet,,,,video,20
                """);
        List<Moment> moments = difference(pages).moments(NOW);
        assertEquals(
                List.of(
                        "2026-03-02T08:30:00Z null null",
                        "2026-03-03T05:00:00Z mobile null",
                        "2026-03-02T19:00:00Z null null",
                        "2026-03-02T21:00:00Z mobile null",
                        "2026-03-07T11:00:00Z null null",
                        "2026-03-02T08:30:00Z null 5",
                        "2026-04-01T10:00:00Z null null",
                        "2026-06-01T10:00:00Z desktop null"),
                moments.stream()
                        .map(moment -> moment.at() + " " + moment.device() + " " + moment.minutes())
                        .toList());
    }

    @Test
    void eightMomentsAreEnoughAndThoseOfMostRowsComeFirst() {
        StringBuilder rows = new StringBuilder("content-rules.csv\n| Name,Device,Then show kind,Points\n");
        for (int device = 1; device <= 12; device++) {
            for (int row = 0; row <= device; row++) {
                rows.append("- d" + device + "-" + row + ",device " + device + ",video,10\n");
                rows.append("+ d" + device + "-" + row + ",device " + device + ",video,20\n");
            }
        }
        assertEquals(
                List.of("null", "device 12", "device 11", "device 10", "device 9", "device 8", "device 7", "device 6"),
                difference(Pages.of(rows.toString())).moments(NOW).stream()
                        .map(moment -> String.valueOf(moment.device()))
                        .toList());
    }

    @Test
    void booksThatSayTheSameShowNoDifferenceAndOnlyTheMomentIsAsked() {
        Pages pages = Pages.of("""
                content-rules.csv
                - Name,Department,Then show kind,Then show topic,Points
                - sales,"Sales, IT",video,,10
                + Then show topic,Points,Name,Then show kind,Department
                + ,10,sales,Video,"it,  sales"
                """);
        assertEquals(List.of("The books say the same."), difference(pages).sentences());
        assertEquals(List.of(Moment.at(NOW)), difference(pages).moments(NOW));
    }

    private static BookDifference difference(Pages pages) {
        return BookDifference.of(pages.older().rows(), pages.newer().rows());
    }
}
