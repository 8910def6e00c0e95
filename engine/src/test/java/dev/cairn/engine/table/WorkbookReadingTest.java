package dev.cairn.engine.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.junit.jupiter.api.Test;

class WorkbookReadingTest {

    @Test
    void everyCellHasTheTypeThatItsEditorSees() {
        byte[] bytes = Workbooks.workbook(book -> {
            XSSFSheet sheet = book.createSheet("Types");
            Workbooks.cell(sheet, 0, "").setCellValue("00123");
            Workbooks.cell(sheet, 1, "").setCellValue(12);
            Workbooks.cell(sheet, 2, "#,##0.00 [$€-407]").setCellValue(0.1 + 0.2);
            Workbooks.cell(sheet, 3, "0%").setCellValue(0.25);
            Workbooks.cell(sheet, 4, "").setCellValue(true);
            Workbooks.cell(sheet, 5, "dd/mm/yyyy").setCellValue(LocalDate.of(2026, 3, 1));
            Workbooks.cell(sheet, 6, "m/d/yy h:mm").setCellValue(LocalDateTime.of(2026, 3, 1, 9, 30));
            Workbooks.cell(sheet, 7, "h:mm AM/PM").setCellValue(0.75);
            Workbooks.cell(sheet, 8, "[h]:mm").setCellValue(25.5 / 24);
            Workbooks.cell(sheet, 9, "0.00\" days\"").setCellValue(3.5);
            Workbooks.cell(sheet, 10, "yyyy-mm-dd").setCellValue(LocalDateTime.of(2026, 3, 1, 9, 30, 15));
            Workbooks.cell(sheet, 11, "mmm yy").setCellValue(LocalDate.of(2026, 3, 1));
            Workbooks.cell(sheet, 12, "@").setCellValue(" two\nlines ");
            Workbooks.cell(sheet, 13, "0.00E+00").setCellValue(1.5e-7);
            Workbooks.cell(sheet, 14, "").setCellValue(1e21);
        });

        assertEquals(
                List.of(
                        new Value.Text("00123"),
                        Value.Number.of(12),
                        new Value.Number(new BigDecimal("0.3")),
                        new Value.Percent(new BigDecimal("0.25")),
                        new Value.Flag(true),
                        new Value.Date(LocalDate.of(2026, 3, 1)),
                        new Value.DateTime(LocalDateTime.of(2026, 3, 1, 9, 30)),
                        new Value.Time(LocalTime.of(18, 0)),
                        new Value.Text("25:30"),
                        new Value.Number(new BigDecimal("3.5")),
                        new Value.DateTime(LocalDateTime.of(2026, 3, 1, 9, 30, 15)),
                        new Value.Date(LocalDate.of(2026, 3, 1)),
                        new Value.Text(" two\nlines "),
                        new Value.Number(new BigDecimal("0.00000015")),
                        new Value.Number(new BigDecimal("1e21"))),
                only(bytes).lines().get(0).values());
    }

    @Test
    void valuesAreToldAsAPersonWouldWriteThem() {
        assertEquals("12", new Value.Number(new BigDecimal("12.0")).text());
        assertEquals("1200", new Value.Number(new BigDecimal("1.2E+3")).text());
        assertEquals("12.5%", new Value.Percent(new BigDecimal("0.125")).text());
        assertEquals("100%", new Value.Percent(BigDecimal.ONE).text());
        assertEquals("2026-03-01", new Value.Date(LocalDate.of(2026, 3, 1)).text());
        assertEquals("2026-03-01 00:00", new Value.DateTime(LocalDateTime.of(2026, 3, 1, 0, 0)).text());
        assertEquals("09:30:15", new Value.Time(LocalTime.of(9, 30, 15)).text());
        assertEquals("TRUE", new Value.Flag(true).text());
        assertEquals("", Value.blank().text());
        assertThrows(IllegalArgumentException.class, () -> new Value.Number(new BigDecimal("1e999999")));
    }

    @Test
    void daysAreCountedFrom1904WhereTheWorkbookSaysSo() {
        byte[] bytes = Workbooks.workbook(book -> {
            book.getCTWorkbook().getWorkbookPr().setDate1904(true);
            Workbooks.cell(book.createSheet("Mac"), 0, "yyyy-mm-dd").setCellValue(LocalDate.of(2026, 3, 1));
        });

        assertEquals(
                new Value.Date(LocalDate.of(2026, 3, 1)),
                only(bytes).lines().get(0).value(1));
    }

