package dev.cairn.engine.rehearsal;

import dev.cairn.engine.rulebook.row.Row;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
    private static final String NONE = "an empty cell";

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

    /** The columns in which the other, the newer, says something else. */
    Set<String> differing(Line newer) {
        Set<String> columns = new LinkedHashSet<>(newer.cells.keySet());
        columns.addAll(cells.keySet());
        columns.removeIf(column -> Objects.equals(meaning(column), newer.meaning(column)));
        return columns;
    }

    private @Nullable Object meaning(String column) {
        Text text = cells.get(column);
        return text == null ? null : text.meaning;
    }

    private @Nullable String text(String column) {
        Text text = cells.get(column);
        return text == null ? null : text.text;
    }

    /** What is different in the other, the newer, column by column. */
    List<String> details(Line newer) {
        List<String> details = new ArrayList<>();
        for (String column : differing(newer)) {
            details.add(column + ": " + shown(newer.text(column)) + " instead of " + shown(text(column)));
        }
        if (!Objects.equals(name, newer.name)) {
            details.add("Name: " + shown(newer.name) + " instead of " + shown(name));
        }
        return details;
    }

    private static String shown(@Nullable String text) {
        return text == null || text.isEmpty() ? NONE : "`" + text + "`";
    }
}
