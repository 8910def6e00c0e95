package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.rulebook.row.Due;
import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.rulebook.row.Row;
import dev.cairn.engine.rulebook.sheet.RuleHeads.Draft;
import dev.cairn.engine.word.Word;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what only rows of {@code content-rules} have. */
final class ContentRows {
    private static final int MOST_POINTS = 1_000_000;
    /** A point, a comma, an apostrophe of either kind, or a blank, also one that does not break. */
    private static final String THOUSANDS_MARK = "[.,'\u2019 \u00a0\u202f]";

    private static final Pattern THOUSANDS =
            Pattern.compile("[-\u2212]?[1-9]\\d{0,2}(" + THOUSANDS_MARK + ")\\d{3}(?:\\1\\d{3})?");

    private final Known known;
    private final Formats formats;

    ContentRows(Known known, Formats formats) {
        this.known = known;
        this.formats = formats;
    }

    /** @param points 0 for a row that comes always first, or only requires */
    record Worth(int points, boolean alwaysFirst) {}

    @Nullable
    Row row(Entry entry, Draft draft) {
        Selection selection = Selection.of(entry, known, formats, "show");
        Boolean required = entry.read("Then require", Page::yes);
        boolean require = required != null && required;
        Worth worth =
                require && entry.cell("Points") == null ? new Worth(0, false) : entry.require("Points", this::worth);
        Filled group = entry.cell("Group");
        Due due = entry.read("Due", cell -> DueCell.read(cell, formats));
        Filled dueCell = entry.cell("Due");
        if (dueCell != null && !require) {
            dueCell.error("the row says until when, but does not require anything", "`yes` in `Then require`", null);
        }
        if (dueCell != null && due instanceof Due.FromStage && !hasJourney(draft)) {
            dueCell.warning("the row names no program or stage, so it has no stage to count from for learners in none");
        }
        if (group != null && worth != null && worth.alwaysFirst) {
            group.error("`always first` has no points to be the highest of a group", "an empty cell", null);
        }
        Filled points = entry.cell("Points");
        if (points != null && worth != null && worth.points == 0 && !worth.alwaysFirst && !require) {
            points.warning("0 points add nothing");
        }
        if (selection == null || worth == null) {
            return null;
        }
        String name = group == null ? null : group.text();
        String sentence = Sentence.content(draft, selection, worth, name, require, due);
        return new Row.ContentRow(
                draft.head(sentence),
                selection.selector(),
                worth.points,
                worth.alwaysFirst,
                name == null ? null : Word.key(name),
                require,
                due);
    }

    private static boolean hasJourney(Draft draft) {
        return draft.told().stream()
                .anyMatch(told ->
                        told.fact().kind() == Fact.Kind.PROGRAM || told.fact().kind() == Fact.Kind.STAGE);
    }

    private Worth worth(Filled cell) {
        if (Word.key(cell.text()).equals("always first")) {
            return new Worth(0, true);
        }
        double points;
        try {
            points = formats.number(cell);
        } catch (Misread misread) {
            String text = cell.text().strip();
            if (THOUSANDS.matcher(text).matches()) {
                throw new Misread("`" + cell.text() + "` looks like a number with its thousands set apart")
                        .expecting("the digits alone: `" + text.replaceAll(THOUSANDS_MARK, "") + "`");
            }
            throw new Misread("`" + cell.text() + "` is not a number of points")
                    .expecting(Form.POINTS.words())
                    .nearest(Nearest.of(cell.text(), List.of("always first")));
        }
        if (points != Math.rint(points)) {
            throw new Misread("points are whole numbers").expecting(Form.POINTS.words());
        }
        if (Math.abs(points) > MOST_POINTS) {
            throw new Misread("`" + cell.text() + "` points are out of bounds")
                    .expecting("a whole number from -1,000,000 to 1,000,000, or `always first`");
        }
        return new Worth((int) points, false);
    }
}
