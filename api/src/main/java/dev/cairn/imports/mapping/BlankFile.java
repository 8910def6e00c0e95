package dev.cairn.imports.mapping;

import dev.cairn.engine.table.WorkbookWriting;
import dev.cairn.engine.table.WorkbookWriting.Column;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A workbook with our own headers, to be filled in and imported without a mapping. */
public final class BlankFile {
    private BlankFile() {}

    /**
     * Writes the workbook; the stream is not closed.
     *
     * @throws IOException as {@code out} throws it
     */
    public static void write(Target target, OutputStream out) throws IOException {
        List<Column> columns = new ArrayList<>();
        for (Field field : target.fields()) {
            columns.add(column(field, field.argument() == Field.Argument.NEEDED ? sample(field) : ""));
            if (field.argument() == Field.Argument.LANGUAGE) {
                columns.add(column(field, "de"));
            }
        }
        WorkbookWriting.write(out, List.of(new WorkbookWriting.Sheet(target.word(), columns, List.of())));
    }

    private static Column column(Field field, String argument) {
        String key = field.key(argument);
        Column column = Column.of(key.substring(0, 1).toUpperCase(Locale.ROOT) + key.substring(1))
                .withWidth(Math.max(12, key.length() + 2))
                .withNote(note(field));
        return field.shape() == Shape.STATUS ? column.onlyOneOf(List.of("draft", "published", "retired")) : column;
    }

    private static String sample(Field field) {
        return switch (field.title()) {
            case "external id" -> "hr";
            case "skill", "need", "held" -> "Python";
            case "meaning" -> "2";
            case "same as" -> "another scale";
            default -> "cost centre";
        };
    }

    private static String note(Field field) {
        StringBuilder note = new StringBuilder(field.needed() ? "Needed. " : "");
        if (!field.meaning().isEmpty()) {
            note.append(field.meaning().replace("`", "\"")).append(". ");
        }
        note.append(field.many() ? "Several with commas: " : "")
                .append(field.shape().expected().replace("`", "\""))
                .append(". ");
        return note.append(
                        field.needed()
                                ? ""
                                : "An empty cell clears what is known; a column that you delete changes nothing.")
                .toString()
                .strip();
    }
}
