package dev.cairn.engine.rulebook.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.rulebook.row.RuleFile;
import dev.cairn.engine.rulebook.sheet.Column.Argument;
import dev.cairn.engine.rulebook.sheet.Column.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The description of sheets is what editors learn from: all it shows must be readable. */
class DescriptionTest {
    private static final Map<String, String> WORLD = Map.of(
            "programs", "Program,Stages\nOnboarding,awareness > consideration > conversion\n",
            "personas", "Persona\nNew hire\n",
            "segment-rules", "Name,Role,Then segment\nnights,Nurse,Night shift\nmanagers,Team lead,New manager\n");

    /** What a row needs beside the cell in question. */
    private static final Map<Sheet, Map<String, String>> REST = Map.of(
            Sheet.PROGRAMS, Map.of("Program", "Tour", "Stages", "start > end"),
            Sheet.SEGMENT_RULES, Map.of("Then segment", "Night shift"),
            Sheet.PERSONA_RULES, Map.of("Then persona", "New hire"),
            Sheet.STAGE_RULES, Map.of("Program", "Onboarding", "Signal", "liked", "Then stage", "conversion"),
            Sheet.CONTENT_RULES, Map.of("Then show content", "welcome", "Points", "80"),
            Sheet.GUARDS, Map.of("Then hide content", "welcome"),
            Sheet.CAPS, Map.of("Show again", "never"),
            Sheet.EXAMPLES, Map.of("At", "2026-03-02", "Program", "Onboarding", "Expect first pick", "welcome"),
            Sheet.EXAMPLE_CONTENT, Map.of("Id", "a", "Title", "A", "Kind", "video", "Image", "/a.png"));

    private static final Set<Form> TYPED = Set.of(
            Form.NUMBERS,
            Form.WHOLE,
            Form.COUNT,
            Form.LIMIT,
            Form.DECIMAL,
            Form.POINTS,
            Form.DATE,
            Form.INSTANT,
            Form.GIVEN_PERCENT);

    static Stream<Arguments> columns() {
        return Stream.of(Sheet.values())
                .flatMap(sheet -> sheet.columns().stream().map(column -> Arguments.of(sheet, column)));
    }

    @ParameterizedTest
    @MethodSource("columns")
    void everyExampleOfAColumnCanBeRead(Sheet sheet, Column column) {
        String header = column.title();
        String cell = column.example();
        if (column.argument() != Argument.NONE) {
            int colon = cell.indexOf(':');
            header += ": " + cell.substring(0, colon);
            cell = cell.substring(colon + 1).strip();
        }
        Map<String, String> row = new LinkedHashMap<>();
        row.put(header, cell);
        sheet.columns().stream()
                .filter(Column::required)
                .forEach(other -> row.putIfAbsent(other.title(), other.example()));
        REST.getOrDefault(sheet, Map.of()).forEach((title, text) -> {
            if (!title.equals(column.title()) || column.argument() != Argument.NONE) {
                row.put(title, text);
            }
        });
        row.putAll(needs(sheet, column.title()));
        List<RuleFile> files = new ArrayList<>();
        WORLD.forEach((name, text) -> {
            if (!name.equals(sheet.title())) {
                files.add(Books.csv(name + ".csv", text));
            }
        });
        files.add(Books.csv(sheet.title() + ".csv", csv(row)));

        Sheets.Reading reading = Sheets.read(files);

        assertEquals(
                List.of(),
                Books.issues(reading).stream()
                        .filter(issue -> issue.place().sheet().equals(sheet.title()))
                        .filter(issue -> issue.isError() || !issue.message().contains("last row"))
                        .toList());
        if (column.fact() != null && sheet.isRules()) {
            String title = header;
            assertTrue(
                    ((Sheets.Checked) reading)
                            .rows().rows().stream()
                                    .flatMap(r -> r.head().conditions().stream())
                                    .anyMatch(condition ->
                                            title.equals(condition.place().column())
                                                    && condition.fact().kind() == column.fact()),
                    title);
        }
    }

    private static Map<String, String> needs(Sheet sheet, String title) {
        return switch (title) {
            case "Due" -> Map.of("Then require", "yes", "Program", "Onboarding");
            case "Busy from" -> Map.of("Busy until", "2027-01-06");
            case "Busy until" -> Map.of("Busy from", "2026-12-21");
            case "Reason" -> Map.of("Expect first pick", "welcome");
            case "Starts" -> Map.of("Starts with", "first day");
            case "Segment" -> sheet == Sheet.PROGRAMS ? Map.of("Starts with", "segment") : Map.of();
            default -> Map.of();
        };
    }

    private static String csv(Map<String, String> row) {
        return line(row.keySet()) + line(row.values());
    }

    private static String line(Iterable<String> cells) {
        List<String> quoted = new ArrayList<>();
        cells.forEach(cell -> quoted.add('"' + cell.replace("\"", "\"\"") + '"'));
        return String.join(",", quoted) + "\n";
    }

    @Test
    void thePageOfSheetsSaysWhatTheCodeSays() throws IOException {
        Books.golden(Path.of("../docs/sheets.md"), SheetGuide.markdown());
    }

    @Test
    void everyColumnIsDescribedOnce() {
        for (Sheet sheet : Sheet.values()) {
            List<String> keys = sheet.columns().stream()
                    .map(column -> Column.key(column.title()) + column.argument())
                    .toList();
            assertEquals(keys.size(), keys.stream().distinct().count(), sheet.title());
            for (Column column : sheet.columns()) {
                assertFalse(column.help().isBlank() || column.example().isBlank(), column.title());
                assertEquals(
                        column.fact() != null, column.part() == Part.CONDITION && !isStageRule(column), column.title());
            }
        }
    }

    /** Points and weights are numbers, days of a calendar are dates; nothing else may look like one, or like a formula. */
    @Test
    void noFormIsTakenBySpreadsheetsForSomethingElse() {
        for (Sheet sheet : Sheet.values()) {
            for (Column column : sheet.columns()) {
                String cell = column.example();
                assertFalse("-+=@".indexOf(cell.charAt(0)) >= 0, cell);
                boolean number = cell.matches("[0-9.,]+%?") && !cell.contains("..");
                boolean date = cell.matches("\\d{1,4}[-/.]\\d{1,2}([-/.]\\d{1,4})?( .*)?|\\d{1,2}:\\d{2}");
                if (number || date) {
                    assertTrue(TYPED.contains(column.form()), column.title() + ": " + cell);
                }
            }
        }
    }

    /** Stage rules turn some columns of their own into conditions. */
    private static boolean isStageRule(Column column) {
        return Sheet.STAGE_RULES.columns().contains(column) && column.fact() == null;
    }
}
