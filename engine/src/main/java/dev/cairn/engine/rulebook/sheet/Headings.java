package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.Place;
import dev.cairn.engine.rulebook.sheet.Column.Argument;
import dev.cairn.engine.table.Line;
import dev.cairn.engine.table.Position;
import dev.cairn.engine.table.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the first row of a sheet: which column stands where. */
final class Headings {
    private static final int LONGEST = 300;

    private final Sheet sheet;
    private final Place place;
    private final String defaultLanguage;
    private final Findings findings;
    private final List<Heading> headings = new ArrayList<>();
    private final Set<Integer> ignored = new LinkedHashSet<>();

    /** @param defaultLanguage of columns that name none; `Because: en` is then the same as `Because` */
    Headings(Sheet sheet, Place place, String defaultLanguage, Findings findings) {
        this.sheet = sheet;
        this.place = place;
        this.defaultLanguage = defaultLanguage;
        this.findings = findings;
    }

    Header read(Line line) {
        int errorsBefore = findings.errors();
        Map<String, Heading> seen = new HashMap<>();
        for (int position = 1; position <= line.values().size(); position++) {
            Value value = line.value(position);
            if (value.isBlank()) {
                continue;
            }
            String text = Texts.tidy(value.text());
            if (Column.key(text).startsWith("note")) {
                ignored.add(position);
                continue;
            }
            Heading heading = heading(text, position);
            if (heading == null) {
                ignored.add(position);
                continue;
            }
            Heading before = seen.putIfAbsent(heading.key(), heading);
            if (before != null) {
                findings.add(Issue.error(
                        heading.at(place),
                        text,
                        "the column `" + text + "` stands twice, in " + Position.columnName(before.position()) + " and "
                                + Position.columnName(position)));
            }
            headings.add(heading);
        }
        for (Column column : sheet.columns()) {
            if (column.required() && headings.stream().noneMatch(h -> h.column().equals(column))) {
                findings.add(Issue.error(place, null, "the column `" + column.title() + "` is missing")
                        .expecting("a column `" + column.title() + "`: " + column.help()));
            }
        }
        return new Header(sheet, place, headings, findings.errors() == errorsBefore);
    }

    /** Whether what stands below a position is read, or knowingly not. */
    boolean covers(int position) {
        return ignored.contains(position) || headings.stream().anyMatch(h -> h.position() == position);
    }

    private @Nullable Heading heading(String text, int position) {
        if (text.length() > LONGEST) {
            findings.add(Issue.error(
                    place.column(text.substring(0, 20) + "...", Position.columnName(position) + place.row()),
                    null,
                    "the header is longer than " + LONGEST + " characters"));
            return null;
        }
        int colon = text.indexOf(':');
        String title = colon < 0 ? text : text.substring(0, colon);
        String argument = colon < 0 ? "" : text.substring(colon + 1).strip();
        String key = Column.key(title);
        List<Column> namesakes = sheet.columns().stream()
                .filter(c -> Column.key(c.title()).equals(key))
                .toList();
        Place at = place.column(text, Position.columnName(position) + place.row());
        if (namesakes.isEmpty()) {
            unknown(text, key, at);
            return null;
        }
        for (Column column : namesakes) {
            if ((column.argument() == Argument.NONE) == argument.isEmpty()) {
                return argument.isEmpty()
                        ? new Heading(column, null, text, position)
                        : withArgument(column, argument, text, position, at);
            }
        }
        Column column = namesakes.get(0);
        findings.add(
                argument.isEmpty()
                        ? Issue.error(at, text, "the column `" + column.title() + "` does not say which one")
                                .expecting("a header such as `" + column.title() + ": " + firstPart(column.example())
                                        + "`")
                        : Issue.error(at, text, "the column `" + column.title() + "` takes nothing after a colon"));
        return null;
    }

    private @Nullable Heading withArgument(Column column, String argument, String text, int position, Place at) {
        if (column.argument() != Argument.LANGUAGE) {
            return new Heading(column, argument, text, position);
        }
        String tag = Texts.languageTag(argument);
        if (tag == null) {
            findings.add(Issue.error(at, text, "`" + argument + "` is not a language tag")
                    .expecting("a tag such as `de` or `pt-BR`"));
            return null;
        }
        if (tag.equals(defaultLanguage)) {
            for (Column plain : sheet.columns()) {
                if (plain.title().equals(column.title()) && plain.argument() == Argument.NONE) {
                    return new Heading(plain, null, text, position);
                }
            }
        }
        return new Heading(column, tag, text, position);
    }

    private void unknown(String text, String key, Place at) {
        String refusal = sheet.refusal(key);
        if (refusal != null) {
            findings.add(Issue.error(at, text, refusal));
            return;
        }
        Set<String> titles = new LinkedHashSet<>();
        sheet.columns().forEach(c -> titles.add(c.title()));
        titles.removeIf(
                title -> headings.stream().anyMatch(h -> h.column().title().equals(title)));
        String nearest = Nearest.of(text, Collections.unmodifiableSet(titles));
        findings.add(Issue.error(at, text, "`" + sheet.title() + "` has no column `" + text + "`")
                .nearest(nearest));
    }

    static String firstPart(String example) {
        int colon = example.lastIndexOf(':');
        return colon < 0 ? example : example.substring(0, colon);
    }
}
