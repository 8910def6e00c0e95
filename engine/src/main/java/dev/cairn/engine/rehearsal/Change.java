package dev.cairn.engine.rehearsal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing in which a book differs from another.
 *
 * @param row where it stands in the newer book, or stood in the older one if it is gone; 0 means the whole sheet
 * @param name what an editor calls it; null for a row without a Name
 * @param before its sentence in the older book, if it was there
 * @param after its sentence in the newer book, if it is there
 * @param details what is different about it, column by column; where it stands now, if it moved
 */
public record Change(
        Kind kind,
        String sheet,
        int row,
        @Nullable String name,
        @Nullable String before,
        @Nullable String after,
        List<String> details) {
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED,
        REORDERED
    }

    public Change {
        details = List.copyOf(details);
    }

    /** {@code content-rules, row 14, `welcome`, changed: Points: 90 instead of 80. Now: For everyone, show ...} */
    @Override
    public String toString() {
        String where = sheet
                + (row == 0 || kind == Kind.REMOVED ? "" : ", row " + row)
                + (name == null ? "" : ", `" + name + "`");
        return switch (kind) {
            case ADDED -> where + ", added: " + after;
            case REMOVED -> where + ", removed: " + before;
            case REORDERED -> where + ", reordered: " + String.join("; ", details) + ".";
            case CHANGED ->
                where + ", changed: " + String.join("; ", details) + "."
                        + (after == null || after.equals(before) ? "" : " Now: " + after);
        };
    }
}
