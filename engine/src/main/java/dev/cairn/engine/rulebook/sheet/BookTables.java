package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.Place;
import dev.cairn.engine.rulebook.row.RuleFile;
import dev.cairn.engine.table.Limits;
import dev.cairn.engine.table.Reading;
import dev.cairn.engine.table.Table;
import dev.cairn.engine.table.Tables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * All sheets of a book's files, whatever they are called and say, and the files that are none.
 *
 * @param tables in the order of the description, then by name
 * @param others expert rules
 * @param issues files that could not be read, sheets that stand twice, and warnings
 */
record BookTables(List<Table> tables, List<RuleFile> others, List<Issue> issues) {

    static BookTables of(List<RuleFile> files) {
        List<Table> tables = new ArrayList<>();
        List<RuleFile> others = new ArrayList<>();
        List<Issue> issues = new ArrayList<>();
        Map<String, Table> seen = new HashMap<>();
        for (RuleFile file :
                files.stream().sorted(Comparator.comparing(RuleFile::name)).toList()) {
            if (isExpert(file)) {
                others.add(file);
                continue;
            }
            for (Table table : tables(file, issues)) {
                if (isList(table.sheet())) {
                    continue;
                }
                Table before = seen.putIfAbsent(table.sheet().toLowerCase(Locale.ROOT), table);
                if (before == null) {
                    tables.add(table);
                } else {
                    issues.add(Issue.error(
                                    Place.of(table.file(), table.sheet(), 0),
                                    table.sheet(),
                                    "the sheet `" + table.sheet() + "` stands in `" + before.file() + "` too")
                            .expecting("one sheet of each name in a book"));
                }
            }
        }
        tables.sort(Comparator.comparingInt(BookTables::rank).thenComparing(Table::sheet));
        return new BookTables(List.copyOf(tables), List.copyOf(others), List.copyOf(issues));
    }

    /** The sheets of one file; its problems go where they are collected. */
    static List<Table> tables(RuleFile file, List<Issue> issues) {
        Reading<List<Table>> reading = Tables.read(file.name(), file.bytes(), Limits.inMemory());
        reading.warnings().forEach(problem -> issues.add(RuleFiles.issue(problem)));
        if (reading instanceof Reading.Refused<List<Table>> bad) {
            bad.problems().forEach(problem -> issues.add(RuleFiles.issue(problem)));
            return List.of();
        }
        List<Table> tables = ((Reading.Read<List<Table>>) reading).content();
        return isWorkbook(file) ? tables : tables.stream().map(Inert::read).toList();
    }

    static boolean isWorkbook(RuleFile file) {
        return lower(file).endsWith(".xlsx");
    }

    static boolean isExpert(RuleFile file) {
        return lower(file).endsWith(".drl");
    }

    /** Whether the sheet is the list of issues that a checked workbook carries, which nobody reads back. */
    static boolean isList(String sheet) {
        return sheet.strip().equalsIgnoreCase(Remarks.SHEET);
    }

    private static String lower(RuleFile file) {
        return file.name().toLowerCase(Locale.ROOT);
    }

    private static int rank(Table table) {
        Sheet sheet = Sheet.named(table.sheet());
        return sheet == null ? Sheet.values().length : sheet.ordinal();
    }
}
