package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.Place;
import dev.cairn.engine.table.Marking;
import dev.cairn.engine.table.Marking.Entry;
import dev.cairn.engine.table.Marking.Mark;
import dev.cairn.engine.table.Position;
import dev.cairn.engine.table.WorkbookWriting;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Issues as remarks in a workbook. */
final class Remarks {
    /** The sheet that lists them. */
    static final String SHEET = "Issues";

    private static final List<WorkbookWriting.Column> COLUMNS = List.of(
            WorkbookWriting.Column.of("Severity").withWidth(10),
            WorkbookWriting.Column.of("File").withWidth(20),
            WorkbookWriting.Column.of("Sheet").withWidth(18),
            WorkbookWriting.Column.of("Row").withWidth(7),
            WorkbookWriting.Column.of("Column").withWidth(20),
            WorkbookWriting.Column.of("Cell").withWidth(8),
            WorkbookWriting.Column.of("What is wrong").withWidth(60),
            WorkbookWriting.Column.of("Expected").withWidth(50),
            WorkbookWriting.Column.of("Did you mean").withWidth(24));
    private static final int CELL = 6;

    private final List<Issue> issues;

    Remarks(List<Issue> issues) {
        this.issues = issues.stream().sorted().toList();
    }

    List<Mark> marks() {
        return issues.stream().map(Remarks::mark).filter(Objects::nonNull).toList();
    }

    Marking.Listing listing() {
        List<Entry> entries = new ArrayList<>();
        for (Issue issue : issues) {
            Place place = issue.place();
            Mark mark = mark(issue);
            entries.add(new Entry(
                    List.of(
                            issue.isError() ? "error" : "warning",
                            place.file(),
                            place.sheet(),
                            place.row() > 0 ? String.valueOf(place.row()) : "",
                            place.column() == null ? "" : place.column(),
                            mark == null ? "" : cell(mark),
                            issue.message(),
                            issue.expected() == null ? "" : issue.expected(),
                            issue.nearest() == null ? "" : issue.nearest()),
                    mark));
        }
        return new Marking.Listing(SHEET, COLUMNS, CELL, entries);
    }

    /** What is said of a whole row stands in its first cell; of a sheet or a file, in no cell. */
    private static @Nullable Mark mark(Issue issue) {
        Place place = issue.place();
        if (place.row() < 1) {
            return null;
        }
        StringBuilder text = new StringBuilder(issue.isError() ? "" : "Warning: ").append(issue.message());
        if (issue.expected() != null) {
            text.append("; expected ").append(issue.expected());
        }
        if (issue.nearest() != null) {
            text.append("; did you mean `").append(issue.nearest()).append("`?");
        }
        return new Mark(
                place.sheet(), place.row(), Math.max(1, column(place.cell())), text.toString(), issue.isError());
    }

    private static int column(@Nullable String cell) {
        int column = 0;
        for (int i = 0;
                cell != null && i < cell.length() && i < 3 && cell.charAt(i) >= 'A' && cell.charAt(i) <= 'Z';
                i++) {
            column = column * 26 + (cell.charAt(i) - 'A' + 1);
        }
        return column;
    }

    private static String cell(Mark mark) {
        return Position.columnName(mark.column()) + mark.row();
    }
}
