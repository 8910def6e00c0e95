package dev.cairn.engine.rulebook.lint;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.content.ContentField;
import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.Place;
import dev.cairn.engine.word.Word;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values with a comma that only the catalogue knows: a book is read without it, and takes them for lists. */
final class CommaValues {
    private final Map<ContentField, List<String>> values = new EnumMap<>(ContentField.class);

    CommaValues(Catalog catalog) {
        for (ContentField field : ContentField.values()) {
            List<String> own = catalog.values(field).stream()
                    .filter(value -> value.contains(","))
                    .sorted()
                    .toList();
            if (!own.isEmpty()) {
                values.put(field, own);
            }
        }
    }

    /**
     * The issue of a cell that holds such a value without quotation marks, or null.
     *
     * @param read the keys that the cell was read as
     */
    @Nullable
    Issue of(ContentField field, @Nullable String text, Set<String> read, Place place) {
        String key = text == null ? "" : Word.key(text);
        for (String value : values.getOrDefault(field, List.of())) {
            String whole = Word.key(value);
            if (!read.contains(whole) && holds(key, whole)) {
                String quoted = "'" + value.replace("'", "''") + "'";
                return Issue.error(
                                place,
                                text,
                                "`" + value + "` is one " + field.title()
                                        + " of the catalogue, and is read as a list here")
                        .expecting("`" + quoted + "`, in quotation marks that keep its comma");
            }
        }
        return null;
    }

    /** Whether the value stands in the text as a piece of its own, or several. */
    private static boolean holds(String text, String value) {
        int at = text.indexOf(value);
        if (at < 0) {
            return false;
        }
        String before = text.substring(0, at).strip();
        String after = text.substring(at + value.length()).strip();
        return (before.isEmpty() || before.endsWith(",") || before.matches("(.*,)?\\s*(not|all of|none of)"))
                && (after.isEmpty() || after.startsWith(","));
    }
}
