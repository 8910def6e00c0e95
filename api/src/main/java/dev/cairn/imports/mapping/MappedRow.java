package dev.cairn.imports.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of a foreign file in our own fields, each value checked to be in the spelling that its field has.
 *
 * @param place where it stands in the file
 * @param values by field, such as {@code title: de}; a mapped field that the row leaves empty has an empty list
 * @param content what the mapped columns say, word for word, equal for true duplicates; empty where the row has an id
 */
public record MappedRow(RowPlace place, Map<String, List<String>> values, String content) {
    public MappedRow {
        values = Map.copyOf(values);
    }

    /** Whether the mapping fills the field at all; a field that it does not fill stays as it is. */
    public boolean has(String field) {
        return values.containsKey(field);
    }

    /** The field's value; null when it is empty or not mapped. */
    public @Nullable String text(String field) {
        List<String> all = values.getOrDefault(field, List.of());
        return all.isEmpty() ? null : all.get(0);
    }

    public List<String> list(String field) {
        return values.getOrDefault(field, List.of());
    }

    /** By what stands after the colon, the field's values that say something. */
    public Map<String, String> arguments(String field) {
        Map<String, String> found = new LinkedHashMap<>();
        values.forEach((key, texts) -> {
            if (key.startsWith(field + ": ") && !texts.isEmpty()) {
                found.put(key.substring(field.length() + 2), texts.get(0));
            }
        });
        return found;
    }

    /** Whether the mapping fills any of the field's arguments. */
    public boolean hasArguments(String field) {
        return values.keySet().stream().anyMatch(key -> key.startsWith(field + ": "));
    }
}
