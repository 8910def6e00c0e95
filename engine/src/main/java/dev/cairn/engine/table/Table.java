package dev.cairn.engine.table;

import java.util.List;

/**
 * A sheet held in memory.
 *
 * @param file the file's name
 * @param sheet the sheet's name; of a CSV file its base name without extension
 * @param lines the rows that hold something, in order
 */
public record Table(String file, String sheet, List<Line> lines) {

    public Table {
        lines = List.copyOf(lines);
    }

    /** The whole sheet's place. */
    public Position at() {
        return Position.of(file).atSheet(sheet);
    }
}
