package dev.cairn.engine.rulebook.sheet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.engine.rulebook.row.CheckedRows;
import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.RuleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Rule books for tests, and what a person reads of them. {@code -Dgolden=write} writes golden files anew; read the difference. */
final class Books {
    static final Path RESOURCES = Path.of("src/test/resources/dev/cairn/engine/rulebook/sheet");

    private Books() {}

    static RuleFile csv(String name, String text) {
        return new RuleFile(name, text.getBytes(UTF_8));
    }

    static List<RuleFile> of(Map<String, String> sheets) {
        List<RuleFile> files = new ArrayList<>();
        sheets.forEach((name, text) -> files.add(csv(name + ".csv", text)));
        return files;
    }

    static List<RuleFile> folder(Path folder) throws IOException {
        List<RuleFile> files = new ArrayList<>();
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path :
                    paths.filter(p -> p.toString().endsWith(".csv")).sorted().toList()) {
                files.add(new RuleFile(path.getFileName().toString(), Files.readAllBytes(path)));
            }
        }
        return files;
    }

    static CheckedRows checked(List<RuleFile> files) {
        Sheets.Reading reading = Sheets.read(files);
        assertEquals(List.of(), issues(reading).stream().filter(Issue::isError).toList());
        return ((Sheets.Checked) reading).rows();
    }

    static List<Issue> issues(Sheets.Reading reading) {
        return reading instanceof Sheets.Broken broken
                ? broken.issues()
                : ((Sheets.Checked) reading).rows().warnings();
    }

    static void golden(Path file, String actual) throws IOException {
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(file, actual);
        }
        assertEquals(Files.readString(file), actual);
    }
}
