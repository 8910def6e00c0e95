package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.rulebook.sheet.Column.Argument;
import dev.cairn.engine.table.Line;
import dev.cairn.engine.table.Table;
import dev.cairn.engine.table.Value;
import dev.cairn.engine.table.WorkbookWriting;
import dev.cairn.engine.table.WorkbookWriting.Look;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a sheet stands in a workbook: widths, notes and lists of its columns; numbers and dates as Excel's own where nothing is lost. */
final class Layout {
    private static final Pattern WHOLE = Pattern.compile("0|-?[1-9]\\d{0,14}");
    private static final Pattern ISO = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);
    private static final int NARROWEST = 9;
    private static final int WIDEST = 48;

    private Layout() {}

    /** A sheet at hand, known or not. */
    static WorkbookWriting.Sheet of(Table table, Offers offers) {
        if (table.lines().isEmpty()) {
            return new WorkbookWriting.Sheet(table.sheet(), List.of(), List.of());
        }
        Sheet sheet = Sheet.named(table.sheet());
        Line header = table.lines().get(0);
        int width = table.lines().stream()
                .mapToInt(line -> line.values().size())
                .max()
                .orElse(0);
        List<@Nullable Column> columns = new ArrayList<>();
        List<WorkbookWriting.Column> written = new ArrayList<>();
        for (int i = 1; i <= width; i++) {
            String title = header.value(i).text();
            Column column = column(sheet, title);
            columns.add(column);
            written.add(column(column, title, offers).withWidth(width(table, i)));
        }
        int first = header.at().row();
        List<List<Value>> rows = new ArrayList<>();
        for (Line line : table.lines().subList(1, table.lines().size())) {
            while (rows.size() < line.at().row() - first - 1) {
                rows.add(List.of());
            }
            List<Value> values = new ArrayList<>();
            for (int i = 1; i <= line.values().size(); i++) {
                values.add(typed(columns.get(i - 1), line.value(i)));
            }
            rows.add(values);
        }
        return new WorkbookWriting.Sheet(table.sheet(), written, rows, first - 1);
    }

    /** The sheet with all its columns; of those that take something after a colon, one as an example. */
    static WorkbookWriting.Sheet empty(Sheet sheet, Offers offers) {
        List<WorkbookWriting.Column> written = new ArrayList<>();
        for (Column column : sheet.columns()) {
            String title = column.title();
            if (column.argument() != Argument.NONE) {
                title += ": " + column.example().substring(0, column.example().indexOf(':'));
            }
            written.add(column(column, title, offers).withWidth(Math.max(NARROWEST, Math.min(24, title.length() + 4))));
        }
        return new WorkbookWriting.Sheet(sheet.title(), written, List.of());
    }

    /** The column that a header means; null when the sheet or the column is not known. */
    static @Nullable Column column(@Nullable Sheet sheet, String header) {
        if (sheet == null) {
            return null;
        }
        String text = Texts.tidy(header);
        int colon = text.indexOf(':');
        String key = Column.key(colon < 0 ? text : text.substring(0, colon));
        boolean argument = colon >= 0 && !text.substring(colon + 1).isBlank();
        for (Column column : sheet.columns()) {
            if (Column.key(column.title()).equals(key) && (column.argument() != Argument.NONE) == argument) {
                return column;
            }
        }
        return null;
    }

    private static WorkbookWriting.Column column(@Nullable Column column, String title, Offers offers) {
        WorkbookWriting.Column written = WorkbookWriting.Column.of(title);
        return column == null
                ? written.looking(Look.TEXT)
                : written.withNote(note(column)).offering(offers.of(column)).looking(look(column.form()));
    }

    private static Look look(Form form) {
        if (form == Form.DATE) {
            return Look.DATE;
        }
        return isCount(form) ? Look.ANY : Look.TEXT;
    }

    private static boolean isCount(Form form) {
        return form == Form.WHOLE || form == Form.COUNT || form == Form.POINTS || form == Form.DECIMAL;
    }

    private static String note(Column column) {
        StringBuilder note = new StringBuilder();
        note.append(column.title()).append(column.required() ? " (needed)" : "").append(": ");
        note.append(column.help())
                .append(".\n\nMay hold: ")
                .append(column.form().words());
        String example = column.example();
        if (column.argument() != Argument.NONE) {
            int colon = example.indexOf(':');
            note.append(".\n\nHeader: ").append(column.title()).append(": ").append(example, 0, colon);
            note.append("; as many such columns as you need");
            example = example.substring(colon + 1).strip();
        }
        note.append(".\n\nFor instance: ").append(example);
        return note.toString().replace("`", "");
    }

    private static Value typed(@Nullable Column column, Value value) {
        if (column == null || !(value instanceof Value.Text)) {
            return value;
        }
        String text = value.text();
        if (isCount(column.form()) && WHOLE.matcher(text).matches()) {
            return Value.Number.of(Long.parseLong(text));
        }
        return column.form() == Form.DATE && ISO.matcher(text).matches() ? date(value) : value;
    }

    private static Value date(Value text) {
        try {
            LocalDate date = LocalDate.parse(text.text());
            return date.isBefore(FIRST_DAY) ? text : new Value.Date(date);
        } catch (DateTimeException e) {
            return text;
        }
    }

    private static int width(Table table, int column) {
        int longest = NARROWEST;
        for (Line line : table.lines()) {
            int length = line.value(column)
                    .text()
                    .lines()
                    .mapToInt(String::length)
                    .max()
                    .orElse(0);
            longest = Math.max(longest, length + 3);
        }
        return Math.min(WIDEST, longest);
    }
}
