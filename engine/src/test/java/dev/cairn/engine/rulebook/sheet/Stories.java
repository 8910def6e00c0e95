package dev.cairn.engine.rulebook.sheet;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.rulebook.row.RuleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Small books in a text, each below its title: a file's name, its lines after {@code | }, and after {@code => } what a person reads of it,
 * which is the golden part.
 */
final class Stories {
    private static final Map<String, String> BESIDE = Map.of(
            "programs.csv",
            "Program,Stages\nOnboarding,awareness > consideration > conversion\nLeadership,theory > practice\n",
            "personas.csv",
            "Persona\nNew hire\nBusy pragmatist\n",
            "segment-rules.csv",
            "Role,Then segment\nNurse,Night shift\n");

    private Stories() {}

    static void tell(Path file, int atLeast, Function<List<RuleFile>, List<String>> reader) throws IOException {
        StringBuilder told = new StringBuilder();
        String[] stories = Files.readString(file).split("(?m)^(?=# )");
        told.append(stories[0]);
        for (int i = 1; i < stories.length; i++) {
            List<String> lines =
                    stories[i].lines().filter(line -> !line.startsWith("=> ")).toList();
            told.append(String.join("\n", lines).strip()).append('\n');
            reader.apply(files(lines))
                    .forEach(line -> told.append("=> ").append(line).append('\n'));
            told.append('\n');
        }
        Books.golden(file, told.toString());
        assertTrue(stories.length > atLeast);
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
