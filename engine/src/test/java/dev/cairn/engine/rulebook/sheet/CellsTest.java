package dev.cairn.engine.rulebook.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.engine.rulebook.row.Cell;
import dev.cairn.engine.rulebook.row.Condition;
import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.word.Word;
import java.io.IOException;
import java.nio.file.Files;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each form of a cell holds for, as {@code cells.txt} tells it. */
class CellsTest {
    private static final Map<String, String> WORLD = Map.of(
            "programs", "Program,Stages\nOnboarding,awareness > conversion\n",
            "segment-rules", "Role,Then segment\nNurse,Night shift\nTeam lead,New manager\n",
            "vocabulary",
                    "Field,Value,Synonyms\nrole,\"Head of Sales, EMEA\",\nrole,Developer,coder\ndevice,mobile,phone\n");

    static Stream<String> cells() throws IOException {
        return Files.readAllLines(Books.RESOURCES.resolve("cells.txt")).stream()
                .skip(1)
                .filter(line -> !line.isBlank());
    }

    @ParameterizedTest
    @MethodSource("cells")
    void holdsForWhatItSays(String line) {
        String[] parts = Arrays.stream(line.split("\\|")).map(String::strip).toArray(String[]::new);
        Condition condition = condition(parts[0], parts[1], "");
        for (String value : parts[2].split(";")) {
            assertEquals(true, condition.cell().holds(value(condition.fact(), value.strip())), value);
        }
        for (String value : parts[3].split(";")) {
            assertEquals(false, condition.cell().holds(value(condition.fact(), value.strip())), value);
        }
    }

    @Test
    void aDecimalCommaIsReadWhereTheBookSaysSo() {
        String german = "Setting,Value\ndecimal mark,comma\n";
        assertEquals(
                new Cell.Between(1.5, true, 2.5, true),
                condition("Skill gap: Python", "1,5..2,5", german).cell());
        assertEquals(
                new Cell.Either(Set.of(new Cell.Between(1.5, true, 1.5, true), new Cell.Between(3, true, 3, true))),
                condition("Skill gap: Python", "1,5, 3", german).cell());
    }

    @Test
    void aConditionKnowsItsCellAndItsWords() {
        Condition condition = condition("First day", "  2 days\u00a0before ", "");
        assertEquals(
                "content-rules.csv, row 2, column \"First day\" (A2)",
                condition.place().toString());
        assertEquals("2 days\u00a0before", condition.text());
    }

    @Test
    void aHeaderSaysWhichSignalsAreCounted() {
        for (Map.Entry<String, String> header : Map.of(
                        "Signals: viewed", "viewed",
                        "signals:Viewed within 48 hours", "viewed within 48 hours",
                        "Signals: any within 2 weeks on Phone", "any within 14 days on mobile",
                        "Signals: 'signed in' about topic 'Life on site'", "signed in about topic life on site",
                        "Signals: completed within 1 day about kind Video on tablet in Onboarding",
                                "completed within 1 day about kind video on tablet in onboarding")
                .entrySet()) {
            Fact fact = condition(header.getKey(), ">= 1", "").fact();
            assertEquals("Signals: " + header.getValue(), fact.title());
        }
    }

    private static Condition condition(String column, String cell, String settings) {
        Map<String, String> book = new HashMap<>(WORLD);
        book.put("content-rules", "\"" + column + "\",Then show kind,Points\n\"" + cell + "\",video,80\n");
        if (!settings.isEmpty()) {
            book.put("settings", settings);
        }
        return Books.checked(Books.of(book)).rows().stream()
                .filter(row -> row.head().place().sheet().equals("content-rules"))
                .findFirst()
                .orElseThrow()
                .head()
                .conditions()
                .get(0);
    }

    private static @Nullable Object value(Fact fact, String text) {
        if (text.equals("?")) {
            return null;
        }
        return switch (fact.type()) {
            case TEXT -> Word.key(text);
            case SET ->
                Stream.of(text.substring(1, text.length() - 1).split(","))
                        .filter(word -> !word.isEmpty())
                        .collect(Collectors.toSet());
            case NUMBER, DAYS -> Double.valueOf(text);
            case TIME -> Integer.parseInt(text.substring(0, 2)) * 60 + Integer.parseInt(text.substring(3));
            case WEEKDAY -> DayOfWeek.valueOf(text);
            case HOURS ->
                Stream.of(text.substring("hours".length()).strip().split(","))
                        .filter(hour -> !hour.isEmpty())
                        .map(Integer::valueOf)
                        .collect(Collectors.toSet());
            case DATE -> throw new IllegalArgumentException(text);
        };
    }
}
