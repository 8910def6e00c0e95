package dev.cairn.engine.rulebook.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.Place;
import dev.cairn.engine.rulebook.row.RuleFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** A checked book comes back with each issue in its cell. */
class AnnotatedWorkbookTest {
    private static final List<RuleFile> FOLDER = List.of(
            Books.csv("programs.csv", "Program,Stages\nOnboarding,awareness > consideration\n"),
            Books.csv("guards.csv", "Stage,Then hide kind\nawarness,video\nawareness,video\n"),
            Books.csv("list-limits.csv", "Field,At most\nkind,3\n"),
            Books.csv("nonsense.csv", "x\n"));

    @Test
    void aFoldersIssuesStandInAWorkbookOfOurOwn() throws IOException {
        RuleFile checked = Workbook.annotated("checked.xlsx", FOLDER, issues(FOLDER), null);

        try (XSSFWorkbook book = open(checked)) {
            XSSFSheet guards = book.getSheet("guards");
            XSSFComment comment = guards.getCellComment(new CellAddress("A2"));
            assertEquals("Cairn", comment.getAuthor());
            assertEquals(
                    "unknown stage `awarness`; expected one of `awareness`, `consideration`; did you mean `awareness`?",
                    comment.getString().getString());
            assertTrue(guards.getCellComment(new CellAddress("A1"))
                    .getString()
                    .getString()
                    .startsWith("Stage: "));
            assertEquals(List.of("A2"), tinted(guards));

            XSSFSheet issues = book.getSheetAt(0);
            assertEquals("Issues", issues.getSheetName());
            assertEquals(
                    List.of("error", "guards.csv", "guards", "2", "Stage", "A2"),
                    texts(issues, 1).subList(0, 6));
            assertEquals(
                    "'guards'!A2", issues.getRow(1).getCell(5).getHyperlink().getAddress());
            assertEquals("there is no sheet `nonsense`", texts(issues, 2).get(6));
            assertNull(issues.getRow(2).getCell(5).getHyperlink());
            assertEquals(2, issues.getLastRowNum());
        }
        // handed in again, it says the same of itself: the list is not read
        assertEquals(messages(issues(FOLDER)), messages(issues(List.of(checked))));
    }

    @Test
    void anAuthorsOwnWorkbookKeepsItsLooksAndNotesPileUpNowhere() throws IOException {
        RuleFile own = new RuleFile("mine.xlsx", ConversionTest.workbook(AnnotatedWorkbookTest::colourful));
        RuleFile first = Workbook.annotated("mine.xlsx", List.of(own), issues(List.of(own)), null);
        RuleFile second = Workbook.annotated("mine.xlsx", List.of(first), issues(List.of(first)), null);

        for (RuleFile checked : List.of(first, second)) {
            try (XSSFWorkbook book = open(checked)) {
                XSSFSheet guards = book.getSheet("guards");
                assertEquals(40 * 256, guards.getColumnWidth(0));
                assertEquals("Ada", guards.getCellComment(new CellAddress("B2")).getAuthor());
                String shared =
                        guards.getCellComment(new CellAddress("A2")).getString().getString();
                assertTrue(shared.startsWith("unknown stage `awarness`"), shared);
                assertTrue(shared.endsWith("\n----- note by Ada\nask Bob first"), shared);
                assertEquals(2, guards.getCellComments().size());
                assertEquals(List.of("A2"), tinted(guards));
                assertEquals(
                        IndexedColors.LIGHT_GREEN.getIndex(),
                        guards.getRow(1).getCell(0).getCellStyle().getFillForegroundColor());
                assertEquals(3, book.getNumberOfSheets());
                assertEquals("Issues", book.getSheetName(0));
            }
        }
    }

    @Test
    void mendedCellsLoseNoteAndTintAndGetTheirOwnNoteBack() throws IOException {
        RuleFile own = new RuleFile("mine.xlsx", ConversionTest.workbook(AnnotatedWorkbookTest::colourful));
        RuleFile checked = Workbook.annotated("mine.xlsx", List.of(own), issues(List.of(own)), null);
        RuleFile mended;
        try (XSSFWorkbook book = open(checked)) {
            book.getSheet("guards").getRow(1).getCell(0).setCellValue("awareness");
            var out = new java.io.ByteArrayOutputStream();
            book.write(out);
            mended = new RuleFile("mine.xlsx", out.toByteArray());
        }
        assertEquals(
                List.of(),
                issues(List.of(mended)).stream().filter(Issue::isError).toList());

        RuleFile clean = Workbook.annotated("mine.xlsx", List.of(mended), List.of(), null);

        try (XSSFWorkbook book = open(clean)) {
            XSSFSheet guards = book.getSheet("guards");
            assertEquals(
                    "ask Bob first",
                    guards.getCellComment(new CellAddress("A2")).getString().getString());
            assertEquals("Ada", guards.getCellComment(new CellAddress("A2")).getAuthor());
            assertEquals(List.of(), tinted(guards));
            assertNull(book.getSheet("Issues"));
        }
    }

