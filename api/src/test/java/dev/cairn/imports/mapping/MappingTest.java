package dev.cairn.imports.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MappingTest {
    @ParameterizedTest
    @MethodSource("shipped")
    void everyMappingThatTheProjectShipsIsRight(Path file) throws IOException {
        Mapping.Reading reading = Mapping.read(file.getFileName().toString(), Files.readAllBytes(file));

        assertEquals(
                List.of(),
                assertInstanceOf(Mapping.Reading.Read.class, reading, reading::toString)
                        .warnings());
    }

    static Stream<Path> shipped() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../mappings"))) {
            return files.filter(file -> file.toString().endsWith(".csv")).sorted().toList().stream();
        }
    }

    @Test
    void everyErrorOfAMappingIsToldAtOnceWithItsCell() {
        assertEquals("""
                mapping.csv, row 3, column E "Value": `English` is not a known language; expected a language tag such as `en` or `pt-BR`
                mapping.csv, row 4, column A "Field": `tittle` is not a field of content; did you mean `title`?
                mapping.csv, row 5, column C "Form": `list with comma` is not a form; expected one of `text`, `text of at most 500`, \
                `list in brackets`, `list with commas`, `list with semicolons`, `list with pipes`, `list with lines`, `first of list in brackets`, `number`, \
                `number with comma`, `seconds`, `minutes`, `hours`, `clock`, `year`, `date`, `date dd.MM.yyyy`, `time`, \
                `time dd.MM.yyyy HH:mm`, `seconds since 1970`, `milliseconds since 1970`; did you mean `list with commas`?
                mapping.csv, row 6, column D "When": `>= ninety` compares with no number; expected `>= 90`, `< 5` or `5..10`
                mapping.csv, row 7, column E "Value": a brace in `lms-{no` has no partner; expected `{` and `}` around a column's header
                mapping.csv, row 8, column B "From": the row says neither a column nor a value for `kind`
                mapping.csv, row 9, column A "Field": `external id` needs a name; expected one after a colon, such as `external id: hr`
                mapping.csv, row 10, column D "When": there is no column to look at; expected the column's header under From
                mapping.csv, row 11, column A "Field": `kind` takes nothing after a colon
                mapping.csv, row 12, column A "Field": the row names no field
                mapping.csv, row 13, column A "Field": `English` is not a known language; expected a language tag such as `en` or `pt-BR`
                mapping.csv, row 14, column E "Value": `{}` stands for the cell of the column under From, and there is none
                """, refused("""
                        Field,From,Form,When,Value,Note
                        import,,,,content,
                        file language,,,,English,
                        tittle,name,,,,
                        topic,topics,list with comma,,,
                        level,score,,>= ninety,expert,
                        id,,,,lms-{no,
                        kind,,,,,
                        external id,no,,,,
                        status,,,gone,retired,
                        kind: de,type,,,,
                        ,type,,,,
                        title: English,type,,,,
                        link,,,,https://example.org/{},
                        """));
    }

    @Test
    void aMappingSaysWhatItImportsAndFillsWhatARowNeeds() {
        assertEquals(
                "mapping.csv, row 2, column A \"Field\": no row above says what is imported;"
                        + " expected a first row `import` with one of `people`, `content`, `signals`, `scales`, `skills`, `roles`, `evidence` under Value\n",
                refused("Field,From\nid,no\n"));
        assertEquals(
                "mapping.csv, row 2, column B \"Value\": `contents` is nothing to import;"
                        + " expected one of `people`, `content`, `signals`, `scales`, `skills`, `roles`, `evidence`\n",
                refused("Field,Value\nimport,contents\n"));
        assertEquals("""
                mapping.csv: nothing fills `person`, which every row of the file needs
                mapping.csv: nothing fills `at`, which every row of the file needs
                mapping.csv: signals without `id` need a `source`, so that a second import of the file adds nothing; \
                expected a row `source` with a name of the file under Value, the same for every delivery
                """, refused("Field,Value\nimport,signals\nkind,viewed\n"));
    }

    @Test
    void aHeaderThatIsNoneIsToldBeforeTheRows() {
        assertEquals("""
                mapping.csv, row 1, column B: `Form column` is not a column of a mapping; expected one of `Field`, `From`, `Form`, \
                `When`, `Value`, `Note`
                """, refused("Field,Form column\nid,no\n"));
        assertEquals(
                "mapping.csv: the mapping is empty; expected a header row with `Field`, `From`, `Form`, `When`, `Value`, `Note`\n",
                refused(""));
    }

    private static String refused(String text) {
        Mapping.Reading reading = Mapping.read("mapping.csv", text.getBytes(StandardCharsets.UTF_8));
        return assertInstanceOf(Mapping.Reading.Refused.class, reading).findings().stream()
                .map(finding -> finding + "\n")
                .collect(Collectors.joining());
    }
}
