package dev.cairn.imports.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A Value cell: words with places for cells, such as {@code mars-{item_id}}; {@code {}} is the value that the row speaks to.
 *
 * @param parts words and, in braces, headers; alternating, beginning and ending with words
 */
record Template(List<String> parts) {
    /** The value itself. */
    static final Template ITSELF = new Template(List.of("", "", ""));

    /** No value. */
    static final Template NOTHING = new Template(List.of());

    Template {
        parts = List.copyOf(parts);
    }

    /** Empty when a brace is never closed or opened. */
    static Optional<Template> of(String cell) {
        List<String> parts = new ArrayList<>();
        int at = 0;
        int open = cell.indexOf('{');
        while (open >= 0) {
            int close = cell.indexOf('}', open);
            if (close < 0 || cell.substring(at, open).indexOf('}') >= 0) {
                return Optional.empty();
            }
            parts.add(cell.substring(at, open));
            parts.add(cell.substring(open + 1, close).strip());
            at = close + 1;
            open = cell.indexOf('{', at);
        }
        if (cell.indexOf('}', at) >= 0) {
            return Optional.empty();
        }
        parts.add(cell.substring(at));
        return Optional.of(new Template(parts));
    }

    /** The headers it names. */
    List<String> headers() {
        List<String> headers = new ArrayList<>();
        for (int i = 1; i < parts.size(); i += 2) {
            if (!parts.get(i).isEmpty()) {
                headers.add(parts.get(i));
            }
        }
        return headers;
    }

    /** Whether the value itself is in it. */
    boolean hasItself() {
        for (int i = 1; i < parts.size(); i += 2) {
            if (parts.get(i).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Null when it means nothing or a place in it is empty: half an id is worse than none.
     *
     * @param itself the value that the row speaks to, null when there is none
     * @param cells a header's cell, null when it says nothing
     */
    @Nullable
    String fill(@Nullable String itself, Function<String, @Nullable String> cells) {
        if (parts.isEmpty()) {
            return null;
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.get(i);
            String text = i % 2 == 0 ? part : part.isEmpty() ? itself : cells.apply(part);
            if (text == null) {
                return null;
            }
            out.append(text);
        }
        return out.toString();
    }
}