    @Test
    void aRowsIssueStandsInItsFirstCellAndSeveralShareANote() throws IOException {
        List<Issue> issues = List.of(
                Issue.warning(Place.of("guards.csv", "guards", 3), null, "one"),
                Issue.error(Place.of("guards.csv", "guards", 3), null, "=two"),
                Issue.error(Place.of("guards.csv", "guards", 0), null, "of the sheet"),
                Issue.error(Place.of("rules.drl", "", 7), null, "of another file"));

        try (XSSFWorkbook book = open(Workbook.annotated("c.xlsx", FOLDER, issues, null))) {
            XSSFSheet guards = book.getSheet("guards");
            assertEquals(
                    "=two\nWarning: one",
                    guards.getCellComment(new CellAddress("A3")).getString().getString());
            assertEquals(3, guards.getCellComments().size());
            XSSFSheet listed = book.getSheet("Issues");
            assertEquals(4, listed.getLastRowNum());
            assertTrue(listed.getRow(2).getCell(6).getCellStyle().getQuotePrefixed());
            assertNull(listed.getRow(4).getCell(5).getHyperlink());
        }
    }

    @Test
    void aFileThatCannotBeOpenedComesBackAsTheListAlone() throws IOException {
        List<RuleFile> files = List.of(new RuleFile("book.xlsx", new byte[] {'P', 'K', 3, 4, 0, 0}));

        try (XSSFWorkbook book = open(Workbook.annotated("checked.xlsx", files, issues(files), null))) {
            assertEquals(1, book.getNumberOfSheets());
            assertTrue(texts(book.getSheetAt(0), 1).get(6).contains("damaged"));
        }
    }

    @Test
    void mergedCellsAreMarkedInTheirOwnWorkbook() throws IOException {
        List<RuleFile> files = List.of(new RuleFile("book.xlsx", ConversionTest.workbook(book -> {
            colourful(book);
            book.getSheet("guards").addMergedRegion(new CellRangeAddress(2, 3, 1, 1));
        })));

        try (XSSFWorkbook book = open(Workbook.annotated("checked.xlsx", files, issues(files), null))) {
            String note = book.getSheet("guards")
                    .getCellComment(new CellAddress("B3"))
                    .getString()
                    .getString();
            assertTrue(note.startsWith("the cells B3:B4 are merged"), note);
        }
    }

    @Test
    void aThousandsOfIssuesAreAllListedAndTheFirstThousandNoted() throws IOException {
        List<Issue> issues = new ArrayList<>();
        for (int row = 2; row < 3_002; row++) {
            issues.add(Issue.error(Place.of("guards.csv", "guards", row).column("Stage", "A" + row), "x", "wrong"));
        }
        try (XSSFWorkbook book = open(Workbook.annotated("c.xlsx", FOLDER, issues, null))) {
            assertEquals(3_000, book.getSheet("Issues").getLastRowNum());
            assertEquals(1_002, book.getSheet("guards").getCellComments().size());
        }
    }

    private static void colourful(XSSFWorkbook book) {
        XSSFSheet programs = book.createSheet("programs");
        row(programs, 0, "Program", "Stages");
        row(programs, 1, "Onboarding", "awareness > consideration");
        XSSFSheet guards = book.createSheet("guards");
        guards.setColumnWidth(0, 40 * 256);
        row(guards, 0, "Stage", "Then hide kind");
        row(guards, 1, "awarness", "video");
        XSSFCellStyle green = book.createCellStyle();
        green.setFillForegroundColor(IndexedColors.LIGHT_GREEN.getIndex());
        green.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        guards.getRow(1).getCell(0).setCellStyle(green);
        note(guards, "A2", "ask Bob first");
        note(guards, "B2", "only these");
    }

    private static void note(XSSFSheet sheet, String cell, String text) {
        var make = sheet.getWorkbook().getCreationHelper();
        var comment = sheet.createDrawingPatriarch().createCellComment(make.createClientAnchor());
        comment.setString(make.createRichTextString(text));
        comment.setAuthor("Ada");
        comment.setAddress(new CellAddress(cell));
    }

    private static void row(XSSFSheet sheet, int at, String... texts) {
        var row = sheet.createRow(at);
        for (int i = 0; i < texts.length; i++) {
            row.createCell(i).setCellValue(texts[i]);
        }
    }

    private static List<String> tinted(XSSFSheet sheet) {
        var formats = sheet.getSheetConditionalFormatting();
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < formats.getNumConditionalFormattings(); i++) {
            for (CellRangeAddress range : formats.getConditionalFormattingAt(i).getFormattingRanges()) {
                cells.add(range.formatAsString());
            }
            assertFalse(formats.getConditionalFormattingAt(i).getRule(0).getPatternFormatting() == null);
        }
        return cells;
    }

    private static List<String> texts(XSSFSheet sheet, int row) {
        List<String> texts = new ArrayList<>();
        sheet.getRow(row).forEach(cell -> texts.add(cell.getStringCellValue()));
        return texts;
    }

    private static XSSFWorkbook open(RuleFile file) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(file.bytes()));
    }

    private static List<Issue> issues(List<RuleFile> files) {
        return Books.issues(Sheets.read(files));
    }

    private static List<String> messages(List<Issue> issues) {
        return issues.stream().map(Issue::message).toList();
    }
}
