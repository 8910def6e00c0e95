package dev.cairn.engine.rehearsal;

import dev.cairn.engine.rulebook.row.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row of any sheet, as differences see it.
 *
 * @param name under which it is known again in another book; null where it has none
 * @param row the rule, if it is one
 */
record Line(
        String sheet,
        int number,
        @Nullable String name,
        String sentence,
        Map<String, Text> cells,
        @Nullable Row row) {
    private static final String NONE = "nothing";

    /**
     * What a cell says.
     *
     * @param meaning equal where two texts mean the same
     */
    record Text(String text, Object meaning) {
        static Text of(Object value) {
            return new Text(value.toString(), value);
        }
    }

    boolean saysTheSame(Line other) {
        return details(other).isEmpty();
    }

    /** What is different in the other, the newer, column by column. */
    List<String> details(Line newer) {
        Map<String, Text> columns = new LinkedHashMap<>(newer.cells);
        cells.forEach(columns::putIfAbsent);
        List<String> details = new ArrayList<>();
        for (String column : columns.keySet()) {
            Text was = cells.get(column);
            Text is = newer.cells.get(column);
            if (!Objects.equals(was == null ? null : was.meaning, is == null ? null : is.meaning)) {
                details.add(column + ": " + shown(is) + " instead of " + shown(was));
            }
        }
        if (name != null && newer.name != null && !name.equals(newer.name)) {
            details.add("Name: `" + newer.name + "` instead of `" + name + "`");
        }
        return details;
    }

    private static String shown(@Nullable Text text) {
        return text == null || text.text.isEmpty() ? NONE : "`" + text.text + "`";
    }
}
