package dev.cairn.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The content-rules of the default book, as an editor changes them. */
record ContentRules(String header, List<String> rows) {

    static ContentRules of(Path rules) throws IOException {
        List<String> lines = Files.readAllLines(rules.resolve("content-rules.csv"));
        return new ContentRules(lines.get(0).replace("\uFEFF", ""), lines.subList(1, lines.size()));
    }

    /** With a row that no example minds: it holds at night. */
    ContentRules atNight(String name, String content) {
        return with(Map.of("Name", name, "Time of day", "02:00-05:00", "Then show content", content, "Points", "7"));
    }

    ContentRules with(Map<String, String> cells) {
        List<String> more = new ArrayList<>(rows);
        more.add(Arrays.stream(header.split(",", -1))
                .map(column -> cells.getOrDefault(column, ""))
                .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(",")));
        return new ContentRules(header, more);
    }

    /** The number of the last row, as a spreadsheet counts. */
    int last() {
        return rows.size() + 1;
    }

    Visitor.Sent sheet() {
        return Visitor.Sent.text("content-rules.csv", header + "\n" + String.join("\n", rows) + "\n");
    }
}
