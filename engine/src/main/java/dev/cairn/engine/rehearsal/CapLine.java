package dev.cairn.engine.rehearsal;

import dev.cairn.engine.decision.Capped.Per;
import dev.cairn.engine.rulebook.row.Cap;
import dev.cairn.engine.rulebook.row.Cell;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a row of caps says, column by column. */
final class CapLine {
    private CapLine() {}

    static Map<String, Object> cells(Cap cap) {
        Map<String, Object> cells = new LinkedHashMap<>();
        list(cells, "Kind", cap.kinds());
        list(cells, "Content", cap.contents());
        for (Per per : Per.values()) {
            Integer most = cap.atMost().get(per);
            if (most != null) {
                cells.put("Per " + per.word(), most == Cap.NO_LIMIT ? "no limit" : most);
            }
        }
        Integer again = cap.againAfter();
        if (again != null) {
            cells.put("Show again", again == Cap.NEVER ? "never" : again == 0 ? "always" : "after " + again + " days");
        }
        if (cap.quietHours() != null) {
            cells.put("Quiet hours", times(cap.quietHours()));
        }
        if (cap.busyFrom() != null) {
            cells.put("Busy from", cap.busyFrom());
        }
        if (cap.busyUntil() != null) {
            cells.put("Busy until", cap.busyUntil());
        }
        return cells;
    }

    private static void list(Map<String, Object> cells, String column, Set<String> keys) {
        if (!keys.isEmpty()) {
            cells.put(column, String.join(", ", new TreeSet<>(keys)));
        }
    }

    private static String times(Cell cell) {
        if (cell instanceof Cell.TimeBetween times) {
            return String.format(
                    Locale.ROOT,
                    "%02d:%02d-%02d:%02d",
                    times.fromMinute() / 60,
                    times.fromMinute() % 60,
                    times.toMinute() / 60,
                    times.toMinute() % 60);
        }
        if (cell instanceof Cell.Either either) {
            Set<String> parts = new TreeSet<>();
            either.cells().forEach(part -> parts.add(times(part)));
            return String.join(", ", parts);
        }
        return cell instanceof Cell.Not not ? "not " + times(not.cell()) : cell.toString();
    }
}
