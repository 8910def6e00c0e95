package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.rulebook.row.RuleFile;
import dev.cairn.engine.table.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How numbers of a workbook are written as text: a spreadsheet's own number has a point, a text has the book's decimal mark.
 */
record DecimalMark(char sign) {
    static DecimalMark of(List<RuleFile> files) {
        return new DecimalMark(BookReading.glance(files).formats().decimalMark());
    }

    /** @param column null for a column that is not known, whose numbers stay as they look */
    String text(@Nullable Column column, Value value) {
        boolean typed = value instanceof Value.Number || value instanceof Value.Percent;
        return typed && column != null && column.form().isNumeric()
                ? value.text().replace('.', sign)
                : value.text();
    }
}
