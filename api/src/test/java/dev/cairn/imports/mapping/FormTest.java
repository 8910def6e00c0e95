package dev.cairn.imports.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.table.Value;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class FormTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            text                  | Sales, EMEA               | Sales, EMEA
            text of at most 20    | one two three four five   | one two three four…
            text of at most 9     | Donaudampfschiff          | Donaudam…
            list in brackets      | []                        | ``
            list in brackets      | ['OneDrive']              | OneDrive
            list in brackets      | ['OneDrive', 'Teams']     | OneDrive/Teams
            list in brackets      | ["a, b", 'it\\'s', 3]     | a, b/it's/3
            list in brackets      | ["it's", None]            | it's
            list in brackets      | Teams                     | Teams
            list with commas      | a, b,, c                  | a/b/c
            list with commas      | 'Sales, EMEA', Legal      | Sales, EMEA/Legal
            list with commas      | rock 'n' roll, 'tis       | rock 'n' roll/'tis
            list with semicolons  | a,b; c                    | a,b/c
            list with lines       | a                         | a
            number                | 1114.0                    | 1114
            number                | -0.50                     | -0.5
            number with comma     | 1.234,5                   | 1234.5
            seconds               | 42.0                      | 1
            seconds               | 60                        | 1
            seconds               | 60.5                      | 2
            seconds               | 0                         | 0
            minutes               | 2.1                       | 3
            hours                 | 1.5                       | 90
            clock                 | 1:00:01                   | 61
            clock                 | 5:30                      | 6
            year                  | 2016                      | 2016-01-01
            date                  | 2016-02-29                | 2016-02-29
            date dd.MM.yyyy       | 29.02.2016                | 2016-02-29
            date MM/yyyy          | 02/2016                   | 2016-02-01
            date d MMM yyyy       | 1 Mar 2020                | 2020-03-01
            time                  | 2020-07-15 16:37:24       | 2020-07-15T14:37:24Z
            time                  | 2020-07-15T16:37          | 2020-07-15T14:37:00Z
            time                  | 2020-07-15T16:37:24.5Z    | -
            time                  | 2020-07-15T16:37:24.500Z  | 2020-07-15T16:37:24.500Z
            time                  | 2020-07-15T16:37:24+05:30 | 2020-07-15T11:07:24Z
            time yyyy-MM-dd HH:mm:ss | 2020-01-15 16:37:24    | 2020-01-15T15:37:24Z
            time yyyy-MM-dd HH:mm:ss | 2020-10-25 02:30:00    | 2020-10-25T00:30:00Z
            time yyyy-MM-dd HH:mm:ss | 2020-03-29 02:30:00    | 2020-03-29T01:30:00Z
            time dd.MM.yyyy HH:mm | 15.01.2020 16:37          | 2020-01-15T15:37:00Z
            time dd/MM/yyyy       | 15/07/2020                | 2020-07-14T22:00:00Z
            seconds since 1970    | 1594823844                | 2020-07-15T14:37:24Z
            milliseconds since 1970 | 1594823844500           | 2020-07-15T14:37:24.500Z
            seconds               | 3:05                      | -
            seconds               | 1e9                       | -
            number                | 12 %                      | -
            list in brackets      | ['OneDrive', 'Teams'      | -
            list in brackets      | ['One'Drive']             | -
            clock                 | 5:75                      | -
            year                  | 16                        | -
            date                  | 2015-02-29                | -
            date dd.MM.yyyy       | 2016-02-29                | -
            time                  | 2020-07-15                | -
            seconds since 1970    | yesterday                 | -
            """)
    void aFormTurnsACellIntoOurOwnSpelling(String words, String cell, String expected) {
        Formed formed = Form.of(words).orElseThrow().read(new Value.Text(cell), PARIS);

        String told = formed instanceof Formed.Values values ? String.join("/", values.values()) : "-";
        assertEquals(expected, told);
    }

    @ParameterizedTest
    @FieldSource("dev.cairn.imports.mapping.Form#WORDS")
    void everyFormThatAnErrorOffersIsThere(String words) {
        assertEquals(words, Form.of(words).orElseThrow().words());
    }

    @ParameterizedTest
    @CsvSource({"list", "list with slashes", "date foo", "time {", "text of at most many"})
    void aFormThatIsNoneIsNotGuessed(String words) {
        assertTrue(Form.of(words).isEmpty());
    }

    @Test
    void aWorkbooksOwnDatesAndTimesNeedNoPattern() {
        LocalDateTime time = LocalDateTime.of(2020, 7, 15, 16, 37, 24);

        assertEquals(Formed.of("2020-07-15T14:37:24Z"), read("time dd.MM.yyyy HH:mm", new Value.DateTime(time)));
        assertEquals(Formed.of("2020-07-15"), read("date dd.MM.yyyy", new Value.Date(LocalDate.of(2020, 7, 15))));
        assertEquals(Formed.of("91"), read("clock", new Value.Time(LocalTime.of(1, 30, 1))));
        assertEquals(Formed.of("12"), read("seconds", Value.Number.of(705)));
    }

    private static Formed read(String words, Value cell) {
        return Form.of(words).orElseThrow().read(cell, PARIS);
    }
}
