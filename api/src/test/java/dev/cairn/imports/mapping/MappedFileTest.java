package dev.cairn.imports.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.cairn.engine.table.Value;
import dev.cairn.engine.table.WorkbookWriting;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MappedFileTest {
    private final List<Finding> findings = new ArrayList<>();
    private final List<MappedRow> rows = new ArrayList<>();

    @Test
    void aForeignFileBecomesRowsInOurOwnFields() throws IOException {
        read("""
                Field,From,Form,When,Value,Note
                import,,,,content,
                file language,,,,fr,
                nothing,,,,N/A,
                id,,,,lms-{No},
                title,Titre,,,,
                title: EN,Title,,,,
                kind,Type,,Vidéo,video,
                kind,Type,,,,
                level,Niveau,,empty,beginner,no level is the lowest
                level,Niveau,,,,
                topic,Logiciels,list in brackets,MS Teams,Teams,
                topic,Logiciels,,Divers,nothing,
                topic,Logiciels,,,,
                minutes,Durée,seconds,,,
                language,,,,fr,
                """, """
                No;Titre;Title;Type;Niveau;Logiciels;Durée
                17;Bienvenue;N/A;vidéo;;"['MS Teams', 'divers', 'Word', 'Word']";61
                18;Partager;Share;article;expert;[];n/a
                """);

        assertEquals(List.of(), findings);
        assertEquals(
                Map.of(
                        "id", List.of("lms-17"),
                        "title", List.of("Bienvenue"),
                        "title: en", List.of(),
                        "kind", List.of("video"),
                        "level", List.of("beginner"),
                        "topic", List.of("Teams", "Word"),
                        "minutes", List.of("2"),
                        "language", List.of("fr")),
                rows.get(0).values());
        assertEquals(
                Map.of(
                        "id", List.of("lms-18"),
                        "title", List.of("Partager"),
                        "title: en", List.of("Share"),
                        "kind", List.of("article"),
                        "level", List.of("expert"),
                        "topic", List.of(),
                        "minutes", List.of(),
                        "language", List.of("fr")),
                rows.get(1).values());
    }

    @Test
    void aThresholdDecidesTheKindOfASignal() throws IOException {
        read("""
                Field,From,Form,When,Value
                import,,,,signals
                source,,,,player
                file time zone,,,,Europe/Paris
                person: hr,who,,,
                kind,percent,number,>= 90,completed
                kind,percent,,0..10,opened
                kind,percent,,,watched
                at,when,time yyyy-MM-dd HH:mm:ss,,
                """, """
                who,percent,when
                7,90,2020-01-15 10:00:00
                7,89.9,2020-01-15 10:00:00
                7,10,2020-01-15 10:00:00
                """);

        assertEquals(List.of(), findings);
        assertEquals(
                List.of("completed", "watched", "opened"),
                rows.stream().map(row -> row.text("kind")).toList());
        assertEquals(Map.of("hr", "7"), rows.get(0).arguments("person"));
    }

    @Test
    void theFirstColumnThatSaysSomethingFillsTheField() throws IOException {
        read("""
                Field,From,Form,When,Value
                import,,,,people
                id,id,,,
                name,nickname,,,
                name,name,,,
                name,,,,somebody
                """, """
                id,name,nickname
                1,Augusta,Ada
                2,Grace,
                3,,
                """);

        assertEquals(
                List.of("Ada", "Grace", "somebody"),
                rows.stream().map(row -> row.text("name")).toList());
    }

    @Test
    void equalRowsSayTheSameWhateverElseTheFileHoldsAndHoweverItsColumnsStand() throws IOException {
        String mapping = """
                Field,From,Form,When,Value
                import,,,,signals
                source,,,,player
                person,who,,,
                kind,,,,viewed
                at,when,time,,
                """;
        read(mapping, "who,when\n7,2020-01-15T10:00:00Z\n7,2020-01-15T10:00:01Z\n");
        read(mapping, "when,note,who\n2020-01-15T10:00:00Z,hello,7\n");

        assertEquals(rows.get(0).content(), rows.get(2).content());
        assertNotEquals(rows.get(0).content(), rows.get(1).content());
    }

    @Test
    void aFileWithOurOwnHeadersNeedsNoMapping() throws IOException {
        MappedFile.read(Target.PEOPLE, null, "people.csv", bytes("""
                        ID,Name,Language,First day,Attribute: Cost centre,External id: hr
                        ada,Ada,"en, pt-br",2026-03-01,0042,007
                        """), rows::add, findings::add);

        assertEquals(List.of(), findings);
        assertEquals(List.of("en", "pt-BR"), rows.get(0).list("language"));
        assertEquals("0042", rows.get(0).text("attribute: Cost centre"));
        assertEquals(Map.of("hr", "007"), rows.get(0).arguments("external id"));
    }

    @ParameterizedTest
    @EnumSource(Target.class)
    void theBlankFileIsReadWithoutAMapping(Target target) throws IOException {
        ByteArrayOutputStream blank = new ByteArrayOutputStream();
        BlankFile.write(target, blank);

        int read = MappedFile.read(
                target, null, "blank.xlsx", new ByteArrayInputStream(blank.toByteArray()), rows::add, findings::add);

        assertEquals(List.of(), findings);
        assertEquals(0, read);
    }

    @Test
    void ofAWorkbookTheFirstSheetIsReadOrTheOneThatTheMappingNames() throws IOException {
        ByteArrayOutputStream workbook = new ByteArrayOutputStream();
        List<WorkbookWriting.Column> columns = List.of(WorkbookWriting.Column.of("Id"));
        WorkbookWriting.write(
                workbook,
                List.of(
                        new WorkbookWriting.Sheet("2025", columns, List.of(List.of(Value.of("old")))),
                        new WorkbookWriting.Sheet("notes", columns, List.of(List.of(Value.of("hello")))),
                        new WorkbookWriting.Sheet("2026", columns, List.of(List.of(Value.of("new"))))));

        MappedFile.read(
                Target.PEOPLE,
                null,
                "p.xlsx",
                new ByteArrayInputStream(workbook.toByteArray()),
                rows::add,
                findings::add);
        Mapping second = mapping("Field,From,Value\nimport,,people\nsheet,,2026\nid,Id,\n");
        MappedFile.read(
                Target.PEOPLE,
                second,
                "p.xlsx",
                new ByteArrayInputStream(workbook.toByteArray()),
                rows::add,
                findings::add);
        Mapping absent = mapping("Field,From,Value\nimport,,people\nsheet,,2027\nid,Id,\n");
        MappedFile.read(
                Target.PEOPLE,
                absent,
                "p.xlsx",
                new ByteArrayInputStream(workbook.toByteArray()),
                rows::add,
                findings::add);

        assertEquals(
                List.of("old", "new"), rows.stream().map(row -> row.text("id")).toList());
        assertEquals("""
                p.xlsx, sheet 2026: warning: only the first sheet is read; a row `sheet` in the mapping names another
                p.xlsx: the file has no sheet `2027` with rows
                """, told());
    }

    private int read(String mapping, String file) throws IOException {
        Mapping read = mapping(mapping);
        return MappedFile.read(read.target(), read, "file.csv", bytes(file), rows::add, findings::add);
    }

    private static Mapping mapping(String text) {
        Mapping.Reading reading = Mapping.read("mapping.csv", text.getBytes(StandardCharsets.UTF_8));
        return assertInstanceOf(Mapping.Reading.Read.class, reading, reading::toString)
                .mapping();
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private String told() {
        StringBuilder told = new StringBuilder();
        findings.forEach(finding -> told.append(finding).append('\n'));
        return told.toString();
    }
}
