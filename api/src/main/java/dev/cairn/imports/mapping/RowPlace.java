package dev.cairn.imports.mapping;

import dev.cairn.engine.table.Position;
import java.util.Map;

/**
 * Where a row stands in its file, and which column fills which field.
 *
 * @param columns by field, such as {@code title: de}; shared by all rows of a file
 */
public record RowPlace(Position at, Map<String, FieldColumn> columns) {
    /**
     * @param number counted from 1
     * @param header as the file spells it
     */
    public record FieldColumn(int number, String header) {}

    public RowPlace {
        columns = Map.copyOf(columns);
    }

    /** An error in the column that fills the field; in the whole row when none does. */
    public Finding error(String field, String message) {
        return in(field, Finding.error(at, message));
    }

    public Finding warning(String field, String message) {
        return in(field, Finding.warning(at, message));
    }

    private Finding in(String field, Finding finding) {
        FieldColumn column = columns.get(field);
        return column == null ? finding : finding.in(at.atColumn(column.number()), column.header(), null);
    }
}
