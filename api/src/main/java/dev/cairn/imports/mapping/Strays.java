package dev.cairn.imports.mapping;

import dev.cairn.engine.table.Line;
import dev.cairn.engine.table.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Cells that stand under no header. In a text file one beyond the last header means that its row is shifted, most often by a
 * comma that belongs to a value: the row is refused. Anywhere else it is somebody's note, and told once a column.
 */
final class Strays {
    private final boolean shifts;
    private final int width;
    private final List<Integer> nameless = new ArrayList<>();
    private final Set<Integer> told = new HashSet<>();
    private final Consumer<Finding> findings;

    Strays(Line header, String fileName, Consumer<Finding> findings) {
        shifts = !fileName.toLowerCase(Locale.ROOT).endsWith(".xlsx");
        width = header.values().size();
        for (int column = 1; column <= width; column++) {
            if (header.value(column).text().isBlank()) {
                nameless.add(column);
            }
        }
        this.findings = findings;
    }

    /** True after an error. */
    boolean shift(Line line) {
        nameless.forEach(column -> note(line, column));
        for (int column = width + 1; column <= line.values().size(); column++) {
            Value value = line.value(column);
            if (shifts && !value.text().isBlank()) {
                findings.accept(Finding.error(
                                line.at(column),
                                "`" + Shape.shortened(value.text().strip()) + "` stands under no header")
                        .expecting("a header above it, or quotes around a value with a comma in it"));
                return true;
            }
            note(line, column);
        }
        return false;
    }

    private void note(Line line, int column) {
        if (!line.value(column).text().isBlank() && told.add(column)) {
            findings.accept(Finding.warning(
                    line.at(column), "the column has no header: what stands in it from here on is not read"));
        }
    }
}
