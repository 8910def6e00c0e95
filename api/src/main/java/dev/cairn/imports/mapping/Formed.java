package dev.cairn.imports.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a cell's text: values, or why there are none. */
sealed interface Formed {

    /** In the text's order; none for an empty list. */
    record Values(List<String> values) implements Formed {
        public Values {
            values = List.copyOf(values);
        }
    }

    record Misfit(String message, @Nullable String expected) implements Formed {}

    static Formed of(String value) {
        return new Values(List.of(value));
    }

    static Formed misfit(String message, String expected) {
        return new Misfit(message, expected);
    }
}
