package dev.cairn.imports;

import dev.cairn.engine.table.CsvWriting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The columns of a file with our own headers, and what each holds of a noun. */
final class Columns<T> {
    private record Column<T>(String header, Function<T, @Nullable Object> cell) {}

    private final List<Column<T>> columns = new ArrayList<>();

    /** @param cell null is an empty cell, a list is written with commas */
    Columns<T> add(String header, Function<T, @Nullable Object> cell) {
        columns.add(new Column<>(header, cell));
        return this;
    }

    void writeHeader(CsvWriting csv) throws IOException {
        csv.texts(columns.stream().map(Column::header).toList());
    }

    void write(CsvWriting csv, T noun) throws IOException {
        csv.texts(
                columns.stream().map(column -> text(column.cell().apply(noun))).toList());
    }

    private static String text(@Nullable Object cell) {
        if (cell instanceof Collection<?> list) {
            return String.join(", ", list.stream().map(Columns::quoted).toList());
        }
        return cell instanceof Double number ? Levels.plain(number) : Objects.toString(cell, "");
    }

    /** Quotes keep a comma within a value. */
    private static String quoted(Object value) {
        String text = value.toString();
        return text.indexOf(',') >= 0 || text.startsWith("'") ? "'" + text + "'" : text;
    }
}
