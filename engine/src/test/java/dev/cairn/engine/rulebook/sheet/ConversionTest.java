package dev.cairn.engine.rulebook.sheet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.rehearsal.Rehearsal;
import dev.cairn.engine.rulebook.Compilation;
import dev.cairn.engine.rulebook.RuleBook;
import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.Row;
import dev.cairn.engine.rulebook.row.RuleFile;
import dev.cairn.engine.table.Line;
import dev.cairn.engine.table.Table;
import dev.cairn.engine.table.Value;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A folder becomes one workbook and a workbook a folder, and nothing is lost on the way. */
class ConversionTest {
    /** What spreadsheets, CSV and XML are known to mangle. */
    private static final List<String> TEXTS = List.of(
            "0042",
            "42",
            "-2",
            "+1",
            "1.50",
            "1,5",
            "50%",
            "1e5",
            "TRUE",
            "2026-03-01",
            "2026-02-30",
            "1899-12-31",
            "3/4",
            "1-3",
            "09:30",
            "5..10",
            "=1+1",
            "=HYPERLINK(\"http://example.org\",\"click\")",
            "=cmd|'/c calc'!A1",
            "@SUM(A1)",
            "+A1",
            "-A1",
            "'",
            "''",
            "'=x",
            "''=x",
            "'-2",
            "'Sales, EMEA', 'a''b'",
            "\tx",
            "\r=x",
            " =x",
            "\u200B=x",
            "\uFF1D1+1",
            "a\nb",
            "a\r\nb",
            "\n=x",
            " a ",
            "a\u00A0b",
            "\"",
            "a \"b\", c",
            ";",
            "_x000D_",
            "_x005F_x",
            "\u0001",
            "<a>&amp;",
            "\uD83D\uDE80",
            "\u202Eabc",
            "e\u0301",
            "sep=;",
            "12345678901234567890",
            "0.1",
            "yes",
            "not a",
            "x".repeat(3_000));

