package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.rulebook.row.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The header row of a sheet at hand.
 *
 * @param complete false when a column is missing or could not be understood: then an empty cell may stand in it
 */
record Header(Sheet sheet, Place place, List<Heading> headings, boolean complete) {
    Header {
        headings = List.copyOf(headings);
    }

    /** The heading of a column without argument; null when the sheet at hand does not have it. */
    @Nullable
    Heading heading(String title) {
        for (Heading heading : headings) {
            if (heading.argument() == null && heading.column().title().equals(title)) {
                return heading;
            }
        }
        return null;
    }
}
