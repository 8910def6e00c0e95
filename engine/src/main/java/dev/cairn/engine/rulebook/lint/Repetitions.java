package dev.cairn.engine.rulebook.lint;

import dev.cairn.engine.rulebook.row.CheckedRows;
import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.Place;
import dev.cairn.engine.rulebook.row.Row;
import dev.cairn.engine.rulebook.row.Row.ContentRow;
import dev.cairn.engine.rulebook.row.Row.GuardRow;
import dev.cairn.engine.rulebook.row.Row.PersonaRow;
import dev.cairn.engine.rulebook.row.Row.SegmentRow;
import dev.cairn.engine.rulebook.row.Row.StageRow;
import dev.cairn.engine.word.Word;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows that change nothing, because another row says the same for at least the same learners. */
final class Repetitions {
    private final CheckedRows rows;
    private final Set<Place> told = new HashSet<>();

    Repetitions(CheckedRows rows) {
        this.rows = rows;
        // The reader has said already which rows are alike letter by letter.
        rows.warnings().stream()
                .map(Issue::place)
                .filter(place -> place.column() == null)
                .forEach(told::add);
    }

    void report(List<Issue> issues) {
        personas(issues);
        segments(issues);
        stages(issues);
        guards(issues);
        contents(issues);
    }

    private <R extends Row> List<R> only(Class<R> kind) {
        return rows.rows().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The first that matches decides, so a row after a wider one is never reached. */
    private void personas(List<Issue> issues) {
        List<PersonaRow> all = only(PersonaRow.class);
        Wideness wideness = new Wideness(all);
        for (int i = 0; i < all.size(); i++) {
            PersonaRow row = all.get(i);
            BitSet wider = wideness.within(row);
            int first = wider.nextSetBit(0);
            // a row without conditions in the middle is reported once, by the reader
            if (first < i && !all.get(first).head().conditions().isEmpty()) {
                PersonaRow before = all.get(first);
                boolean alike = wideness.alike(first, i);
                boolean same = Word.key(before.persona()).equals(Word.key(row.persona()));
                if (alike && !same) {
                    add(
                            issues,
                            row,
                            "contradicts " + Said.row(before, row) + ": the same conditions lead to `"
                                    + before.persona() + "` there and to `" + row.persona()
                                    + "` here, and the first row decides",
                            "one of the two rows, or conditions that differ");
                } else if (!alike || !told.contains(row.head().place())) {
                    add(
                            issues,
                            row,
                            "never reached: " + Said.row(before, row) + " comes first and holds whenever this one does",
                            "this row above " + Said.row(before, row) + ", or no such row");
                }
            }
        }
    }

    private void segments(List<Issue> issues) {
        repeated(
                only(SegmentRow.class),
                row -> Word.key(row.segment()),
                (row, other) -> true,
                (row, other) -> "adds nobody to `" + row.segment() + "`: " + Said.row(other, row)
                        + " holds whenever this one does",
                issues);
    }

    private void stages(List<Issue> issues) {
        repeated(
                only(StageRow.class),
                row -> List.of(Word.key(row.program()), row.toStage() == null ? "" : Word.key(row.toStage())),
                (row, other) -> other.fromNamed() || !row.fromNamed(),
                (row, other) ->
                        "moves nobody: " + Said.row(other, row) + " leads to the same stage whenever this one does",
                issues);
    }

    private void guards(List<Issue> issues) {
        repeated(
                only(GuardRow.class),
                GuardRow::hide,
                (row, other) -> true,
                (row, other) ->
                        "hides nothing more: " + Said.row(other, row) + " hides the same whenever this one holds",
                issues);
    }

    private void contents(List<Issue> issues) {
        List<ContentRow> all = only(ContentRow.class);
        Wideness wideness = new Wideness(all);
        Map<Object, BitSet> alike = grouped(all, ContentRow::show);
        for (int i = 0; i < all.size(); i++) {
            ContentRow row = all.get(i);
            BitSet wider = wideness.within(row);
            wider.and(alike.getOrDefault(row.show(), new BitSet()));
            for (int j = wider.nextSetBit(0); j >= 0; j = wider.nextSetBit(j + 1)) {
                ContentRow other = all.get(j);
                String message = j == i ? null : repeats(row, other, j < i && wideness.alike(i, j));
                if (message != null
                        && !(message.startsWith("says")
                                && told.contains(row.head().place()))) {
                    add(issues, row, message, "one row for both, or another condition");
                    break;
                }
            }
        }
    }

    /** @param twin whether the other stands before this row and has the same conditions */
    private static @Nullable String repeats(ContentRow row, ContentRow other, boolean twin) {
        boolean grouped =
                row.group() != null && other.group() != null && row.group().equals(other.group());
        boolean plain = !row.require() && !row.alwaysFirst() && !other.require() && !other.alwaysFirst();
        if (grouped && plain && (other.points() > row.points() || (twin && other.points() == row.points()))) {
            return "never counts: " + Said.row(other, row) + " of the group `" + row.group()
                    + "` shows the same whenever this one does, with "
                    + (twin && other.points() == row.points() ? "as many points" : "more points");
        }
        boolean sameKind = row.require() == other.require() && row.alwaysFirst() == other.alwaysFirst();
        if (!twin || grouped || !sameKind || (long) row.points() * other.points() < 0) {
            return null;
        }
        if (row.points() == other.points()) {
            return "says the same as " + Said.row(other, row)
                    + (row.points() == 0 ? "" : ", so its points count twice");
        }
        return "shows the same to the same learners as " + Said.row(other, row) + ": their points add up to "
                + ((long) row.points() + other.points());
    }

    private interface Comparison<R, T> {
        T of(R row, R other);
    }

    /** Reports rows with a wider row of the same outcome; of two that are alike, the later. */
    private <R extends Row> void repeated(
            List<R> all,
            Function<R, Object> outcome,
            Comparison<R, Boolean> covers,
            Comparison<R, String> message,
            List<Issue> issues) {
        Wideness wideness = new Wideness(all);
        Map<Object, BitSet> same = grouped(all, outcome);
        for (int i = 0; i < all.size(); i++) {
            R row = all.get(i);
            BitSet wider = wideness.within(row);
            wider.and(same.getOrDefault(outcome.apply(row), new BitSet()));
            for (int j = wider.nextSetBit(0); j >= 0; j = wider.nextSetBit(j + 1)) {
                R other = all.get(j);
                if (j != i && covers.of(row, other)) {
                    boolean alike = wideness.within(other).get(i);
                    if (!alike || (j < i && !told.contains(row.head().place()))) {
                        add(issues, row, message.of(row, other), "another condition, or no such row");
                        break;
                    }
                }
            }
        }
    }

    private static <R extends Row> Map<Object, BitSet> grouped(List<R> all, Function<R, ?> outcome) {
        Map<Object, BitSet> groups = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            groups.computeIfAbsent(outcome.apply(all.get(i)), key -> new BitSet())
                    .set(i);
        }
        return groups;
    }

    private static void add(List<Issue> issues, Row row, String message, String expected) {
        issues.add(Issue.warning(row.head().place(), null, message).expecting(expected));
    }
}
