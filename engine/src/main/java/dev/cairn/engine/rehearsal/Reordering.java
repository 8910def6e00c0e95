package dev.cairn.engine.rehearsal;

import dev.cairn.engine.rehearsal.Change.Kind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lines that stand elsewhere among those that were there before: as few as explain the new order. */
final class Reordering {
    /** Where the first row that matches, or the first program, has precedence. */
    private static final Set<String> DECIDING = Set.of("persona-rules", "stage-rules", "programs", "caps");

    private Reordering() {}

    static boolean decides(String sheet) {
        return DECIDING.contains(sheet);
    }

    static List<Change> of(String sheet, Pairing pairing) {
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < pairing.newer().size(); i++) {
            if (pairing.before(i) != null) {
                kept.add(i);
            }
        }
        int[] places = kept.stream()
                .mapToInt(line -> {
                    Integer before = pairing.before(line);
                    return before == null ? -1 : before;
                })
                .toArray();
        BitSet moved = new BitSet();
        moved.set(0, places.length);
        moved.andNot(longestRising(places));
        if (moved.isEmpty() || !isRead(sheet)) {
            return List.of();
        }
        if (!decides(sheet)) {
            String rows = moved.cardinality() == 1 ? "1 row stands" : moved.cardinality() + " rows stand";
            return List.of(new Change(
                    Kind.REORDERED,
                    sheet,
                    0,
                    null,
                    null,
                    null,
                    List.of(rows + " elsewhere, and the order decides nothing there")));
        }
        List<Change> changes = new ArrayList<>();
        moved.stream().forEach(i -> {
            Line line = pairing.newer().get(kept.get(i));
            Line above = i == 0 ? null : pairing.newer().get(kept.get(i - 1));
            changes.add(new Change(
                    Kind.REORDERED,
                    sheet,
                    line.number(),
                    line.name(),
                    line.sentence(),
                    line.sentence(),
                    List.of("it now comes " + (above == null ? "first" : "after " + called(above)))));
        });
        return changes;
    }

    /** Sheets that the reader sorts, or that have no order, are never reordered. */
    private static boolean isRead(String sheet) {
        return !sheet.equals("settings") && !sheet.equals("vocabulary");
    }

    private static String called(Line line) {
        return line.name() == null ? "row " + line.number() : "`" + line.name() + "`";
    }

    /** The positions of one of the longest rising subsequences, by patience sorting. */
    private static BitSet longestRising(int[] values) {
        int[] tails = new int[values.length];
        @Nullable Integer[] before = new Integer[values.length];
        int length = 0;
        for (int i = 0; i < values.length; i++) {
            int value = values[i];
            int low = 0;
            int high = length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (values[tails[middle]] < value) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            tails[low] = i;
            before[i] = low == 0 ? null : tails[low - 1];
            length = Math.max(length, low + 1);
        }
        BitSet rising = new BitSet();
        for (Integer i = length == 0 ? null : (Integer) tails[length - 1]; i != null; i = before[i]) {
            rising.set(i);
        }
        return rising;
    }
}