    @Test
    void theStrictDialectIsUnderstoodToo() {
        Map<String, String> parts =
                Zips.workbook("<sheetData><row r='1'><c r='A1' t='d'><v>2026-03-01</v></c><c r='B1' t='d'>"
                        + "<v>2026-03-01T09:30:00Z</v></c><c r='C1' t='d'><v>09:30</v></c></row></sheetData>");
        parts.replaceAll((name, text) -> text.replace(
                        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                        "http://purl.oclc.org/ooxml/officeDocument/relationships")
                .replace(
                        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                        "http://purl.oclc.org/ooxml/spreadsheetml/main"));

        assertEquals(
                List.of(
                        new Value.Date(LocalDate.of(2026, 3, 1)),
                        new Value.DateTime(LocalDateTime.of(2026, 3, 1, 9, 30)),
                        new Value.Time(LocalTime.of(9, 30))),
                only(Zips.zip(parts)).lines().get(0).values());
    }

    @Test
    void allSheetsAreReadInOrderAndHiddenOnesAreSaid() {
        byte[] bytes = Workbooks.workbook(book -> {
            for (String name : List.of("Second comes first", "Plan", "Deep")) {
                Workbooks.cell(book.createSheet(name), 0, "").setCellValue(name);
            }
            book.setSheetHidden(1, true);
            book.setSheetVisibility(2, SheetVisibility.VERY_HIDDEN);
        });

        Reading<List<Table>> reading = Tables.read("people.xlsx", bytes, Limits.inMemory());

        assertEquals(
                List.of("Second comes first", "Plan", "Deep"),
                Seen.tables(reading).stream().map(Table::sheet).toList());
        assertEquals(
                List.of(
                        "people.xlsx, sheet Plan: the sheet is hidden in Excel; it was read as the others were",
                        "people.xlsx, sheet Deep: the sheet is hidden in Excel; it was read as the others were"),
                reading.warnings().stream().map(Problem::toString).toList());
    }

    @Test
    void formulasGiveTheirSavedResultsAndAWarning() {
        byte[] bytes = Workbooks.workbook(book -> {
            XSSFSheet sheet = book.createSheet("People");
            Workbooks.cell(sheet, 0, "").setCellValue(20);
            Workbooks.cell(sheet, 1, "").setCellFormula("A1+22");
            Workbooks.cell(sheet, 2, "").setCellFormula("\"level \"&A1");
            Workbooks.cell(sheet, 3, "").setCellFormula("A1>1");
            Workbooks.cell(sheet, 4, "").setCellFormula("\"\"");
            book.getCreationHelper().createFormulaEvaluator().evaluateAll();
            sheet.createRow(1).createCell(1).setCellValue("typed");
        });

        Reading<List<Table>> reading = Tables.read("people.xlsx", bytes, Limits.inMemory());

        Line line = Seen.tables(reading).get(0).lines().get(0);
        assertEquals(
                List.of(Value.Number.of(20), Value.Number.of(42), new Value.Text("level 20"), new Value.Flag(true)),
                line.values());
        assertEquals(Set.of(2, 3, 4), line.calculated());
        assertEquals(Set.of(), Seen.tables(reading).get(0).lines().get(1).calculated());
        assertEquals(
                List.of("people.xlsx, sheet People, row 1, column B:"
                        + " 4 cells hold formulas: B1, C1, D1 and 1 more; the results last saved were read"),
                reading.warnings().stream().map(Problem::toString).toList());
    }

    @Test
    void gapsAndBlankRowsKeepTheirPlaces() {
        byte[] bytes = Workbooks.workbook(book -> {
            XSSFSheet sheet = book.createSheet("People");
            sheet.createRow(3).createCell(4).setCellValue("E4");
            sheet.createRow(4).createCell(0).setCellValue("   ");
            sheet.createRow(6).createCell(0).setCellValue("A7");
        });

        List<Line> lines = only(bytes).lines();

        assertEquals(List.of(List.of("", "", "", "", "E4"), List.of("A7")), Seen.texts(lines));
        assertEquals(
                "people.xlsx, sheet People, row 4, column E", lines.get(0).at(5).toString());
        assertEquals("A7", lines.get(1).at(1).cellName());
    }

