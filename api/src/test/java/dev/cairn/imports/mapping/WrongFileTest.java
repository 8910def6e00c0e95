package dev.cairn.imports.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.table.Value;
import dev.cairn.engine.table.WorkbookWriting;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the author of a wrong file reads. */
class WrongFileTest {
    private final List<Finding> findings = new ArrayList<>();
    private final List<MappedRow> rows = new ArrayList<>();

    @Test
    void everyErrorOfAFileIsToldAtOnceWithItsCell() throws IOException {
        int read = read("""
                Field,From,Form,When,Value
                import,,,,people
                id,,,,p-{no}
                role,job,,ressources humaines,Human resources
                role,job,,accounting,Accounting
                country,land,,,
                language,tongue,list with commas,,
                time zone,zone,,,
                first day,start,date dd.MM.yyyy,,
                """, """
                no,job,land,tongue,zone,start
                1,Ressources Humaines,fr,FR,Europe/Paris,01.03.2026
                2,acounting,fr,fr,Europe/Paris,01.03.2026
                ,accounting,fr,fr,Europe/Paris,01.03.2026
                4,accounting,UK,"fr, english",Paris,2026-03-01
                """);

        assertEquals(4, read);
        assertEquals(1, rows.size());
        assertEquals("""
                file.csv, row 3, column B "job": no row of the mapping says what `acounting` is; did you mean `accounting`?
                file.csv, row 4, column A "no": `id` is empty, and a row needs it
                file.csv, row 5, column C "land": `UK` is not a known country; expected a country code such as `FR`
                file.csv, row 5, column D "tongue": `english` is not a known language; expected a language tag such as `en` or `pt-BR`
                file.csv, row 5, column E "zone": `Paris` is not a known time zone; expected a time zone such as `Europe/Paris`
                file.csv, row 5, column F "start": `2026-03-01` is not a date of the form `dd.MM.yyyy`; expected one such as `31.03.2026`
                """, told());
    }

    @Test
    void whatNoDatabaseCouldKeepIsAnErrorOfItsCell() throws IOException {
        MappedFile.read(
                Target.SIGNALS,
                null,
                "signals.csv",
                bytes("Person,Kind,At\n1," + "v".repeat(201) + ",2026-03-01T10:00:00Z\n1,viewed,0026-03-01T10:00:00Z\n"
                        + "1".repeat(201) + ",viewed,2026-03-01T10:00:00Z\n"),
                rows::add,
                findings::add);

        assertTrue(rows.isEmpty());
        assertEquals("""
                signals.csv, row 2, column B "Kind": `%s…` is not a word or a few; expected 1 to 200 characters
                signals.csv, row 3, column C "At": `0026-03-01T10:00:00Z` is not a time; expected a time such as `2026-03-01T09:30:00Z`
                signals.csv, row 4, column A "Person": `%s…` is not an id; expected 1 to 200 characters
                """.formatted("v".repeat(60), "1".repeat(60)), told());
    }

    @Test
    void columnsThatAreMissingOrAmbiguousStopTheFile() throws IOException {
        read("""
                Field,From,Form,When,Value
                import,,,,people
                id,user_id,,,
                name,name,,,
                """, """
                userid,Name,name
                1,Ada,Ada
                """);

        assertTrue(rows.isEmpty());
        assertEquals("""
                file.csv, row 1: the file has no column `user_id`, which the mapping reads; did you mean `userid`?
                file.csv, row 1: column `name`, which the mapping reads, stands twice
                """, told());
    }

    @Test
    void headersThatAreNotOursAreNamedWithTheNearest() throws IOException {
        MappedFile.read(
                Target.PEOPLE,
                null,
                "people.csv",
                bytes("ID,Nmae,Attribute,Source\n1,Ada,x,y\n"),
                rows::add,
                findings::add);

        assertTrue(rows.isEmpty());
        assertEquals("""
                people.csv, row 1, column B: `Nmae` is not a field of people; did you mean `name`?
                people.csv, row 1, column C: `Attribute` needs a name; expected one after a colon, such as `Attribute: hr`
                people.csv, row 1, column D: `Source` is not a field of people
                """, told());
    }

