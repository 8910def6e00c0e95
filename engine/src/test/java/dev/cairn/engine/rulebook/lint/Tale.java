package dev.cairn.engine.rulebook.lint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.engine.rulebook.row.RuleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Books in a text, each below its title: a sheet's name, its lines after {@code | }, and after {@code => } what a person
 * reads of it, which is the golden part ({@code -Dgolden=write} writes it anew).
 */
final class Tale {
    private Tale() {}

    static int tell(Path file, Function<List<RuleFile>, List<String>> reader) throws IOException {
        StringBuilder told = new StringBuilder();
        String[] books = Files.readString(file).split("(?m)^(?=# )");
        for (String book : books) {
            List<String> lines =
                    book.lines().filter(line -> !line.startsWith("=> ")).toList();
            told.append(String.join("\n", lines).strip()).append('\n');
            if (book.startsWith("# ")) {
                reader.apply(files(lines))
                        .forEach(line -> told.append("=> ").append(line).append('\n'));
            }
            told.append('\n');
        }
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(file, told);
        }
        assertEquals(Files.readString(file), told.toString());
        return books.length - 1;
    }

    private static List<RuleFile> files(List<String> lines) {
        List<RuleFile> files = new ArrayList<>();
        String name = "";
        StringBuilder text = new StringBuilder();
        for (String line : lines.subList(1, lines.size())) {
            if (line.startsWith("| ")) {
                text.append(line.substring(2)).append('\n');
            } else if (!line.isBlank()) {
                add(files, name, text);
                name = line.strip();
            }
        }
        add(files, name, text);
        return files;
    }

    private static void add(List<RuleFile> files, String name, StringBuilder text) {
        if (!text.isEmpty()) {
            files.add(new RuleFile(name, text.toString().getBytes(UTF_8)));
            text.setLength(0);
        }
    }

    static List<RuleFile> folder(Path folder) throws IOException {
        List<RuleFile> files = new ArrayList<>();
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path : paths.filter(path -> path.toString().endsWith(".csv"))
                    .sorted()
                    .toList()) {
                files.add(new RuleFile(path.getFileName().toString(), Files.readAllBytes(path)));
            }
        }
        return files;
    }
}
