package dev.cairn.engine.rulebook.sheet;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.rulebook.row.Cell.Between;
import dev.cairn.engine.rulebook.row.Cell.Dates;
import dev.cairn.engine.rulebook.row.CheckedRows;
import dev.cairn.engine.rulebook.row.Condition;
import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.Row.ContentRow;
import dev.cairn.engine.rulebook.row.RuleFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** What a spreadsheet holds in a cell is not what it shows: real dates, numbers, percentages, booleans and formulas. */
class TypedCellsTest {
    private static RuleFile workbook(Consumer<XSSFWorkbook> filling) {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            filling.accept(book);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            book.write(out);
            return new RuleFile("book.xlsx", out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static XSSFSheet sheet(XSSFWorkbook book, String name, String... headers) {
        XSSFSheet sheet = book.createSheet(name);
        XSSFRow row = sheet.createRow(0);
        for (int i = 0; i < headers.length; i++) {
            row.createCell(i).setCellValue(headers[i]);
        }
        sheet.createRow(1);
        return sheet;
    }

    private static XSSFCell cell(XSSFSheet sheet, int column, String format) {
        XSSFCell cell = sheet.getRow(1).createCell(column);
        if (!format.isEmpty()) {
            XSSFCellStyle style = sheet.getWorkbook().createCellStyle();
            style.setDataFormat(sheet.getWorkbook().createDataFormat().getFormat(format));
            cell.setCellStyle(style);
        }
        return cell;
    }

    private static List<String> issues(RuleFile... files) {
        return Books.issues(Sheets.read(List.of(files))).stream()
                .map(Issue::toString)
                .toList();
    }

    @Test
    void realDatesNumbersPercentagesAndBooleansMeanWhatTheyShow() {
        RuleFile file = workbook(book -> {
            XSSFSheet rules = sheet(
                    book,
                    "content-rules",
                    "From",
                    "Minutes",
                    "Device share mobile",
                    "Then show kind",
                    "Points",
                    "Then require",
                    "Due",
                    "Attribute: cost centre",
                    "Skill gap: Python");
            cell(rules, 0, "dd/mm/yyyy").setCellValue(LocalDate.of(2026, 3, 1));
            cell(rules, 1, "0").setCellValue(10);
            cell(rules, 2, "0%").setCellValue(0.5);
            cell(rules, 3, "").setCellValue("video");
            cell(rules, 4, "#,##0").setCellValue(1250);
            cell(rules, 5, "").setCellValue(true);
            cell(rules, 6, "d. mmmm yyyy").setCellValue(LocalDate.of(2026, 12, 24));
            cell(rules, 7, "@").setCellValue("0042");
            cell(rules, 8, "0.000").setCellValue(1.125);
            XSSFSheet examples = sheet(book, "examples", "At", "Minutes", "Must contain");
            cell(examples, 0, "m/d/yy h:mm").setCellValue(LocalDateTime.of(2026, 3, 2, 9, 30));
            cell(examples, 1, "").setCellValue(1.125);
            cell(examples, 2, "").setCellValue("hello");
        });
        CheckedRows book = Books.checked(List.of(file));
        ContentRow row = (ContentRow) book.rows().get(0);
        assertEquals(1250, row.points());
        assertTrue(row.require());
        assertEquals(
                List.of(
                        new Between(10, true, 10, true),
                        new Between(50, true, 50, true),
                        new Between(1.125, true, 1.125, true),
                        new Dates(LocalDate.of(2026, 3, 1), null)),
                row.head().conditions().stream()
                        .map(Condition::cell)
                        .filter(cell -> cell instanceof Between || cell instanceof Dates)
                        .toList());
        assertEquals(
                Instant.parse("2026-03-02T09:30:00Z"), book.examples().get(0).at());
        assertEquals(List.of(), book.warnings());
    }

    @Test
    void aTypedCellInAColumnOfAnotherSortIsAnIssueOfThatCell() {
        RuleFile file = workbook(book -> {
            XSSFSheet rules = sheet(
                    book, "content-rules", "First day", "Minutes", "Time of day", "Then show kind", "Points", "Off");
            cell(rules, 0, "yyyy-mm-dd").setCellValue(LocalDate.of(2026, 3, 1));
            cell(rules, 1, "0%").setCellValue(0.5);
            cell(rules, 2, "h:mm").setCellValue(0.75);
            cell(rules, 3, "").setCellValue("video");
            cell(rules, 4, "").setCellValue(2.5);
            cell(rules, 5, "").setCellValue(2);
        });
        assertEquals(
                List.of(
                        "book.xlsx, sheet \"content-rules\", row 2, column \"First day\" (A2): `2026-03-01` is a fixed date;"
                                + " `First day` is compared with today; expected `2 days before`, `0..2 days before`,"
                                + " `on the day`, `3..30 days after`, `within 7 days`, `present` or `missing`;"
                                + " `From` and `Until` take fixed dates",
                        "book.xlsx, sheet \"content-rules\", row 2, column \"Minutes\" (B2): `50%` is a percentage, and the"
                                + " column is not; expected `3`, `< 5`, `>= 3`, `5..10`, `not 3`, `present` or `missing`",
                        "book.xlsx, sheet \"content-rules\", row 2, column \"Time of day\" (C2): `18:00` is not a span of"
                                + " times; expected `09:00-17:00`, `22:00-06:00` (over midnight), or several with commas",
                        "book.xlsx, sheet \"content-rules\", row 2, column \"Points\" (E2): points are whole numbers;"
                                + " expected a whole number, such as `80` or `-20`, or `always first`",
                        "book.xlsx, sheet \"content-rules\", row 2, column \"Off\" (F2): `2` is neither yes nor no;"
                                + " expected `yes` or `no`"),
                issues(file));
    }

    @Test
    void mergedCellsAreRefused() {
        RuleFile file = workbook(book -> {
            XSSFSheet rules = sheet(book, "content-rules", "Role", "Then show kind", "Points");
            cell(rules, 1, "").setCellValue("video");
            rules.addMergedRegion(CellRangeAddress.valueOf("A2:A3"));
        });
        assertEquals(
                List.of(
                        "book.xlsx, sheet \"content-rules\", row 2 (A2): the cells A2:A3 are merged, so it is unclear which"
                                + " row or column their value belongs to; unmerge them and fill each cell"),
                issues(file));
    }

    @Test
    void aFormulaIsReadByWhatItShowedLastAndIsSaid() {
        RuleFile file = workbook(book -> {
            XSSFSheet rules = sheet(book, "content-rules", "Then show kind", "Points");
            cell(rules, 0, "").setCellValue("video");
            cell(rules, 1, "").setCellFormula("40+2");
            book.getCreationHelper().createFormulaEvaluator().evaluateAll();
        });
        assertEquals(42, ((ContentRow) Books.checked(List.of(file)).rows().get(0)).points());
        assertEquals(
                List.of("book.xlsx, sheet \"content-rules\", row 2 (B2): warning: one cell holds a formula;"
                        + " the result last saved was read"),
                issues(file));
    }

    @Test
    void aWorkbookOfOursThatAnotherProgramWroteOverIsReadAsItShows() throws IOException {
        RuleFile sheet = Books.csv("content-rules.csv", "Role,Then show kind,Points\nNurse,video,always first\n");
        RuleFile ours = ((Conversion.Converted) Workbook.of("book.xlsx", List.of(sheet), null))
                .files()
                .get(0);
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(ours.bytes()))) {
            XSSFRow row = book.getSheet("content-rules").getRow(1);
            for (int i = 0; i < row.getLastCellNum(); i++) {
                XSSFCell cell = row.getCell(i);
                String text = cell == null ? "" : cell.toString();
                if (text.equals("Nurse")) {
                    cell.setCellValue("Doctor");
                } else if (text.equals("always first")) {
                    cell.setCellValue(80);
                }
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            book.write(out);
            RuleFile changed = new RuleFile("book.xlsx", out.toByteArray());
            assertEquals(
                    "For a learner whose role is Nurse, show videos, 80 points.",
                    Books.checked(List.of(changed)).rows().get(0).head().sentence());
            assertEquals(1, issues(changed).size(), issues(changed)::toString);
            assertTrue(
                    issues(changed)
                            .get(0)
                            .endsWith(": warning: a program left two texts in the cell; the one that Excel"
                                    + " shows was read, `Nurse`, and not `Doctor`; type the one you mean in Excel"),
                    issues(changed)::toString);
        }
    }

    @Test
    void anIdThatIsStoredAsANumberLostItsZeros() {
        RuleFile file = workbook(book -> {
            XSSFSheet contents = sheet(book, "example-content", "Id", "Title", "Kind");
            cell(contents, 0, "@").setCellValue("0042");
            cell(contents, 1, "").setCellValue("The answer");
            cell(contents, 2, "").setCellValue("video");
            XSSFSheet examples = sheet(book, "examples", "At", "Expect first pick");
            cell(examples, 0, "yyyy-mm-dd").setCellValue(LocalDate.of(2026, 3, 2));
            cell(examples, 1, "0000").setCellValue(42);
        });
        assertEquals(
                List.of(
                        "book.xlsx, sheet \"examples\", row 2, column \"Expect first pick\" (B2): warning: `example-content`"
                                + " has no content `42`; did you mean `0042`?"),
                issues(file));
    }

    @Test
    void whatExcelSavesAsCsvIsReadEverywhere() {
        Charset windows = Charset.forName("windows-1252");
        String rules = "Department;Then show kind;Points\r\nCafé „Süd“;video;80\r\n";
        RuleFile old = new RuleFile("content-rules.csv", rules.getBytes(windows));
        assertEquals(
                List.of("content-rules.csv: warning: the file is not UTF-8 and was read as Windows-1252; if accented"
                        + " letters look wrong, save it as CSV UTF-8"),
                issues(old));
        assertEquals(
                "For a learner whose department is Café „Süd“, show videos, 80 points.",
                Books.checked(List.of(old)).rows().get(0).head().sentence());
        for (String text :
                List.of(rules, rules.replace(';', '\t'), rules.replace(';', ','), rules.replace("\r\n", "\r"))) {
            assertEquals(List.of(), issues(Books.csv("content-rules.csv", "\uFEFF" + text)));
        }
        assertTrue(issues(new RuleFile("content-rules.csv", ("\uFEFF" + rules).getBytes(UTF_16LE))).stream()
                .noneMatch(issue -> issue.contains("unknown")));
    }
}
