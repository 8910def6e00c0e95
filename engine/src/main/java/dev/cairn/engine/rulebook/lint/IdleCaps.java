package dev.cairn.engine.rulebook.lint;

import dev.cairn.engine.decision.Capped.Per;
import dev.cairn.engine.rulebook.row.Cap;
import dev.cairn.engine.rulebook.row.CheckedRows;
import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.Place;
import dev.cairn.engine.rulebook.row.Row;
import dev.cairn.engine.rulebook.row.Row.CapRow;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows of caps of which a column never decides, because a row before them says something for the same contents and learners. */
final class IdleCaps {
    private final CheckedRows rows;
    private final List<CapRow> caps;
    private final Set<Place> told;

    IdleCaps(CheckedRows rows) {
        this.rows = rows;
        caps = rows.rows().stream()
                .filter(CapRow.class::isInstance)
                .map(CapRow.class::cast)
                .toList();
        told = rows.warnings().stream().map(Issue::place).collect(Collectors.toSet());
    }

    /** @param today null leaves dates alone */
    void report(@Nullable LocalDate today, List<Issue> issues) {
        Wideness wideness = new Wideness(caps);
        for (int i = 0; i < caps.size(); i++) {
            CapRow row = caps.get(i);
            times(row, today, issues);
            if (told.contains(row.head().place())) {
                continue;
            }
            BitSet wider = wideness.within(row);
            for (String column : said(row.cap()).keySet()) {
                for (int j = wider.nextSetBit(0); j >= 0 && j < i; j = wider.nextSetBit(j + 1)) {
                    Issue issue = decided(column, row, caps.get(j), wideness.alike(i, j));
                    if (issue != null) {
                        issues.add(issue);
                        break;
                    }
                }
            }
        }
    }

    /** @param alike whether both rows hold for just the same learners */
    private @Nullable Issue decided(String column, CapRow row, CapRow before, boolean alike) {
        Integer here = said(row.cap()).get(column);
        Integer there = said(before.cap()).get(column);
        Set<String> both = new HashSet<>(target(row.cap()));
        both.retainAll(target(before.cap()));
        boolean same = row.cap().specificity() == before.cap().specificity();
        boolean all = both.size() == target(row.cap()).size();
        if (here == null || there == null || !same || (both.isEmpty() && !all)) {
            return null;
        }
        String about = both.isEmpty() ? "" : " for `" + String.join("`, `", new TreeSet<>(both)) + "`";
        Place place = rows.written().at(row.head().place(), column);
        String text = rows.written().text(row.head().place(), column);
        if (alike && !here.equals(there)) {
            return Issue.warning(
                            place,
                            text,
                            "contradicts " + Said.row(before, row) + ", where `" + column + "` says `"
                                    + rows.written().text(before.head().place(), column) + "`" + about
                                    + "; the first row decides")
                    .expecting("one of the two, or conditions that differ");
        }
        return !all
                ? null
                : Issue.warning(
                                place,
                                text,
                                "`" + column + "` never decides" + about + ": " + Said.row(before, row)
                                        + " comes first and holds whenever this row does")
                        .expecting("this row above " + Said.row(before, row) + ", or an empty cell");
    }

    private static Set<String> target(Cap cap) {
        return cap.specificity() == 2 ? cap.contents() : cap.kinds();
    }

    /** By column; the columns of which only one row decides. */
    private static Map<String, Integer> said(Cap cap) {
        Map<String, Integer> said = new LinkedHashMap<>();
        for (Per per : Per.values()) {
            Integer most = cap.atMost().get(per);
            if (most != null) {
                said.put("Per " + per.word(), most);
            }
        }
        if (cap.againAfter() != null) {
            said.put("Show again", cap.againAfter());
        }
        return said;
    }

    private void times(CapRow row, @Nullable LocalDate today, List<Issue> issues) {
        Cap cap = row.cap();
        if (cap.quietHours() != null && Cells.alwaysHolds(Fact.of(Fact.Kind.TIME_OF_DAY), cap.quietHours())) {
            issues.add(warning(row, "Quiet hours", "all hours are quiet, so nothing is ever pushed")
                    .expecting("times that leave some of the day, or `0` in `Per day`"));
        }
        if (today != null && cap.busyUntil() != null && cap.busyUntil().isBefore(today)) {
            issues.add(warning(row, "Busy until", "the busy time ended on " + cap.busyUntil())
                    .expecting("a day from " + today + " on, or no such row"));
        }
    }

    private Issue warning(Row row, String column, String message) {
        Place place = row.head().place();
        return Issue.warning(rows.written().at(place, column), rows.written().text(place, column), message);
    }
}
