package dev.cairn.engine.table;

import org.jspecify.annotations.Nullable;

/** Cells that an editor merged: nobody knows which of them holds the value. */
final class MergedCells {
    private MergedCells() {}

    /** @param range as the worksheet names it, such as {@code A2:A3} */
    static void tell(@Nullable String range, Position sheet, Findings findings) {
        String cells = range == null ? "" : range;
        String first = cells.substring(0, Math.max(cells.indexOf(':'), 0));
        int firstRow = CellName.row(first);
        Position at = firstRow == CellName.BEYOND
                ? sheet
                : sheet.atRow(firstRow, firstRow).atColumn(CellName.column(first));
        findings.add(
                at,
                Problem.Kind.MERGED,
                "the cells " + cells
                        + " are merged, so it is unclear which row or column their value belongs to;"
                        + " unmerge them and fill each cell");
    }
}