    static LongStream seeds() {
        return LongStream.range(0, 12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../rules", "../examples/adoption"})
    void aShippedBookComesBackByteByByteAndDecidesAlike(String folder) throws IOException {
        List<RuleFile> files = Books.folder(Path.of(folder));

        List<RuleFile> workbook = converted(Workbook.of("book.xlsx", files, null));
        List<RuleFile> back = converted(Workbook.folder(workbook));

        assertEquals(1, workbook.size());
        Map<String, byte[]> before = byName(files);
        Map<String, byte[]> after = byName(back);
        assertEquals(before.keySet(), after.keySet());
        before.forEach((name, bytes) -> assertEquals(new String(bytes, UTF_8), new String(after.get(name), UTF_8)));
        assertEquals(told(files), told(workbook));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whateverStandsInAFolderComesBack(long seed) {
        Random random = new Random(seed);
        List<RuleFile> files = new ArrayList<>();
        for (Sheet sheet : Sheet.values()) {
            if (random.nextInt(3) > 0) {
                files.add(Books.csv(sheet.title() + ".csv", csv(sheet, random)));
            }
        }
        files.add(Books.csv("note of " + seed + ".csv", csv(Sheet.RANKING, random)));
        files.add(Books.csv("Content Rulez.csv", csv(Sheet.GUARDS, random)));

        List<RuleFile> workbook = converted(Workbook.of("book.xlsx", files, null));
        List<RuleFile> back = converted(Workbook.folder(workbook));

        assertEquals(texts(files), texts(workbook));
        assertEquals(texts(files), texts(back));
        assertEquals(issues(files), issues(workbook));
        assertEquals(issues(files), issues(back));
        List<RuleFile> again = converted(Workbook.of("again.xlsx", back, null));
        assertEquals(
                byName(back).keySet(), byName(converted(Workbook.folder(again))).keySet());
        byName(converted(Workbook.folder(again)))
                .forEach((name, bytes) -> assertArrayEquals(byName(back).get(name), bytes, name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"point", "comma"})
    void whatASpreadsheetHoldsAsItsOwnComesBackAsTheSame(String mark) {
        byte[] typed = workbook(book -> {
            rows(book.createSheet("settings"), List.of("Setting", "Value"), List.of("decimal mark", mark));
            rows(book.createSheet("ranking"), List.of("Term", "Weight"), List.of("freshness", 2.5));
            rows(
                    book.createSheet("segment-rules"),
                    List.of(
                            "From",
                            "Active hours",
                            "Minutes",
                            "Device share mobile",
                            "Off",
                            "Order",
                            "Then segment",
                            "Note"),
                    List.of(LocalDate.of(2026, 3, 1), "06:00-09:00", 2.5, "", false, 3, "A", 2.5),
                    List.of("", "", "", "50%", "", 1, 7, true));
            rows(book.createSheet("note x"), List.of(2.5, LocalDate.of(2026, 3, 1)), List.of());
        });
        List<RuleFile> files = List.of(new RuleFile("book.xlsx", typed));

        List<RuleFile> folder = converted(Workbook.folder(files));

        assertEquals(List.of(), issues(files));
        assertEquals(told(files), told(folder));
        assertEquals(told(files), told(converted(Workbook.of("again.xlsx", folder, null))));
        assertTrue(new String(byName(folder).get("note x.csv"), UTF_8).contains("2.5,2026-03-01"));
    }

    @Test
    void textsThatLookLikeFormulasAreInertInBothForms() throws IOException {
        List<RuleFile> files = List.of(
                Books.csv("note.csv", "a,b\n=1+1,\"=HYPERLINK(\"\"x\"\")\"\n@x,-2\n+SUM(A1),\"'Sales, EMEA'\"\n"));

        List<RuleFile> workbook = converted(Workbook.of("book.xlsx", files, null));
        String csv = new String(byName(converted(Workbook.folder(workbook))).get("note.csv"), UTF_8);

        assertEquals("\uFEFFa,b\n'=1+1,\"'=HYPERLINK(\"\"x\"\")\"\n'@x,-2\n'+SUM(A1),\"'Sales, EMEA'\"\n", csv);
        try (XSSFWorkbook book =
                new XSSFWorkbook(new ByteArrayInputStream(workbook.get(0).bytes()))) {
            XSSFSheet sheet = book.getSheet("note");
            Cell cell = sheet.getRow(1).getCell(0);
            assertEquals(org.apache.poi.ss.usermodel.CellType.STRING, cell.getCellType());
            assertEquals("=1+1", cell.getStringCellValue());
            assertTrue(cell.getCellStyle().getQuotePrefixed());
        }
    }

    @Test
    void aWorkbookIsReadyForItsEditor() throws IOException {
        byte[] bytes = converted(Workbook.of("book.xlsx", Books.folder(Path.of("../rules")), null))
                .get(0)
                .bytes();

        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            XSSFSheet sheet = book.getSheet("content-rules");
            assertTrue(sheet.getRow(0).getCell(0).getCellStyle().getFont().getBold());
            assertTrue(sheet.getRow(0).getCell(0).getCellStyle().getWrapText());
            assertTrue(sheet.getPaneInformation().isFreezePane());
            assertEquals(
                    "A1:Z" + (sheet.getLastRowNum() + 1),
                    sheet.getCTWorksheet().getAutoFilter().getRef());
            String note =
                    sheet.getRow(0).getCell(2).getCellComment().getString().getString();
            assertTrue(note.startsWith("Stage: the stage of that journey."), note);
            assertEquals(
                    List.of("awareness", "consideration", "conversion", "loyalty", "advocacy"),
                    offered(book, sheet, 2));
            assertEquals(
                    List.of("Busy expert", "Career changer"),
                    offered(book, sheet, 3).subList(0, 2));
            assertTrue(offered(book, sheet, 10).containsAll(List.of("video", "testimonial")));
            assertEquals("settings", book.getSheetName(0));
            assertEquals(80.0, sheet.getRow(1).getCell(20).getNumericCellValue(), 20);
        }
    }

    @Test
    void anEmptyWorkbookIsInOrderAndHoldsEverySheet() {
        RuleFile empty = Workbook.empty("empty.xlsx", null);

        assertEquals(List.of(), issues(List.of(empty)));
        assertEquals(
                Arrays.stream(Sheet.values())
                        .filter(Sheet::isRead)
                        .map(Sheet::title)
                        .sorted()
                        .toList(),
                BookTables.of(List.of(empty)).tables().stream()
                        .map(Table::sheet)
                        .sorted()
                        .toList());
    }

    @Test
    void expertRulesFollowTheirWorkbook() {
        List<RuleFile> files =
                List.of(Books.csv("ranking.csv", "Term,Weight\nfreshness,1\n"), Books.csv("expert.drl", "rule x end"));

        List<RuleFile> workbook = converted(Workbook.of("book.xlsx", files, null));
        List<RuleFile> folder = converted(Workbook.folder(workbook));

        assertEquals(
                List.of("book.xlsx", "expert.drl"),
                workbook.stream().map(RuleFile::name).toList());
        assertEquals(
                List.of("expert.drl", "ranking.csv"), List.copyOf(byName(folder).keySet()));
        assertEquals("rule x end", new String(byName(folder).get("expert.drl"), UTF_8));
    }

    @Test
    void whatWouldBeLostIsRefused() {
        List<String> told = new ArrayList<>();
        told.addAll(refused(Workbook.of("b.xlsx", List.of(Books.csv("note " + "x".repeat(40) + ".csv", "a\n")), null)));
        told.addAll(refused(Workbook.of("b.xlsx", List.of(Books.csv("note-choices.csv", "a\n")), null)));
        told.addAll(refused(Workbook.of("b.xlsx", List.of(Books.csv("note [x].csv", "a\n")), null)));
        told.addAll(refused(
                Workbook.of("b.xlsx", List.of(Books.csv("guards.csv", "a\n"), Books.csv("Guards.tsv", "a\n")), null)));
        told.addAll(refused(Workbook.of("b.xlsx", List.of(Books.csv("guards.csv", "a,\"b\n")), null)));
        told.addAll(refused(
                Workbook.of("b.xlsx", List.of(Books.csv("note.csv", "a\n" + "\u0001".repeat(10_000) + "\n")), null)));
        told.addAll(refused(Workbook.folder(List.of(
                new RuleFile("b.xlsx", workbook(book -> book.createSheet("note|x"))),
                new RuleFile("c.xlsx", workbook(book -> book.createSheet("NUL"))),
                new RuleFile("d.xlsx", workbook(book -> book.createSheet("note\u202Ex")))))));
        told.addAll(refused(Workbook.folder(List.of(
                new RuleFile("b.xlsx", workbook(book -> book.createSheet("guards"))),
                Books.csv("Guards.csv", "a\n")))));

        assertEquals(
                List.of(
                        "a workbook's sheet cannot have the name of the file",
                        "a workbook keeps a sheet `note-choices` for itself",
                        "a workbook's sheet cannot have the name of the file",
                        "the sheet `guards` stands in `Guards.tsv` too",
                        "the quotation mark that opens this cell is never closed; close it, or write \"\" for one that belongs to the text",
                        "the cell is longer than a workbook's may be, 32,767 characters",
                        "a file cannot be named after the sheet",
                        "a file cannot be named after the sheet",
                        "a file cannot be named after the sheet",
                        "two sheets would be the file `Guards.csv`"),
                told);
    }

    private static List<String> offered(XSSFWorkbook book, XSSFSheet sheet, int column) {
        String formula = sheet.getDataValidations().stream()
                .filter(rule -> rule.getRegions().getCellRangeAddresses()[0].getFirstColumn() == column)
                .findFirst()
                .orElseThrow()
                .getValidationConstraint()
                .getFormula1();
        var area = new org.apache.poi.ss.util.AreaReference(formula, org.apache.poi.ss.SpreadsheetVersion.EXCEL2007);
        return Arrays.stream(area.getAllReferencedCells())
                .map(cell ->
                        book.getSheet(cell.getSheetName()).getRow(cell.getRow()).getCell(cell.getCol()))
                .map(Cell::getStringCellValue)
                .toList();
    }

    static List<RuleFile> converted(Conversion conversion) {
        return assertInstanceOf(Conversion.Converted.class, conversion).files();
    }

    private static List<String> refused(Conversion conversion) {
        return assertInstanceOf(Conversion.Refused.class, conversion).issues().stream()
                .map(Issue::message)
                .toList();
    }

    private static Map<String, byte[]> byName(List<RuleFile> files) {
        Map<String, byte[]> byName = new TreeMap<>();
        files.forEach(file -> byName.put(file.name(), file.bytes()));
        return byName;
    }

    /** Every cell of every sheet. */
    private static Map<String, List<String>> texts(List<RuleFile> files) {
        Map<String, List<String>> texts = new TreeMap<>();
        BookTables book = BookTables.of(files);
        assertEquals(List.of(), book.issues());
        for (Table table : book.tables()) {
            List<String> cells = new ArrayList<>();
            for (Line line : table.lines()) {
                cells.add(line.at().row() + ": "
                        + line.values().stream().map(Value::text).toList());
            }
            texts.put(table.sheet(), cells);
        }
        return texts;
    }

    private static List<String> issues(List<RuleFile> files) {
        return Books.issues(Sheets.read(files)).stream()
                .filter(Issue::isError)
                .map(issue -> issue.place().sheet()
                        + issue.place().row()
                        + issue.place().cell()
                        + issue.text()
                        + issue.message()
                        + issue.expected()
                        + issue.nearest())
                .sorted()
                .toList();
    }

    /** All that a book says, and how its examples come out. */
    private static List<@Nullable Object> told(List<RuleFile> files) {
        RuleBook book = ((Compilation.Compiled) RuleBook.compile(files)).book();
        List<@Nullable Object> told = new ArrayList<>();
        for (Row row : book.rows().rows()) {
            told.add(row.stratum() + " " + row.head().place().row() + " "
                    + row.head().name() + " " + row.head().sentence());
            told.add(row.head().because());
            told.add(row.selector());
            row.head().conditions().forEach(condition -> {
                told.add(condition.fact());
                told.add(condition.cell());
            });
        }
        book.rows().programs().forEach(program -> {
            told.add(Sentences.of(program));
            told.add(program.title());
            told.add(program.because());
        });
        told.addAll(book.rows().personas());
        book.rows().ranking().forEach(term -> told.add(Sentences.of(term)));
        book.rows().listLimits().forEach(limit -> told.add(Sentences.of(limit)));
        told.add(book.rows().settings());
        told.add(book.rows().vocabulary());
        told.addAll(book.rows().exampleContent());
        told.addAll(Rehearsal.run(book, Rehearsal.sampleCatalog(book)));
        return told;
    }

    private static String csv(Sheet sheet, Random random) {
        List<String> headers = new ArrayList<>();
        for (Column column : sheet.columns()) {
            if (column.argument() == Column.Argument.NONE && random.nextInt(3) > 0) {
                headers.add(column.title());
            }
        }
        headers.add("note " + TEXTS.get(random.nextInt(TEXTS.size() - 1)));
        headers.add("Ünknown");
        StringBuilder csv = new StringBuilder("sep=,\r\n");
        csv.append(random.nextInt(5) == 0 ? "\r\n\r\n" : "");
        line(csv, headers);
        for (int row = random.nextInt(12); row > 0; row--) {
            List<String> cells = new ArrayList<>();
            for (int i = headers.size() + random.nextInt(2); i > 0; i--) {
                // as a book's own folder holds it
                cells.add(random.nextInt(3) == 0 ? "" : Inert.written(TEXTS.get(random.nextInt(TEXTS.size()))));
            }
            line(csv, random.nextInt(6) == 0 ? List.of() : cells);
        }
        return csv.toString();
    }

    private static void line(StringBuilder csv, List<String> cells) {
        csv.append(String.join(
                        ",",
                        cells.stream()
                                .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                                .toList()))
                .append("\r\n");
    }

    static byte[] workbook(Consumer<XSSFWorkbook> content) {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            content.accept(book);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            book.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void rows(XSSFSheet sheet, List<?>... rows) {
        CellStyle date = sheet.getWorkbook().createCellStyle();
        date.setDataFormat(sheet.getWorkbook().createDataFormat().getFormat("yyyy-mm-dd"));
        CellStyle percent = sheet.getWorkbook().createCellStyle();
        percent.setDataFormat(sheet.getWorkbook().createDataFormat().getFormat("0.0%"));
        for (int i = 0; i < rows.length; i++) {
            var row = sheet.createRow(i);
            for (int j = 0; j < rows[i].size(); j++) {
                Object value = rows[i].get(j);
                Cell cell = row.createCell(j);
                if (value instanceof LocalDate day) {
                    cell.setCellValue(day);
                    cell.setCellStyle(date);
                } else if (value instanceof Boolean flag) {
                    cell.setCellValue(flag);
                } else if (value instanceof Number number) {
                    cell.setCellValue(number.doubleValue());
                } else if (value.equals("50%")) {
                    cell.setCellValue(0.505);
                    cell.setCellStyle(percent);
                } else {
                    cell.setCellValue(value.toString());
                }
            }
        }
        assertFalse(rows.length == 0);
    }

    @Test
    void aCsvFileWithFormulasIsHandedOutWithoutThem() {
        byte[] bytes = "Name,Then show kind,Points,Because\n=HYPERLINK(\"x\"),video,-5,=cmd|' /C calc'!A0\n"
                .getBytes(StandardCharsets.UTF_8);
        Conversion.Converted converted = assertInstanceOf(
                Conversion.Converted.class, Workbook.folder(List.of(new RuleFile("content-rules.csv", bytes))));
        String text = new String(converted.files().get(0).bytes(), StandardCharsets.UTF_8);
        assertTrue(text.contains("'=cmd|") && text.contains("'=HYPERLINK") && text.contains(",-5,"), text);
    }
}
