package dev.cairn.engine.rulebook.lint;

import dev.cairn.engine.content.Bits;
import dev.cairn.engine.rulebook.row.CheckedRows;
import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.Row;
import dev.cairn.engine.rulebook.row.Row.ContentRow;
import dev.cairn.engine.rulebook.row.Row.GuardRow;
import dev.cairn.engine.rulebook.row.Row.StageRow;
import dev.cairn.engine.word.Word;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Rows that cannot both be meant: for the same learners one does what another undoes. */
final class Contradictions {
    private final List<ContentRow> contents = new ArrayList<>();
    private final List<GuardRow> guards = new ArrayList<>();
    private final List<StageRow> stages = new ArrayList<>();
    private final Finds finds;

    Contradictions(CheckedRows rows, Finds finds) {
        this.finds = finds;
        for (Row row : rows.rows()) {
            if (row instanceof ContentRow content) {
                contents.add(content);
            } else if (row instanceof GuardRow guard) {
                guards.add(guard);
            } else if (row instanceof StageRow stage) {
                stages.add(stage);
            }
        }
    }

    void report(List<Issue> issues) {
        hidden(issues);
        opposed(issues);
        forked(issues);
    }

    /** What a row shows, guards that hold whenever it does always hide. */
    private void hidden(List<Issue> issues) {
        Wideness wideness = new Wideness(guards);
        for (ContentRow row : contents) {
            Bits shown = finds.atMost(row.show());
            if (shown.isEmpty() || (row.points() <= 0 && !row.alwaysFirst() && !row.require())) {
                continue;
            }
            Bits left = shown.copy();
            List<String> hiding = new ArrayList<>();
            BitSet wider = wideness.within(row);
            for (int j = wider.nextSetBit(0); j >= 0 && !left.isEmpty(); j = wider.nextSetBit(j + 1)) {
                GuardRow guard = guards.get(j);
                if (left.remove(finds.atLeast(guard.hide())) > 0) {
                    hiding.add(Said.row(guard, row));
                }
            }
            if (left.isEmpty()) {
                issues.add(Issue.warning(
                                row.head().place(),
                                null,
                                (row.require() ? "requires" : "shows") + " what is always hidden: "
                                        + String.join(" and ", hiding) + (hiding.size() == 1 ? " hides" : " hide")
                                        + " all of it whenever this row holds")
                        .expecting("other content here, or a narrower guard"));
            }
        }
    }

    /** The same contents win points by one row and lose them by another, for the same learners. */
    private void opposed(List<Issue> issues) {
        Wideness wideness = new Wideness(contents);
        Map<Object, BitSet> alike = new HashMap<>();
        for (int i = 0; i < contents.size(); i++) {
            alike.computeIfAbsent(contents.get(i).show(), key -> new BitSet()).set(i);
        }
        for (int i = 0; i < contents.size(); i++) {
            ContentRow row = contents.get(i);
            BitSet same = alike.getOrDefault(row.show(), new BitSet());
            for (int j = same.nextSetBit(0); j >= 0 && j < i; j = same.nextSetBit(j + 1)) {
                ContentRow other = contents.get(j);
                if ((long) row.points() * other.points() < 0 && wideness.alike(i, j)) {
                    issues.add(Issue.warning(
                                    row.head().place(),
                                    null,
                                    "contradicts " + Said.row(other, row)
                                            + ": for the same learners and contents one gives "
                                            + Math.max(row.points(), other.points()) + " points and the other takes "
                                            + -Math.min(row.points(), other.points()))
                            .expecting("one row, or conditions that differ"));
                    break;
                }
            }
        }
    }

    /** The same conditions lead to two stages. */
    private void forked(List<Issue> issues) {
        Wideness wideness = new Wideness(stages);
        for (int i = 0; i < stages.size(); i++) {
            StageRow row = stages.get(i);
            for (int j = 0; j < i; j++) {
                StageRow other = stages.get(j);
                if (!Objects.equals(key(row), key(other)) && wideness.alike(i, j)) {
                    issues.add(Issue.warning(
                                    row.head().place(),
                                    null,
                                    "contradicts " + Said.row(other, row) + ": the same conditions lead to `"
                                            + stage(other) + "` there and to `" + stage(row) + "` here")
                            .expecting("one of the two rows, or conditions that differ"));
                    break;
                }
            }
        }
    }

    private static String key(StageRow row) {
        return Word.key(stage(row));
    }

    private static String stage(StageRow row) {
        return row.toStage() == null ? "exit" : row.toStage();
    }
}
