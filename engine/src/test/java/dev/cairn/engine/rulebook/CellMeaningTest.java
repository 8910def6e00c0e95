package dev.cairn.engine.rulebook;

import static dev.cairn.engine.rulebook.World.TODAY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.content.Content;
import dev.cairn.engine.decision.Decision;
import dev.cairn.engine.decision.Pick;
import dev.cairn.engine.decision.WhyNot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A row fires exactly when all its cells hold: each row of a random sheet shows one content of its own, so that the list
 * tells which rows Drools fired, and {@link PlainCell} tells from the texts of the cells which ought to.
 */
class CellMeaningTest {
    private static final Map<String, List<String>> CELLS = Map.ofEntries(
            Map.entry(
                    "Department",
                    List.of("Sales", "not Sales", "Sales, IT", "not Sales, IT", "'Sales, EMEA'", "present", "missing")),
            Map.entry("Role", List.of("Dev", "not Dev", "Dev, Lead", "missing")),
            Map.entry("Attribute: cost centre", List.of("0042", "not 0042", "0042, 7", "missing", "present")),
            Map.entry(
                    "Completed",
                    List.of(
                            "x1",
                            "not x1",
                            "x1, x2",
                            "not x1, x2",
                            "all of x1, x2",
                            "none of x1, x2",
                            "present",
                            "missing")),
            Map.entry("Device", List.of("mobile", "not mobile", "mobile, desktop", "present", "missing")),
            Map.entry("Channel", List.of("mail", "not mail", "missing")),
            Map.entry(
                    "Minutes",
                    List.of("< 5", "<= 5", "> 5", ">= 5", "5..10", "not 5..10", "5", "1..4, > 20", "missing")),
            Map.entry(
                    "Device share mobile", List.of(">= 50%", "< 20%", "20%..50%", "not >= 50%", "missing", "present")),
            Map.entry("Signals: viewed within 30 days", List.of("0", ">= 2", "1..2", "not 0", "< 3", "missing")),
            Map.entry("Signals: viewed within 1 day", List.of("0", ">= 1", "missing")),
            Map.entry(
                    "Time of day",
                    List.of("06:00-09:00", "22:00-06:00", "not 22:00-06:00", "06:00-07:00, 17:00-19:00")),
            Map.entry("Weekday", List.of("Mon", "Fri-Mon", "not Sat-Sun", "Mon, Wed", "Tue-Thu, Sun")),
            Map.entry(
                    "First day",
                    List.of(
                            "on the day",
                            "not on the day",
                            "before",
                            "after",
                            "2 days before",
                            "0..2 days before",
                            "3..30 days after",
                            "<= 3 days after",
                            "< 2 days before",
                            ">= 3 days after",
                            "> 3 days before",
                            "within 7 days",
                            "not within 7 days",
                            "missing",
                            "present")),
            Map.entry("Stage", List.of("s1", "not s1", "s1, s2", "missing")));

    private static final List<String> COLUMNS = CELLS.keySet().stream().sorted().toList();

    private static List<Map<String, String>> rows(Random random) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            List<String> columns = new ArrayList<>(COLUMNS);
            Collections.shuffle(columns, random);
            Map<String, String> cells = new HashMap<>();
            // one column after the other, so that every form of every column is asked
            cells.put(
                    COLUMNS.get(i % COLUMNS.size()),
                    AnyWorld.one(random, CELLS.getOrDefault(COLUMNS.get(i % COLUMNS.size()), List.of())));
            for (String column : columns.subList(0, random.nextInt(3))) {
                cells.putIfAbsent(column, AnyWorld.one(random, CELLS.getOrDefault(column, List.of())));
            }
            rows.add(cells);
        }
        return rows;
    }

    private static RuleBook book(List<Map<String, String>> rows) {
        StringBuilder text = new StringBuilder("programs:\nProgram,Stages,Starts with\nA,s1 > s2,enrolment\n\n")
                .append("content-rules:\nName,\"")
                .append(String.join("\",\"", COLUMNS))
                .append("\",Then show content,Points\n");
        for (int i = 0; i < rows.size(); i++) {
            Map<String, String> cells = rows.get(i);
            text.append("r%d,".formatted(i));
            COLUMNS.forEach(column ->
                    text.append('"').append(cells.getOrDefault(column, "")).append("\","));
            text.append("c%d,10\n".formatted(i));
        }
        return World.book(text.toString());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void aRowFiresExactlyWhenAllItsCellsHold(long seed) {
        Random random = new Random(seed);
        List<Map<String, String>> rows = rows(random);
        RuleBook book = book(rows);
        List<Content> contents = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            contents.add(new Thing("c" + i, "video").made());
        }
        Catalog catalog = Catalog.of(1, TODAY, contents, Map.of(), Map.of());
        int fired = 0;
        for (int i = 0; i < 100; i++) {
            PlainPerson someone = PlainPerson.of(random);
            Set<String> expected = new TreeSet<>();
            for (int row = 0; row < rows.size(); row++) {
                if (rows.get(row).entrySet().stream()
                        .allMatch(cell ->
                                PlainCell.holds(cell.getValue(), someone.facts().get(cell.getKey())))) {
                    expected.add("r" + row);
                }
            }
            Set<String> got = new TreeSet<>();
            Decision decision = book.decide(someone.learner(), catalog, someone.moment(), null, 1_000);
            for (Pick pick : decision.picks()) {
                pick.reasons().forEach(reason -> got.add(reason.rule()));
            }
            assertEquals(expected, got, () -> different(rows, expected, got) + someone.facts());
            fired += got.size();
            int asked = random.nextInt(rows.size());
            told(book, catalog, someone, rows.get(asked), asked);
        }
        assertTrue(fired > 200, "rows worth asking");
    }

    /** Why-not names as missed exactly the cells that do not hold. */
    private static void told(
            RuleBook book, Catalog catalog, PlainPerson someone, Map<String, String> cells, int number) {
        WhyNot.RowAsked row = book.whyNot(someone.learner(), catalog, someone.moment(), null, "c" + number, () -> true)
                .rows()
                .get(0);
        Set<String> missed = new HashSet<>();
        cells.forEach((column, text) -> {
            if (!PlainCell.holds(text, someone.facts().get(column))) {
                missed.add(column);
            }
        });
        Set<String> said = new HashSet<>();
        row.missed().forEach(cell -> said.add(cell.column()));
        assertEquals(missed, said, () -> cells + " of " + someone.facts());
        assertEquals(missed.isEmpty(), row.fires());
    }

    private static String different(List<Map<String, String>> rows, Set<String> expected, Set<String> got) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            if (expected.contains("r" + i) != got.contains("r" + i)) {
                text.append(rows.get(i))
                        .append(got.contains("r" + i) ? " fired" : " did not fire")
                        .append('\n');
            }
        }
        return text.toString();
    }
}
