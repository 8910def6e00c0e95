package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.Place;
import dev.cairn.engine.rulebook.row.RuleFile;
import dev.cairn.engine.table.CsvWriting;
import dev.cairn.engine.table.Line;
import dev.cairn.engine.table.Position;
import dev.cairn.engine.table.Table;
import dev.cairn.engine.table.Value;
import dev.cairn.engine.table.WorkbookWriting;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** A book as a folder of CSV files. */
final class Folder {
    private static final CsvWriting.Style STYLE = new CsvWriting.Style(',', true, false, true);
    private static final Pattern NO_FILE = Pattern.compile(
            "[.~].*|.*[/\\\\:*?\"<>|\\p{Cntrl}\\p{Cf}\\p{Cs}].*|(?i)(con|prn|aux|nul|(com|lpt)\\d)(\\..*)?",
            Pattern.DOTALL);
    private static final Pattern NO_SHEET = Pattern.compile("'.*|.*'|.*[\\\\/?*\\[\\]:\\p{Cntrl}].*", Pattern.DOTALL);
    private static final int LONGEST_SHEET = 31;
    private static final byte[] TELLS = "\uFEFFsep=,\n".getBytes(StandardCharsets.UTF_8);
    private static final int BYTE_ORDER_MARK = 3;
    private static final DecimalMark NO_MARK = new DecimalMark('.');

    private Folder() {}

    /** A sheet as it was handed in, byte for byte, unless a spreadsheet program would take one of its texts for a formula. */
    private static RuleFile inert(RuleFile file, DecimalMark mark) {
        if (file.name().toLowerCase(Locale.ROOT).endsWith(".drl")) {
            return file;
        }
        List<Table> tables = BookTables.tables(file, new ArrayList<>());
        boolean harmless = tables.size() != 1
                || tables.get(0).lines().stream()
                        .noneMatch(line -> line.values().stream().anyMatch(value -> Inert.isFormula(value.text())));
        return harmless ? file : new RuleFile(file.name(), csv(tables.get(0), mark));
    }

    static Conversion of(List<RuleFile> files) {
        List<Issue> issues = new ArrayList<>();
        List<RuleFile> converted = new ArrayList<>();
        DecimalMark mark = DecimalMark.of(files);
        for (RuleFile file : files) {
            if (!BookTables.isWorkbook(file)) {
                converted.add(inert(file, mark));
                continue;
            }
            for (Table table : BookTables.tables(file, issues)) {
                if (BookTables.isList(table.sheet())) {
                    continue;
                }
                if (NO_FILE.matcher(table.sheet()).matches()) {
                    issues.add(Issue.error(
                                    Place.of(table.file(), table.sheet(), 0),
                                    table.sheet(),
                                    "a file cannot be named after the sheet")
                            .expecting("a name without path, quotation marks or signs that nobody sees"));
                } else {
                    converted.add(new RuleFile(table.sheet() + ".csv", csv(table, mark)));
                }
            }
        }
        Set<String> names = new HashSet<>();
        for (RuleFile file : converted) {
            if (!names.add(file.name().toLowerCase(Locale.ROOT))) {
                issues.add(Issue.error(
                                Place.of(file.name(), "", 0),
                                null,
                                "two sheets would be the file `" + file.name() + "`")
                        .expecting("one sheet of each name in a book"));
            }
        }
        List<Issue> sorted = issues.stream().sorted().toList();
        return sorted.stream().anyMatch(Issue::isError)
                ? new Conversion.Refused(sorted)
                : new Conversion.Converted(converted, sorted);
    }

    /** The table as a CSV file; where its own texts would hide what separates its cells, a first line says it. */
    private static byte[] csv(Table table, DecimalMark mark) {
        byte[] csv = written(table, mark);
        List<String> read = BookTables.tables(new RuleFile(table.sheet() + ".csv", csv), new ArrayList<>()).stream()
                .flatMap(back -> back.lines().stream().map(line -> texts(back, line, NO_MARK)))
                .toList();
        if (read.equals(
                table.lines().stream().map(line -> texts(table, line, mark)).toList())) {
            return csv;
        }
        byte[] told = Arrays.copyOf(TELLS, TELLS.length + csv.length - BYTE_ORDER_MARK);
        System.arraycopy(csv, BYTE_ORDER_MARK, told, TELLS.length, csv.length - BYTE_ORDER_MARK);
        return told;
    }

    private static String texts(Table table, Line line, DecimalMark mark) {
        Sheet sheet = Sheet.named(table.sheet());
        Line header = table.lines().get(0);
        StringBuilder texts = new StringBuilder().append(line.at().row());
        for (int i = 1; i <= line.values().size(); i++) {
            Column column = Layout.column(sheet, header.value(i).text());
            texts.append('\0').append(mark.text(column, line.value(i)));
        }
        return texts.toString();
    }

    /** Blank rows stay, so that every row keeps its number. */
    private static byte[] written(Table table, DecimalMark mark) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<String> headers = table.lines().isEmpty()
                ? List.of()
                : table.lines().get(0).values().stream().map(Value::text).toList();
        Sheet sheet = Sheet.named(table.sheet());
        try (CsvWriting csv = new CsvWriting(out, STYLE)) {
            int row = 1;
            for (Line line : table.lines()) {
                for (; row < line.at().row(); row++) {
                    csv.row(List.of());
                }
                List<String> texts = new ArrayList<>();
                for (int i = 1; i <= Math.max(headers.size(), line.values().size()); i++) {
                    Column column = i > headers.size() ? null : Layout.column(sheet, headers.get(i - 1));
                    texts.add(Inert.written(mark.text(column, line.value(i))));
                }
                csv.texts(texts);
                row++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return out.toByteArray();
    }

    /** Why the table cannot be a workbook's sheet as it is. */
    static List<Issue> unfitForSheet(Table table) {
        List<Issue> issues = new ArrayList<>();
        Place whole = Place.of(table.file(), table.sheet(), 0);
        String name = table.sheet();
        if (name.isBlank()
                || name.length() > LONGEST_SHEET
                || NO_SHEET.matcher(name).matches()) {
            issues.add(Issue.error(whole, name, "a workbook's sheet cannot have the name of the file")
                    .expecting("at most " + LONGEST_SHEET + " characters, none of `\\ / ? * [ ] :`"));
        } else if (name.equalsIgnoreCase(WorkbookWriting.CHOICES) || name.equalsIgnoreCase("history")) {
            issues.add(Issue.error(whole, name, "a workbook keeps a sheet `" + name + "` for itself")
                    .expecting("another name"));
        }
        for (Line line : table.lines()) {
            for (int i = 1; i <= line.values().size(); i++) {
                if (!WorkbookWriting.fits(line.value(i).text())) {
                    int row = line.at().row();
                    issues.add(Issue.error(
                            new Place(table.file(), name, row, null, Position.columnName(i) + row),
                            null,
                            "the cell is longer than a workbook's may be, 32,767 characters"));
                }
            }
        }
        return issues;
    }
}
