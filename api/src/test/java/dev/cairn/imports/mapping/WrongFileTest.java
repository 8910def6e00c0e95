package dev.cairn.imports.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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
    void columnsThatAreMissingOrAmbiguousStopTheFileBeforeItsRows() throws IOException {
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
                people.csv, row 1, column B "Field": `Nmae` is not a field of people; did you mean `name`?
                people.csv, row 1, column C "Field": `Attribute` needs a name; expected one after a colon, such as `Attribute: hr`
                people.csv, row 1, column D "Field": `Source` is not a field of people
                """, told());
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
