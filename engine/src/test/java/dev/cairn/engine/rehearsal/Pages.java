package dev.cairn.engine.rehearsal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.cairn.engine.rulebook.Compilation;
import dev.cairn.engine.rulebook.RuleBook;
import dev.cairn.engine.rulebook.row.RuleFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Two books in one text: lines after {@code | } stand in both, after {@code - } in the older, after {@code + } in the newer. */
record Pages(RuleBook older, RuleBook newer) {

    static Pages of(String text) {
        return new Pages(book(text, "|-"), book(text, "|+"));
    }

    private static RuleBook book(String text, String marks) {
        Map<String, StringBuilder> sheets = new LinkedHashMap<>();
        StringBuilder sheet = new StringBuilder();
        for (String line : text.lines().toList()) {
            if (line.length() > 1 && line.charAt(1) == ' ' && "|-+".indexOf(line.charAt(0)) >= 0) {
                if (marks.indexOf(line.charAt(0)) >= 0) {
                    sheet.append(line.substring(2)).append('\n');
                }
            } else if (!line.isBlank()) {
                sheet = sheets.computeIfAbsent(line.strip(), name -> new StringBuilder());
            }
        }
        List<RuleFile> files = new ArrayList<>();
        sheets.forEach((name, lines) -> {
            if (!lines.isEmpty()) {
                files.add(new RuleFile(name, lines.toString().getBytes(UTF_8)));
            }
        });
        Compilation compilation = RuleBook.compile(files);
        return assertInstanceOf(Compilation.Compiled.class, compilation, compilation::toString)
                .book();
    }
}
