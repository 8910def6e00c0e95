package dev.cairn.imports.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The tables of {@code docs/imports.md} are written from the fields and forms that there are; {@code -Dgolden=write} writes them anew. */
class ImportsPageTest {
    private static final Path PAGE = Path.of("../docs/imports.md");
    private static final String END = "<!-- end -->";

    @Test
    void thePageNamesEveryFieldAndForm() throws IOException {
        String page = Files.readString(PAGE);
        int start = page.indexOf("-->", page.indexOf("<!-- written by")) + "-->\n".length();
        String written = page.substring(0, start) + tables() + page.substring(page.indexOf(END));
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(PAGE, written);
        }

        assertEquals(written, Files.readString(PAGE));
    }

    private static String tables() {
        StringBuilder tables = new StringBuilder("\nForms: `")
                .append(String.join("`, `", Form.WORDS))
                .append(
                        "`. The letters of a date are `yyyy`, `MM`, `dd`, `HH`, `mm`, `ss`, `XXX` (offset). `seconds`, `minutes`, `hours`")
                .append(" and `clock` (`1:05:30`) become whole minutes, rounded up.\n");
        for (Target target : Target.values()) {
            tables.append("\n| ").append(target.word()).append(" | holds | |\n|---|---|---|\n");
            for (Field field : target.fields()) {
                tables.append("| `")
                        .append(field.title())
                        .append(argument(field))
                        .append("` | ")
                        .append(field.needed() ? "**needed**; " : "")
                        .append(field.many() ? "a list; " : "")
                        .append(field.shape().expected())
                        .append(" | ")
                        .append(field.meaning())
                        .append(" |\n");
            }
        }
        return tables.append('\n').toString();
    }

    private static String argument(Field field) {
        return switch (field.argument()) {
            case NONE -> "";
            case LANGUAGE -> "[: language]";
            case SYSTEM -> "[: system]";
            case NEEDED -> ": name";
        };
    }
}
