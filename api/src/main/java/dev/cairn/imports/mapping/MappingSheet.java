package dev.cairn.imports.mapping;

import dev.cairn.engine.table.Limits;
import dev.cairn.engine.table.Line;
import dev.cairn.engine.table.Position;
import dev.cairn.engine.table.Reading;
import dev.cairn.engine.table.Table;
import dev.cairn.engine.table.Tables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a mapping's sheet: a header, then one row a rule or a setting. */
final class MappingSheet {
    /** The columns, by their key. */
    static final List<String> COLUMNS = List.of("Field", "From", "Form", "When", "Value", "Note");

    private static final Limits LIMITS = Limits.inMemory();

    private final Map<String, Integer> columns = new HashMap<>();
    private final List<Finding> findings;

    private MappingSheet(List<Finding> findings) {
        this.findings = findings;
    }

    static Mapping.Reading read(String fileName, byte[] bytes) {
        Reading<List<Table>> reading = Tables.read(fileName, bytes, LIMITS);
        List<Finding> findings = new ArrayList<>();
        reading.warnings().forEach(problem -> findings.add(Finding.of(problem)));
        if (reading instanceof Reading.Refused<List<Table>> refused) {
            refused.problems().forEach(problem -> findings.add(Finding.of(problem)));
            return new Mapping.Reading.Refused(findings);
        }
        Table table = ((Reading.Read<List<Table>>) reading).content().get(0);
        return new MappingSheet(findings).read(table);
    }

    private Mapping.Reading read(Table table) {
        MappingRows rows = new MappingRows(findings);
        if (table.lines().isEmpty()) {
            findings.add(Finding.error(table.at(), "the mapping is empty")
                    .expecting("a header row with `" + String.join("`, `", COLUMNS) + "`"));
        } else {
            header(table.lines().get(0));
        }
        if (findings.stream().noneMatch(Finding::isError)) {
            for (Line line : table.lines().subList(1, table.lines().size())) {
                rows.add(entry(line));
            }
        }
        return rows.end(table.at());
    }

    private void header(Line line) {
        for (int column = 1; column <= line.values().size(); column++) {
            String title = line.value(column).text().strip();
            String known = Words.match(title, COLUMNS);
            Position at = line.at(column);
            if (known == null && !title.isEmpty()) {
                findings.add(Finding.error(at, "`" + title + "` is not a column of a mapping")
                        .expecting("one of `" + String.join("`, `", COLUMNS) + "`")
                        .nearest(Words.nearest(title, COLUMNS)));
            } else if (known != null && columns.putIfAbsent(known, column) != null) {
                findings.add(Finding.error(at, "column `" + known + "` stands twice"));
            }
        }
        if (!columns.containsKey("Field")) {
            findings.add(Finding.error(line.at(), "the first row has no column `Field`")
                    .expecting("a header row with `" + String.join("`, `", COLUMNS) + "`"));
        }
    }

    private MappingRows.Entry entry(Line line) {
        Map<String, String> texts = new HashMap<>();
        Map<String, Position> places = new HashMap<>();
        columns.forEach((title, column) -> {
            texts.put(title, line.value(column).text().strip());
            places.put(title, line.at(column));
        });
        return new MappingRows.Entry(line.at(), texts, places);
    }
}
