package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.Place;
import dev.cairn.engine.rulebook.row.Written;
import dev.cairn.engine.rulebook.sheet.Column.Part;
import dev.cairn.engine.table.Value;
import dev.cairn.engine.word.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One row of a sheet: its filled cells by column, and whether anything is wrong with them. */
final class Entry {
    private static final Pattern DECIMAL_COMMA = Pattern.compile("(?<=\\d),(?=\\d)");

    private final Header header;
    private final Place place;
    private final Findings findings;
    private boolean sound = true;
    private final Map<Heading, Filled> cells = new LinkedHashMap<>();

    Entry(Header header, Place place, Map<Heading, Value> values, Findings findings) {
        this.header = header;
        this.place = place;
        this.findings = findings;
        values.forEach((heading, value) -> {
            String text = Texts.tidy(value.text());
            if (!text.isEmpty()) {
                cells.put(heading, new Filled(heading.at(place), heading, value, text, this::add));
            }
        });
    }

    /** An entry that no sheet holds: what fills it follows by {@link #put}. */
    Entry(Header header, Place place, Findings findings) {
        this(header, place, Map.of(), findings);
    }

    /** Fills a cell that stands elsewhere than a sheet's would. */
    Filled put(Heading heading, Place at, Value value) {
        Filled cell = new Filled(at, heading, value, Texts.tidy(value.text()), this::add);
        if (!cell.text().isEmpty()) {
            cells.put(heading, cell);
        }
        return cell;
    }

    /** A cell whose issues are this entry's, without being one of its cells. */
    Filled aside(Heading heading, Place at, Value value) {
        return new Filled(at, heading, value, Texts.tidy(value.text()), this::add);
    }

    Place place() {
        return place;
    }

    /** The cell of a column without argument; null when it is empty. */
    @Nullable
    Filled cell(String title) {
        if (header.sheet().columns().stream().noneMatch(column -> column.title().equals(title))) {
            throw new IllegalArgumentException(header.sheet().title() + " describes no column " + title);
        }
        Heading heading = header.heading(title);
        return heading == null ? null : cells.get(heading);
    }

    /** Filled cells of one part of the row, in the order of the sheet's columns at hand. */
    List<Filled> cells(Part part) {
        return cells.values().stream()
                .filter(cell -> cell.heading().column().part() == part)
                .toList();
    }

    /** The cells that are no facts, by the titles of their columns. */
    Map<String, Written.Text> written() {
        Map<String, Written.Text> written = new HashMap<>();
        for (Filled cell : cells.values()) {
            if (cell.heading().column().fact() == null && cell.heading().argument() == null) {
                written.put(cell.heading().column().title(), new Written.Text(cell.place(), cell.raw()));
            }
        }
        return written;
    }

    /** What a cell says; null when it is empty or cannot be read, which is then known to the editor. */
    <T> @Nullable T read(String title, Function<Filled, @Nullable T> reading) {
        Filled cell = cell(title);
        return cell == null ? null : read(cell, reading);
    }

    static <T> @Nullable T read(Filled cell, Function<Filled, @Nullable T> reading) {
        try {
            int longest = cell.heading().column().form().longest();
            if (cell.text().length() > longest) {
                throw new Misread("the cell holds more than " + longest + " characters");
            }
            return reading.apply(cell);
        } catch (Misread misread) {
            cell.error(misread);
            return null;
        }
    }

    /** As {@link #read}, but an empty cell is an issue (unless the header has one that explains it). */
    <T> @Nullable T require(String title, Function<Filled, @Nullable T> reading) {
        Filled cell = cell(title);
        if (cell == null) {
            missing(title);
            return null;
        }
        return read(cell, reading);
    }

    private void missing(String title) {
        Heading heading = header.heading(title);
        if (heading == null) {
            absent("`" + title + "` is empty", "a column `" + title + "`");
            return;
        }
        Column column = heading.column();
        boolean named = column.form() == Form.NAME || column.form() == Form.TEXT;
        add(new Issue(
                Issue.Severity.ERROR,
                heading.at(place),
                null,
                "`" + title + "` is empty",
                named
                        ? column.help() + ", for instance `" + column.example() + "`"
                        : column.form().words(),
                null));
    }

    /** Something the row does not say, unless it says it in a column that was not understood. */
    void absent(String message, String expected) {
        if (header.complete()) {
            error(message, expected);
        }
        sound = false;
    }

    /** The text of a cell as it stands; null when it is empty. */
    @Nullable
    String text(String title) {
        Filled cell = cell(title);
        return cell == null ? null : cell.raw();
    }

    /** The texts of a column by language: the default language under the given key. */
    Map<String, String> byLanguage(String title, String defaultKey) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Filled cell : cells.values()) {
            if (cell.heading().column().title().equals(title)) {
                String language = cell.heading().argument();
                texts.put(language == null ? defaultKey : language, cell.raw());
            }
        }
        return texts;
    }

    /** The cells that make the row what it is, as one text that hangs neither on the columns' order nor on spelling. */
    String content() {
        List<String> parts = new ArrayList<>();
        for (Filled cell : cells.values()) {
            Column column = cell.heading().column();
            boolean words = column.title().equals("Because") || (column.part() == Part.META && !isDate(column));
            if (!words) {
                String text = Word.key(cell.text());
                // a number has a point in a workbook, and the book's decimal mark in a text
                parts.add(cell.heading().key() + "="
                        + (column.form().isNumeric()
                                ? DECIMAL_COMMA.matcher(text).replaceAll(".")
                                : text));
            }
        }
        parts.sort(null);
        return String.join("\n", parts);
    }

    private static boolean isDate(Column column) {
        return column.form() == Form.DATE || column.form() == Form.INSTANT;
    }

    void error(String message) {
        add(Issue.error(place, null, message));
    }

    void error(String message, String expected) {
        add(new Issue(Issue.Severity.ERROR, place, null, message, expected, null));
    }

    void warning(String message) {
        add(Issue.warning(place, null, message));
    }

    private void add(Issue issue) {
        sound &= !issue.isError();
        findings.add(issue);
    }

    /** Whether nothing was found wrong so far, and so a record of the row may be made. */
    boolean isSound() {
        return sound;
    }
}
