package dev.cairn.engine.rulebook.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.engine.rulebook.row.CheckedRows;
import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.rulebook.row.Row;
import dev.cairn.engine.rulebook.row.RuleFile;
import dev.cairn.engine.table.Limits;
import dev.cairn.engine.table.Line;
import dev.cairn.engine.table.Reading;
import dev.cairn.engine.table.Table;
import dev.cairn.engine.table.Tables;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One book, however it is written down, says the same. */
class SameBookTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theOrderOfFilesAndColumnsDoesNotMatter(long seed) {
        Random random = new Random(seed);
        List<RuleFile> files = new ArrayList<>();
        BooksTest.BOOK.forEach((name, text) -> files.add(Books.csv(name + ".csv", shuffled(text, random))));
        Collections.shuffle(files, random);

        assertEquals(told(Books.checked(Books.of(BooksTest.BOOK))), told(Books.checked(files)));
    }

    @Test
    void aWorkbookSaysWhatTheFolderSays() throws IOException {
        CheckedRows folder = Books.checked(Books.of(BooksTest.BOOK));
        CheckedRows workbook = Books.checked(List.of(new RuleFile("book.xlsx", workbook(BooksTest.BOOK))));

        assertEquals(told(folder), told(workbook));
        assertEquals(folder.exampleContent(), workbook.exampleContent());
        assertEquals(
                "book.xlsx, sheet \"content-rules\", row 2, column \"Persona\" (B2)",
                BooksTest.row(workbook, "one").head().conditions().stream()
                        .filter(condition -> condition.fact().kind() == Fact.Kind.PERSONA)
                        .findFirst()
                        .orElseThrow()
                        .place()
                        .toString());
    }

    /** All that a book says, without the places where it says it. */
    private static List<String> told(CheckedRows book) {
        List<String> told = new ArrayList<>();
        for (Row row : book.rows()) {
            told.add(row.stratum() + " " + row.head().name() + " " + row.head().sentence()
                    + row.head().because());
        }
        book.programs().forEach(program -> told.add(Sentences.of(program) + program.title() + program.because()));
        book.personas().forEach(persona -> told.add(Sentences.of(persona)));
        book.ranking().forEach(term -> told.add(Sentences.of(term)));
        book.listLimits().forEach(limit -> told.add(Sentences.of(limit)));
        book.examples()
                .forEach(example ->
                        told.add(Sentences.of(example, book.settings().zone())));
        told.add(book.settings().toString());
        told.add(book.vocabulary().toString());
        return told;
    }

    /** The same sheet with its columns in another order; only for sheets whose cells hold no commas. */
    private static String shuffled(String csv, Random random) {
        if (csv.contains("\"")) {
            return csv;
        }
        List<String[]> lines = csv.lines().map(line -> line.split(",", -1)).toList();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < lines.get(0).length; i++) {
            order.add(i);
        }
        Collections.shuffle(order, random);
        StringBuilder out = new StringBuilder();
        for (String[] line : lines) {
            out.append(String.join(",", order.stream().map(i -> line[i]).toList()))
                    .append('\n');
        }
        return out.toString();
    }

    /** As a person would type it: numbers become numbers and dates become dates where Excel would make them so. */
    private static byte[] workbook(Map<String, String> book) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            CellStyle date = workbook.createCellStyle();
            date.setDataFormat(workbook.createDataFormat().getFormat("yyyy-mm-dd"));
            for (RuleFile file : Books.of(book)) {
                Reading<List<Table>> tables = Tables.read(file.name(), file.bytes(), Limits.inMemory());
                Table table = ((Reading.Read<List<Table>>) tables).content().get(0);
                Sheet sheet = workbook.createSheet(table.sheet());
                for (Line line : table.lines()) {
                    org.apache.poi.ss.usermodel.Row row =
                            sheet.createRow(line.at().row() - 1);
                    for (int i = 0; i < line.values().size(); i++) {
                        type(row.createCell(i), line.values().get(i).text(), date);
                    }
                }
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            workbook.write(out);
            return out.toByteArray();
        }
    }

    private static void type(Cell cell, String text, CellStyle date) {
        if (text.matches("\\d+")) {
            cell.setCellValue(Double.parseDouble(text));
        } else if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
            cell.setCellValue(LocalDate.parse(text));
            cell.setCellStyle(date);
        } else {
            cell.setCellValue(text);
        }
    }
}
