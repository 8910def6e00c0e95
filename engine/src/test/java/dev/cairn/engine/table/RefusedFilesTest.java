package dev.cairn.engine.table;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.junit.jupiter.api.Test;

/**
 * What an author reads when a file is refused stands in {@code refused-files.txt}. {@code -Dgolden=write} writes it anew; read the
 * difference before you keep it.
 */
class RefusedFilesTest {

    private static final Path GOLDEN = Path.of("src/test/resources/dev/cairn/engine/table/refused-files.txt");
    private static final Limits LIMITS =
            Limits.standard().withRows(1_000).withColumns(50).withCellLength(1_000);
    private static final String ONE_CELL = "<sheetData><row><c><v>1</v></c></row></sheetData>";

    private final List<String> told = new ArrayList<>();

    @Test
    void everyRefusalSaysWhereWhyAndWhatToDo() throws IOException {
        filesOfAnotherSort();
        textsThatAreNone();
        textsOutOfForm();
        workbooksThatMightHarm();
        workbooksThatAreBroken();
        workbooksOutOfForm();

        String all = String.join("\n", told) + "\n";
        if ("write".equals(System.getProperty("golden"))) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, all);
        }
        assertEquals(Files.readString(GOLDEN), all);
    }

    private void filesOfAnotherSort() throws IOException {
        story("a PDF named as a workbook", "people.xlsx", latin("%PDF-1.7 ..."));
        story("an image named as a text", "people.csv", latin("\u0089PNG\r\n\u001a\n..."));
        story("a login page saved in place of the file", "people.csv", latin("\r\n<!DOCTYPE html><html>"));
        story("a packed text", "people.csv", latin("\u001f\u008b..."));
        story("an XML file", "people.xlsx", latin("<?xml version='1.0'?><a/>"));
        story("a workbook named as a text", "people.csv", Zips.zip(Zips.workbook(ONE_CELL)));
        story("a text named as a workbook", "people.xlsx", latin("Name,Role\n"));
        story("an empty workbook file", "people.xlsx", new byte[0]);
        story("a file without a known extension", "people.json", latin("{}"));
        story("an OpenDocument sheet", "people.ods", latin("PK"));
        story("an archive of something else", "people.xlsx", Zips.zip(Map.of("readme.txt", "hello")));
        Map<String, String> document = new LinkedHashMap<>(Zips.workbook(ONE_CELL));
        document.put("xl/workbook.xml", "<document/>");
        story("a document named as a workbook", "people.xlsx", Zips.zip(document));
        story("an old workbook", "people.xls", Workbooks.oldWorkbook());
        story("an old workbook named as a new one", "people.xlsx", Workbooks.oldWorkbook());
        story("a workbook with a password", "people.xlsx", Workbooks.withPassword(Zips.zip(Zips.workbook(ONE_CELL))));
    }

    private void textsThatAreNone() {
        story("NUL bytes", "people.csv", latin("Name,Role\nann,\0\0\n"));
        story("UTF-16 without a byte order mark", "people.csv", "Name,Role\n".getBytes(UTF_16LE));
        story("UTF-8 with a broken letter", "people.csv", latin("N\u00c3\u00a4me\nann\nb\u00ffb\n"));
        story("neither UTF-8 nor Windows-1252", "people.csv", latin("Name\nann\nb\u00e9b\nb\u0081b\n"));
        story("half a letter of UTF-16", "people.csv", latin("\u00ff\u00fea\0\n\0b"));
    }

    private void textsOutOfForm() {
        story("a quotation mark never closed", "people.csv", latin("a,b\n\"one\ntwo\",c\nd,\"e\nf\n"));
        story("a quotation mark closed much later", "people.csv", latin("a,b\nc,\"d\ne,\"f\"\n"));
        story("text after a closing quotation mark", "people.csv", latin("a,b\nc,\"d\" e\n"));
        story("a cell too long", "people.csv", latin("a,b\nc," + "x".repeat(1_001)));
        story("a cell too long in quotation marks", "people.csv", latin("a,b\nc,\"" + "x".repeat(100_000)));
        story("a column too many", "people.csv", latin("a,b\n" + ",".repeat(50) + "c\n"));
        story("a row too many", "people.csv", latin("a,b\n".repeat(1_001)));
        Limits small = LIMITS.withUnpacked(10_000);
        story("a text too large", "people.csv", latin("a,b\n".repeat(2_501)), small.withRows(1_000_000));
    }

    private void workbooksThatMightHarm() {
        story("a workbook with macros by its name", "people.xlsm", Zips.zip(Zips.workbook(ONE_CELL)));
        story("macros in a part", "people.xlsx", with("xl/vbaProject.bin", "..."));
        story(
                "macros by content type",
                "people.xlsx",
                changed(
                        "[Content_Types].xml",
                        "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main",
                        "vnd.ms-excel.sheet.macroEnabled.main"));
        story("old macro sheets", "people.xlsx", with("xl/macrosheets/sheet1.xml", "<a/>"));
        story(
                "a binary workbook",
                "people.xlsx",
                changed(
                        "[Content_Types].xml",
                        "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                        "vnd.ms-excel.sheet.binary.macroEnabled.main"));
        story("values from another workbook", "people.xlsx", with("xl/externalLinks/externalLink1.xml", "<a/>"));
        String bomb = "<!DOCTYPE a [<!ENTITY b 'bbbbbbbbbb'><!ENTITY c '&b;&b;&b;&b;&b;&b;'>]>";
        story(
                "an entity bomb in a sheet",
                "people.xlsx",
                changed("xl/worksheets/sheet1.xml", "<worksheet", bomb + "<worksheet"));
        String outside = "<!DOCTYPE a SYSTEM 'file:///etc/hostname'>";
        story(
                "a document type that reads files",
                "people.xlsx",
                changed("xl/workbook.xml", "<workbook", outside + "<workbook"));
        story(
                "a document type after a long comment",
                "people.xlsx",
                changed(
                        "xl/worksheets/sheet1.xml",
                        "<worksheet",
                        "<!--" + "x".repeat(200_000) + "-->" + bomb + "<worksheet"));
        byte[] inUtf16 = ("\uFEFF" + bomb + "<worksheet/>").getBytes(UTF_16LE);
        story("a document type in UTF-16", "people.xlsx", withBytes("xl/worksheets/sheet1.xml", inUtf16));
        story("a bomb that unpacks to 120 MB", "people.xlsx", withBytes("xl/media/a.bin", noise(120_000_000)));
        story("a bomb of one letter", "people.xlsx", withBytes("xl/media/a.bin", new byte[50_000_000]));
        story(
                "an attribute without end",
                "people.xlsx",
                changed("xl/worksheets/sheet1.xml", "<row", "<row r='" + "1".repeat(2_000_000)));
        Map<String, String> many = new LinkedHashMap<>(Zips.workbook(ONE_CELL));
        for (int i = 0; i < 200; i++) {
            many.put("xl/media/" + i, "");
        }
        story("two hundred parts too many", "people.xlsx", Zips.zip(many));
        story(
                "elements nested without end",
                "people.xlsx",
                changed("xl/worksheets/sheet1.xml", "<v>1", "<a>".repeat(100_000)));
        story(
                "a workbook too large as it arrives",
                "people.xlsx",
                Zips.zip(Zips.workbook(ONE_CELL)),
                LIMITS.withPacked(500));
    }

    private void workbooksThatAreBroken() {
        byte[] good = Zips.zip(Zips.workbook(ONE_CELL));
        story("a workbook cut short", "people.xlsx", Arrays.copyOf(good, good.length / 2));
        byte[] flipped = good.clone();
        flipped[80] ^= 0x55;
        story("a workbook with a changed byte", "people.xlsx", flipped);
        story("a sheet cut short", "people.xlsx", changed("xl/worksheets/sheet1.xml", "</worksheet>", ""));
        story("a missing sheet", "people.xlsx", changed("xl/_rels/workbook.xml.rels", "sheet1", "sheet2"));
        story("a shared text that is not there", "people.xlsx", sheet("<row><c t='s'><v>7</v></c></row>"));
        story("rows out of order", "people.xlsx", sheet("<row r='2'/><row r='1'/>"));
        story("cells out of order", "people.xlsx", sheet("<row r='1'><c r='B1'/><c r='A1'/></row>"));
    }

    private void workbooksOutOfForm() {
        story("merged cells", "people.xlsx", Workbooks.workbook(book -> {
            XSSFSheet sheet = book.createSheet("People");
            Workbooks.cell(sheet, 0, "").setCellValue("Name");
            sheet.addMergedRegion(new CellRangeAddress(2, 3, 1, 1));
            sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 2));
        }));
        story("errors, each of them", "people.xlsx", Workbooks.workbook(book -> {
            XSSFSheet sheet = book.createSheet("People");
            Workbooks.cell(sheet, 1, "").setCellErrorValue((byte) 0x2A);
            Workbooks.cell(sheet, 27, "").setCellErrorValue((byte) 0x07);
        }));
        story("a formula without a result", "people.xlsx", sheet("<row><c><f>A2+1</f></c></row>"));
        story(
                "a number that is none",
                "people.xlsx",
                sheet("<row><c><v>1e999999999</v></c><c><v>twelve</v></c></row>"));
        story("a day before all days", "people.xlsx", Workbooks.workbook(book -> Workbooks.cell(
                        book.createSheet("People"), 0, "yyyy-mm-dd")
                .setCellValue(-3)));
        story(
                "a cell too long in a workbook",
                "people.xlsx",
                sheet("<row><c t='inlineStr'><is><t>" + "x".repeat(1_001) + "</t></is></c></row>"));
        story(
                "a cell far too long in a workbook",
                "people.xlsx",
                sheet("<row><c t='inlineStr'><is><t>" + "x".repeat(100_000) + "</t></is></c></row>"));
        story("a column too many in a workbook", "people.xlsx", sheet("<row r='3'><c r='AY3'><v>1</v></c></row>"));
        story("a row too many in a workbook", "people.xlsx", sheet("<row r='1001'><c r='A1001'><v>1</v></c></row>"));
        story("a row beyond all numbers", "people.xlsx", sheet("<row r='99999999999'><c><v>1</v></c></row>"));
        story("more problems than are listed", "people.xlsx", sheet("<row><c t='e'><v>#N/A</v></c></row>".repeat(102)));
    }

    private void story(String what, String name, byte[] bytes) {
        story(what, name, bytes, LIMITS);
    }

    private void story(String what, String name, byte[] bytes, Limits limits) {
        told.add("# " + what);
        List<String> problems = Seen.problems(name, bytes, limits);
        if (problems.size() > 3) {
            told.add(problems.get(0));
            told.add("(" + (problems.size() - 2) + " more)");
            told.add(problems.get(problems.size() - 1));
        } else {
            told.addAll(problems);
        }
    }

    private static byte[] latin(String text) {
        return text.getBytes(ISO_8859_1);
    }

    private static byte[] sheet(String rows) {
        return Zips.zip(Zips.workbook("<sheetData>" + rows + "</sheetData>"));
    }

    private static byte[] with(String part, String content) {
        return withBytes(part, content.getBytes(UTF_8));
    }

    private static byte[] withBytes(String part, byte[] content) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        Zips.workbook(ONE_CELL).forEach((name, text) -> parts.put(name, text.getBytes(UTF_8)));
        parts.put(part, content);
        return Zips.zipBytes(parts);
    }

    private static byte[] changed(String part, String from, String to) {
        Map<String, String> parts = Zips.workbook(ONE_CELL);
        parts.computeIfPresent(part, (name, text) -> text.replace(from, to));
        return Zips.zip(parts);
    }

    /** Bytes that pack to about a hundredth. */
    private static byte[] noise(int size) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i += 97) {
            bytes[i] = (byte) (i * 31);
        }
        return bytes;
    }
}
