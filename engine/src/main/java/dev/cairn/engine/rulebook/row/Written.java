package dev.cairn.engine.rulebook.row;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the cells of a book that are no conditions, so that what is found later can be told at its cell.
 *
 * @param cells by the row's place, then by the column's title without argument
 */
public record Written(Map<Place, Map<String, Text>> cells) {
    /** @param text as the editor wrote it */
    public record Text(Place place, String text) {}

    public Written {
        cells = Map.copyOf(cells);
    }

    /** The cell's place; of a cell that is not there, the row's with the column. */
    public Place at(Place row, String column) {
        Text cell = cells.getOrDefault(row, Map.of()).get(column);
        return cell == null ? row.column(column, null) : cell.place();
    }

    /** What the cell says, or null. */
    public @Nullable String text(Place row, String column) {
        Text cell = cells.getOrDefault(row, Map.of()).get(column);
        return cell == null ? null : cell.text();
    }
}