    @Test
    void aWrongHeaderDoesNotHideWhatElseIsWrong() throws IOException {
        MappedFile.read(
                Target.PEOPLE,
                null,
                "people.csv",
                bytes("Id,Nmae,Country,Persno: hr\n1,Ada,Frankreich,7\n,Ben,FR,8\n3,Cleo,DE,9,10\n"),
                rows::add,
                findings::add);

        assertTrue(rows.isEmpty(), "no row is right under headers that are wrong");
        assertEquals("""
                people.csv, row 1, column B: `Nmae` is not a field of people; did you mean `name`?
                people.csv, row 1, column D: `Persno` is not a field of people; did you mean `persona`?
                people.csv, row 2, column C "Country": `Frankreich` is not a known country; expected a country code such as `FR`
                people.csv, row 3, column A "Id": `id` is empty, and a row needs it
                people.csv, row 4, column E: `10` stands under no header; expected a header above it, or quotes around a value with a comma in it
                """, told());
    }

    @Test
    void rowsAreNotAskedForWhatAMissingColumnWouldHaveHeld() throws IOException {
        read("""
                Field,From,Form,When,Value
                import,,,,people
                id,user,,,
                name,first,,,
                name,last,,,
                country,land,,,
                """, """
                usr,first,land
                1,Ada,fr
                2,Ben,UK
                """);

        assertTrue(rows.isEmpty());
        assertEquals("""
                file.csv, row 1: the file has no column `user`, which the mapping reads; did you mean `usr`?
                file.csv, row 1: the file has no column `last`, which the mapping reads
                file.csv, row 3, column C "land": `UK` is not a known country; expected a country code such as `FR`
                """, told());
    }

    @Test
    void rowsThatAreLeftOutByAMissingColumnAreNotLookedAt() throws IOException {
        read("""
                Field,From,Form,When,Value
                import,,,,people
                leave out,state,,dead,it is dead
                id,user,,,
                country,land,,,
                """, "user,land\n1,UK\n");

        assertEquals("file.csv, row 1: the file has no column `state`, which the mapping reads\n", told());
    }

    @Test
    void cellsUnderNoHeaderAreTold() throws IOException {
        read("""
                Field,From,Form,When,Value
                import,,,,people
                id,user,,,
                name,name,,,
                """, """
                ,user,name
                0,1,Ada,
                1,2,Lovelace, Ada
                2,3,Ben
                """);

        assertEquals(2, rows.size());
        assertEquals("""
                file.csv, row 2, column A: warning: the column has no header: what stands in it from here on is not read
                file.csv, row 3, column D: `Ada` stands under no header; expected a header above it, or quotes around a value with a comma in it
                """, told());
    }

    @Test
    void aNoteBesideAWorkbooksTableShiftsNothing() throws IOException {
        ByteArrayOutputStream book = new ByteArrayOutputStream();
        WorkbookWriting.write(
                book,
                List.of(new WorkbookWriting.Sheet(
                        "people",
                        List.of(WorkbookWriting.Column.of("Id"), WorkbookWriting.Column.of("Name")),
                        List.of(line("1", "Ada", "", "ask her"), line("2", "Ben", "", "and him")))));
        MappedFile.read(
                Target.PEOPLE,
                null,
                "people.xlsx",
                new ByteArrayInputStream(book.toByteArray()),
                rows::add,
                findings::add);

        assertEquals(2, rows.size());
        assertEquals(
                "people.xlsx, sheet people, row 2, column D: warning: the column has no header: what stands in it from here on is not read\n",
                told());
    }

    private static List<Value> line(String... cells) {
        return Stream.of(cells)
                .map(cell -> cell.isEmpty() ? Value.blank() : Value.of(cell))
                .toList();
    }

    @Test
    void anEmptyFileIsAnError() throws IOException {
        MappedFile.read(Target.PEOPLE, null, "people.csv", bytes(""), rows::add, findings::add);

        assertEquals("people.csv: the file is empty\n", told());
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
