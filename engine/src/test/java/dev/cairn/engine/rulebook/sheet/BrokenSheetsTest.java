package dev.cairn.engine.rulebook.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.RuleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an editor reads about broken sheets stands in {@code broken-sheets.txt}, below each of them. */
class BrokenSheetsTest {
    private static final Path STORIES = Books.RESOURCES.resolve("broken-sheets.txt");
    private static final Map<String, String> BESIDE = Map.of(
            "programs.csv",
            "Program,Stages\nOnboarding,awareness > consideration > conversion\nLeadership,theory > practice\n",
            "personas.csv",
            "Persona\nNew hire\nBusy pragmatist\n",
            "segment-rules.csv",
            "Role,Then segment\nNurse,Night shift\n");

    @Test
    void everyIssueSaysWhereWhatAndHowToMendIt() throws IOException {
        StringBuilder told = new StringBuilder();
        String[] stories = Files.readString(STORIES).split("(?m)^(?=# )");
        told.append(stories[0]);
        for (int i = 1; i < stories.length; i++) {
            List<String> lines =
                    stories[i].lines().filter(line -> !line.startsWith("=> ")).toList();
            told.append(String.join("\n", lines).strip()).append('\n');
            Sheets.Reading reading = Sheets.read(files(lines));
            assertInstanceOf(Sheets.Broken.class, reading, lines.get(0));
            List<Issue> issues = Books.issues(reading);
            assertEquals(issues.stream().sorted().toList(), issues, lines.get(0));
            issues.forEach(issue -> told.append("=> ").append(issue).append('\n'));
            told.append('\n');
        }
        Books.golden(STORIES, told.toString());
        assertTrue(stories.length > 50);
    }

    /** A file whose name stands there without lines is left out of the book. */
    private static List<RuleFile> files(List<String> lines) {
        Map<String, StringBuilder> texts = new LinkedHashMap<>();
        StringBuilder text = new StringBuilder();
        for (String line : lines.subList(1, lines.size())) {
            if (line.startsWith("| ")) {
                text.append(line.substring(2)).append('\n');
            } else if (!line.isBlank()) {
                text = texts.computeIfAbsent(line, name -> new StringBuilder());
            }
        }
        BESIDE.forEach((name, content) -> texts.putIfAbsent(name, new StringBuilder(content)));
        List<RuleFile> files = new ArrayList<>();
        texts.forEach((name, content) -> {
            if (!content.isEmpty()) {
                files.add(Books.csv(name, content.toString()));
            }
        });
        return files;
    }
}
