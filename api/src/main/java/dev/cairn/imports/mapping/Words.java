package dev.cairn.imports.mapping;

import dev.cairn.engine.word.Nearest;
import dev.cairn.engine.word.Word;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Finds a word among known ones, or the known one that was probably meant. */
final class Words {
    /** Nobody misspells more, and a cell may hold a transcript. */
    private static final int LENGTH = 100;

    private Words() {}

    /** The known word of the same key, or null. */
    static @Nullable String match(String text, Collection<String> known) {
        String key = Word.key(text);
        return known.stream()
                .filter(word -> Word.key(word).equals(key))
                .findFirst()
                .orElse(null);
    }

    static @Nullable String nearest(String text, Collection<String> known) {
        return text.length() > LENGTH ? null : Nearest.to(text, known);
    }
}
