package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.rulebook.row.Place;
import dev.cairn.engine.table.Position;
import dev.cairn.engine.word.Word;
import org.jspecify.annotations.Nullable;

/**
 * One header of a sheet at hand.
 *
 * @param argument what stands after the colon, as written; a language as its canonical tag
 * @param text the whole header as written
 * @param position counted from 1
 */
record Heading(Column column, @Nullable String argument, String text, int position) {
    Place at(Place row) {
        return row.column(text, Position.columnName(position) + row.row());
    }

    /** Column and argument in one normal form, the same wherever the column stands. */
    String key() {
        return Column.key(column.title()) + (argument == null ? "" : ":" + Word.key(argument));
    }
}
