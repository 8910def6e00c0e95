package dev.cairn.engine.rulebook;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.content.Content;
import dev.cairn.engine.rulebook.row.RuleFile;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Small worlds for stories: books from the text of their sheets, contents and people with what matters to the story. */
final class World {
    static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z"); // a Monday
    static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    private World() {}

    /** Sheet name, then its lines; sheets are separated by a blank line, the name ends in a colon. */
    static List<RuleFile> files(String sheets) {
        List<RuleFile> files = new ArrayList<>();
        for (String block : sheets.strip().split("\n\\s*\n")) {
            int end = block.indexOf('\n');
            String name = block.substring(0, end).strip().replace(":", "");
            files.add(new RuleFile(name + ".csv", block.substring(end + 1).getBytes(StandardCharsets.UTF_8)));
        }
        return files;
    }

    static RuleBook book(String sheets) {
        Compilation compilation = RuleBook.compile(files(sheets));
        return assertInstanceOf(Compilation.Compiled.class, compilation, compilation::toString)
                .book();
    }

    static Catalog catalog(Content... contents) {
        return Catalog.of(1, TODAY, List.of(contents), Map.of(), Map.of());
    }

    static Thing thing(String id, String kind) {
        return new Thing(id, kind);
    }

    static Person person() {
        return new Person();
    }
}
