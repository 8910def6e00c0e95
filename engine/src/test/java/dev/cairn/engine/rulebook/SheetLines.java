package dev.cairn.engine.rulebook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sheets told line by line, as {@code guards|Name=g|Device=mobile|Then hide kind=video}. */
final class SheetLines {
    private SheetLines() {}

    /** The text of the sheets, for {@link World#files}; each has the columns that its lines name. */
    static String text(List<String> rows) {
        Map<String, List<String>> sheets = new LinkedHashMap<>();
        for (String row : rows) {
            sheets.computeIfAbsent(row.substring(0, row.indexOf('|')), name -> new ArrayList<>())
                    .add(row);
        }
        StringBuilder text = new StringBuilder();
        sheets.forEach((name, lines) -> text.append(sheet(name, lines)).append('\n'));
        return text.toString();
    }

    private static String sheet(String name, List<String> lines) {
        List<Map<String, String>> cells = new ArrayList<>();
        Set<String> columns = new LinkedHashSet<>();
        for (String line : lines) {
            Map<String, String> row = new HashMap<>();
            for (String part : line.substring(line.indexOf('|') + 1).split("\\|")) {
                int equals = part.indexOf('=');
                row.put(part.substring(0, equals), part.substring(equals + 1));
                columns.add(part.substring(0, equals));
            }
            cells.add(row);
        }
        StringBuilder sheet = new StringBuilder(name)
                .append(":\n")
                .append(String.join(",", columns))
                .append('\n');
        for (Map<String, String> row : cells) {
            sheet.append(String.join(
                            ",",
                            columns.stream()
                                    .map(column ->
                                            "\"" + row.getOrDefault(column, "").replace("'", "") + "\"")
                                    .toList()))
                    .append('\n');
        }
        return sheet.toString();
    }
}
