package dev.cairn.engine.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class WritingTest {

    private static final List<Value> ROW = List.of(
            new Value.Text("=1+1"),
            new Value.Text("@sum"),
            new Value.Text("\tx"),
            Value.Number.of(-5),
            new Value.Text("a, \"b\"\nc"),
            Value.blank(),
            new Value.Date(LocalDate.of(2026, 3, 1)));

    @Test
    void aCsvQuotesOnlyWhatNeedsIt() throws IOException {
        assertEquals("=1+1,@sum,\tx,-5,\"a, \"\"b\"\"\nc\",,2026-03-01\r\n", csv(CsvWriting.Style.PLAIN));
    }

    @Test
    void aCsvForExcelTakesTextsOutOfItsHands() throws IOException {
        assertEquals("\uFEFF'=1+1,'@sum,'\tx,-5,\"a, \"\"b\"\"\nc\",,2026-03-01\r\n", csv(CsvWriting.Style.FOR_EXCEL));
    }

    @Test
    void aCsvHeaderIsARowOfTexts() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CsvWriting csv = new CsvWriting(out, new CsvWriting.Style(';', false, false))) {
            csv.texts(List.of("Name", "Because: de", "", "a;b"));
        }
        assertEquals("Name;Because: de;;\"a;b\"\r\n", out.toString(UTF_8));
    }

    @Test
    void aWorkbookIsReadyForItsEditor() throws IOException {
        List<String> personas =
                IntStream.range(0, 500).mapToObj(i -> "persona, no. " + i).toList();
        WorkbookWriting.Sheet rules = new WorkbookWriting.Sheet(
                "content-rules",
                List.of(
                        WorkbookWriting.Column.of("Name").withWidth(30),
                        WorkbookWriting.Column.of("Persona")
                                .withNote("Who sees it")
                                .offering(personas),
                        WorkbookWriting.Column.of("Off").onlyOneOf(List.of("yes", "no"))),
                List.of(List.of(new Value.Text("welcome"), new Value.Text("persona, no. 7"), new Value.Text("no"))));
        byte[] bytes = workbook(List.of(rules));

        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            XSSFSheet sheet = book.getSheet("content-rules");
            assertTrue(sheet.getRow(0).getCell(0).getCellStyle().getFont().getBold());
            assertFalse(sheet.getRow(1).getCell(0).getCellStyle().getFont().getBold());
            assertEquals(1, sheet.getPaneInformation().getHorizontalSplitPosition());
            assertTrue(sheet.getPaneInformation().isFreezePane());
            assertEquals("A1:C2", sheet.getCTWorksheet().getAutoFilter().getRef());
            assertEquals(30 * 256, sheet.getColumnWidth(0));
            assertEquals(
                    "Who sees it",
                    sheet.getCellComment(new org.apache.poi.ss.util.CellAddress("B1"))
                            .getString()
                            .getString());

            List<? extends DataValidation> lists = sheet.getDataValidations();
            assertEquals(2, lists.size());
            assertEquals(
                    "B2:B1048576",
                    lists.get(0).getRegions().getCellRangeAddresses()[0].formatAsString());
            assertEquals(
                    "'note-choices'!$A$1:$A$500",
                    lists.get(0).getValidationConstraint().getFormula1());
            assertFalse(lists.get(0).getShowErrorBox());
            assertEquals(
                    "'note-choices'!$B$1:$B$2",
                    lists.get(1).getValidationConstraint().getFormula1());
            assertTrue(lists.get(1).getShowErrorBox());
            assertTrue(book.isSheetHidden(1));
            assertEquals(
                    "persona, no. 499",
                    book.getSheetAt(1).getRow(499).getCell(0).getStringCellValue());
        }

        Reading<List<Table>> reading = Tables.read("book.xlsx", bytes, Limits.inMemory());
        assertEquals(
                List.of("content-rules"),
                Seen.tables(reading).stream().map(Table::sheet).toList());
        assertEquals(List.of(), reading.warnings());
    }

    @Test
    void aDayThatExcelCannotCountIsWrittenAsText() throws IOException {
        byte[] bytes = workbook(List.of(new WorkbookWriting.Sheet(
                "Old", List.of(), List.of(List.of(new Value.Date(LocalDate.of(1900, 2, 28)))))));

        Line line = Seen.tables("book.xlsx", bytes).get(0).lines().get(0);

        assertEquals(new Value.Text("1900-02-28"), line.value(1));
    }

    @Test
    void rowsAreDrawnWhileTheWorkbookIsWritten() throws IOException {
        Iterable<List<Value>> rows = () -> IntStream.range(0, 50_000)
                .mapToObj(i -> List.<Value>of(Value.Number.of(i), new Value.Text("learner " + i)))
                .iterator();
        List<WorkbookWriting.Column> columns =
                List.of(WorkbookWriting.Column.of("No"), WorkbookWriting.Column.of("Learner"));

        byte[] bytes = workbook(List.of(new WorkbookWriting.Sheet("Learners", columns, rows)));

        assertEquals(50_001, Seen.tables(Tables.read("book.xlsx", bytes, Limits.standard(), line -> {})));
    }

    @Test
    void aSheetThatExcelWouldNotTakeIsTheProgrammersError() {
        assertThrows(
                IllegalArgumentException.class, () -> new WorkbookWriting.Sheet("what/ever", List.of(), List.of()));
        assertThrows(
                IllegalArgumentException.class,
                () -> workbook(List.of(new WorkbookWriting.Sheet(
                        "Long", List.of(), List.of(List.of(new Value.Text("x".repeat(32_768))))))));
    }

    private static String csv(CsvWriting.Style style) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CsvWriting csv = new CsvWriting(out, style)) {
            csv.row(ROW);
        }
        return out.toString(UTF_8);
    }

    private static byte[] workbook(List<WorkbookWriting.Sheet> sheets) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        WorkbookWriting.write(out, sheets);
        return out.toByteArray();
    }
}
