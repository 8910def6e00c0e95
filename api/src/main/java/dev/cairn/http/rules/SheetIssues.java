package dev.cairn.http.rules;

import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is to be said of one sheet.
 *
 * @param more how many there are that the page does not show
 */
record SheetIssues(String caption, List<Row> rows, int more) {
    /** On one page, all sheets together. */
    private static final int SHOWN = 200;

    SheetIssues {
        rows = List.copyOf(rows);
    }

    /** @param id of the row on the page */
    record Row(String id, Issue issue) {
        String cell() {
            Place place = issue.place();
            if (Candidate.isExpert(place.file())) {
                return place.row() > 0 ? "line " + place.row() : "the file";
            }
            if (place.cell() != null) {
                return place.cell();
            }
            return place.row() > 0 ? "row " + place.row() : "the sheet";
        }

        String column() {
            String column = issue.place().column();
            return column == null ? "" : Candidate.isExpert(issue.place().file()) ? "“" + column + "”" : column;
        }

        Link link() {
            Place place = issue.place();
            return new Link(id, name(place) + ", " + cell() + ": " + issue.message());
        }
    }

    /** @param prefix of the rows' ids */
    static List<SheetIssues> of(List<Issue> issues, String prefix) {
        Map<String, List<Row>> rows = new LinkedHashMap<>();
        int number = 0;
        for (Issue issue : issues) {
            number++;
            rows.computeIfAbsent(name(issue.place()), sheet -> new ArrayList<>())
                    .add(new Row(prefix + "-" + number, issue));
        }
        List<SheetIssues> sheets = new ArrayList<>();
        int left = SHOWN;
        for (Map.Entry<String, List<Row>> sheet : rows.entrySet()) {
            List<Row> all = sheet.getValue();
            List<Row> shown = all.subList(0, Math.min(all.size(), Math.max(left, 1)));
            left -= shown.size();
            sheets.add(new SheetIssues(
                    (Candidate.isExpert(sheet.getKey()) ? "File “" : "Sheet “") + sheet.getKey() + "”: "
                            + Say.count(all.size(), "finding"),
                    shown,
                    all.size() - shown.size()));
        }
        return sheets;
    }

    private static String name(Place place) {
        return place.sheet().isEmpty() ? place.file() : place.sheet();
    }
}
