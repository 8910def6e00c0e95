package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.Place;
import dev.cairn.engine.table.Line;
import dev.cairn.engine.table.Position;
import dev.cairn.engine.table.Table;
import dev.cairn.engine.table.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A sheet at hand: its headers understood, its rows still to be read. Rows that are off are not here.
 */
record Page(Header header, List<Entry> entries) {
    private static final Set<String> YES = Set.of("yes", "true", "x");
    private static final Set<String> NO = Set.of("no", "false");

    static Page of(Sheet sheet, Table table, String defaultLanguage, Findings findings) {
        Line first = table.lines().get(0);
        Place place = Place.of(table.file(), table.sheet(), first.at().row());
        Headings reading = new Headings(sheet, place, defaultLanguage, findings);
        Header header = reading.read(first);
        List<Entry> entries = new ArrayList<>();
        for (Line line : table.lines().subList(1, table.lines().size())) {
            Place row = Place.of(table.file(), table.sheet(), line.at().row());
            Map<Heading, Value> values = new LinkedHashMap<>();
            header.headings().forEach(heading -> values.put(heading, line.value(heading.position())));
            Entry entry = new Entry(header, row, values, findings);
            if (!isOff(sheet, entry)) {
                uncovered(line, reading, row, findings);
                turning(header, line, row, findings);
                entries.add(entry);
            }
        }
        return new Page(header, List.copyOf(entries));
    }

    boolean has(String title) {
        return header.heading(title) != null;
    }

    private static boolean isOff(Sheet sheet, Entry entry) {
        if (!sheet.columns().contains(RuleColumns.OFF)) {
            return false;
        }
        Boolean off = entry.read(RuleColumns.OFF.title(), Page::yes);
        return off != null && off;
    }

    /** {@code yes} or {@code no}, {@code true} or {@code false}, or a plain {@code x}. */
    static @Nullable Boolean yes(Filled cell) {
        String word = cell.text().toLowerCase(Locale.ROOT);
        if (YES.contains(word) || NO.contains(word)) {
            return YES.contains(word);
        }
        throw new Misread("`" + cell.text() + "` is neither yes nor no").expecting(Form.YES.words());
    }

    /** What a person sees would not be what is read. */
    private static void turning(Header header, Line line, Place row, Findings findings) {
        for (Heading heading : header.headings()) {
            String text = line.value(heading.position()).text();
            String sign = Unseen.turning(text);
            if (sign != null) {
                findings.add(Issue.error(
                                heading.at(row),
                                text,
                                "the cell holds " + sign + ", which nobody sees and which turns the order of letters")
                        .expecting("the text without it; type it anew"));
            }
        }
    }

    private static void uncovered(Line line, Headings headings, Place row, Findings findings) {
        for (int position = 1; position <= line.values().size(); position++) {
            Value value = line.value(position);
            if (!value.isBlank() && !headings.covers(position)) {
                String column = Position.columnName(position);
                findings.add(new Issue(
                        Issue.Severity.ERROR,
                        new Place(row.file(), row.sheet(), row.row(), null, column + row.row()),
                        value.text().strip(),
                        "a value stands in column " + column + ", which has no header",
                        "a header above it, such as `Note` for remarks",
                        null));
            }
        }
    }
}
