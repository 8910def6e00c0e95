package dev.cairn.engine.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written and read again is the same, whatever it is. */
class RoundTripTest {

    private static final String[] PIECES = {
        "a", "Z", "é", "日", "🙂", "\"", ",", ";", "\t", "\n", "\r\n", "\r", " ", "'", "=1+1", "-", "@", "_x0041_", "_x",
        "<b>", "&amp;", "]]>", "0", "12", "1..5", "\u00a0", "\u0001", "#N/A", "TRUE", "sep=;", "\uFFFE"
    };

    private Random random = new Random();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void throughAWorkbook(long seed) throws IOException {
        random = new Random(seed);
        List<List<Value>> rows = rows(this::anyValue);
        List<WorkbookWriting.Column> columns = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            columns.add(WorkbookWriting.Column.of("Column " + i));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        WorkbookWriting.write(
                out,
                List.of(
                        new WorkbookWriting.Sheet("First", columns, rows),
                        new WorkbookWriting.Sheet("Second", List.of(), List.of())));

        List<Table> tables = Seen.tables("book.xlsx", out.toByteArray());
        assertEquals(
                List.of("First", "Second"), tables.stream().map(Table::sheet).toList());
        List<Line> lines = tables.get(0).lines();
        assertEquals("Column 7", lines.get(0).value(8).text());
        assertRows(rows, lines.subList(1, lines.size()), 2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void throughACsv(long seed) throws IOException {
        random = new Random(seed);
        List<List<Value>> rows = rows(() -> random.nextInt(4) == 0 ? Value.blank() : Value.of(anyText()));
        rows.add(0, List.of(new Value.Text("Name"), new Value.Text("Role"), new Value.Text("Note")));
        char delimiter = ",;\t".charAt(random.nextInt(3));
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        try (CsvWriting csv = new CsvWriting(out, new CsvWriting.Style(delimiter, random.nextBoolean(), false))) {
            for (List<Value> row : rows) {
                csv.row(row);
            }
        }

        assertRows(rows, Seen.tables("book.csv", out.toByteArray()).get(0).lines(), 1);
    }

    private static void assertRows(List<List<Value>> rows, List<Line> lines, int firstRow) {
        int next = 0;
        for (int i = 0; i < rows.size(); i++) {
            List<Value> filled = filled(rows.get(i));
            if (!filled.isEmpty()) {
                assertEquals(filled, lines.get(next).values());
                assertEquals(firstRow + i, lines.get(next).at().row());
                next++;
            }
        }
        assertEquals(next, lines.size());
    }

    private static List<Value> filled(List<Value> row) {
        int length = row.size();
        while (length > 0 && row.get(length - 1).isBlank()) {
            length--;
        }
        return row.subList(0, length);
    }

    private List<List<Value>> rows(java.util.function.Supplier<Value> value) {
        List<List<Value>> rows = new ArrayList<>();
        int count = random.nextInt(200);
        for (int i = 0; i < count; i++) {
            List<Value> row = new ArrayList<>();
            for (int width = random.nextInt(9); width > 0; width--) {
                row.add(value.get());
            }
            rows.add(row);
        }
        return rows;
    }

    private Value anyValue() {
        return switch (random.nextInt(9)) {
            case 0 -> new Value.Number(BigDecimal.valueOf(random.nextInt(), random.nextInt(9)));
            case 1 -> new Value.Number(BigDecimal.valueOf(random.nextLong() % 1_000_000_000_000_000L));
            case 2 -> new Value.Percent(BigDecimal.valueOf(random.nextInt(100_000), 4));
            case 3 -> new Value.Date(anyDay());
            case 4 -> new Value.DateTime(LocalDateTime.of(anyDay(), anyTime()));
            case 5 -> new Value.Time(anyTime());
            case 6 -> new Value.Flag(random.nextBoolean());
            case 7 -> Value.blank();
            default -> Value.of(anyText());
        };
    }

    private LocalDate anyDay() {
        return LocalDate.of(1900, 3, 1).plusDays(random.nextInt(80_000));
    }

    private LocalTime anyTime() {
        int unit = new int[] {60_000, 1_000, 1}[random.nextInt(3)];
        return LocalTime.ofNanoOfDay((long) random.nextInt(86_400_000 / unit) * unit * 1_000_000L);
    }

    private String anyText() {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(6); length >= 0; length--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }
}