    @Test
    void richTextsAndEscapesAreOneText() {
        byte[] bytes = Workbooks.workbook(book -> {
            XSSFRichTextString rich = new XSSFRichTextString("half bold");
            rich.applyFont(0, 4, book.createFont());
            Workbooks.cell(book.createSheet("People"), 0, "").setCellValue(rich);
            Workbooks.cell(book.getSheet("People"), 1, "").setCellValue("line_x000D_ end _x005F_x0041_");
        });

        assertEquals(
                List.of("half bold", "line\r end _x0041_"),
                Seen.texts(only(bytes).lines()).get(0));
    }

    @Test
    void phoneticGuidesAreNoPartOfAText() {
        byte[] bytes = Workbooks.workbook(book -> {
            XSSFRichTextString text = new XSSFRichTextString("課");
            text.getCTRst().addNewRPh().setT("か");
            Workbooks.cell(book.createSheet("People"), 0, "").setCellValue(text);
        });

        assertEquals(List.of(List.of("課")), Seen.texts(only(bytes).lines()));
    }

    @Test
    void cellsWithoutNamesAndTextsInlineAreRead() {
        byte[] bytes = Zips.zip(Zips.workbook("<sheetData><row><c t='inlineStr'><is><t>one</t></is></c><c/>"
                + "<c t='inlineStr'><is><r><t>th</t></r><r><t>ree</t></r><rPh><t>no</t></rPh></is></c></row>"
                + "<row><c t='str'><v>four</v></c></row></sheetData>"));

        List<Line> lines = only(bytes).lines();

        assertEquals(List.of(List.of("one", "", "three"), List.of("four")), Seen.texts(lines));
        assertEquals(2, lines.get(1).at().row());
    }

    @Test
    void whatTheConsumerThrowsReachesTheCaller() {
        byte[] bytes = Workbooks.workbook(
                book -> Workbooks.cell(book.createSheet("People"), 0, "").setCellValue("x"));
        IllegalStateException fromConsumer = new IllegalStateException("enough");

        assertSame(
                fromConsumer,
                assertThrows(
                        IllegalStateException.class,
                        () -> Tables.read("people.xlsx", bytes, Limits.standard(), line -> {
                            throw fromConsumer;
                        })));
    }

    private static Table only(byte[] bytes) {
        List<Table> tables = Seen.tables("people.xlsx", bytes);
        assertEquals(1, tables.size());
        return tables.get(0);
    }

    /** POI leaves the text that a cell held inside it, and beside another text even its type, so that Excel shows the old one. */
    @Test
    void aCellThatWasWrittenOverHoldsWhatItsTypeSays() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<WorkbookWriting.Column> columns = new ArrayList<>();
        for (String name : List.of("Text", "Number", "Flag", "Formula", "Left")) {
            columns.add(WorkbookWriting.Column.of(name));
        }
        List<Value> old = Collections.nCopies(5, Value.of("old"));
        WorkbookWriting.write(out, List.of(new WorkbookWriting.Sheet("People", columns, List.of(old))));

        byte[] changed = Workbooks.changed(out.toByteArray(), book -> {
            XSSFRow row = book.getSheet("People").getRow(1);
            row.getCell(0).setCellValue("new");
            row.getCell(1).setCellValue(12);
            row.getCell(2).setCellValue(true);
            row.getCell(3).setCellFormula("1+1");
            book.getCreationHelper().createFormulaEvaluator().evaluateAll();
        });

        Reading<List<Table>> reading = Tables.read("people.xlsx", changed, Limits.inMemory());
        assertEquals(
                List.of("old", "12", "TRUE", "2", "old"),
                Seen.texts(Seen.tables(reading).get(0).lines()).get(1));
        assertEquals(
                List.of(
                        "people.xlsx, sheet People, row 2, column A: a program left two texts in the cell; the one that"
                                + " Excel shows was read, `old`, and not `new`; type the one you mean in Excel",
                        "people.xlsx, sheet People, row 2, column D: one cell holds a formula; the result last saved was read"),
                reading.warnings().stream().map(Problem::toString).toList());
    }

    @Test
    void ofTwoTextsInOneCellTheTypeChooses() {
        byte[] bytes = Zips.zip(Zips.workbook("<sheetData><row>"
                + "<c t='inlineStr'><v>value</v><is><t>inline</t></is></c>"
                + "<c t='str'><v>value</v><is><t>inline</t></is></c>"
                + "<c><v>7</v><is><t>8</t></is></c>"
                + "<c t='inlineStr'><v>value</v></c></row></sheetData>"));

        assertEquals(
                List.of("inline", "value", "7", "value"),
                Seen.texts(only(bytes).lines()).get(0));
    }
}
