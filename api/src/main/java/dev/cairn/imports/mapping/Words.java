package dev.cairn.imports.mapping;

import dev.cairn.engine.word.Word;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Finds a word among known ones, or the known one that was probably meant. */
final class Words {
    private Words() {}

    /** The known word of the same key, or null. */
    static @Nullable String match(String text, Collection<String> known) {
        String key = Word.key(text);
        return known.stream()
                .filter(word -> Word.key(word).equals(key))
                .findFirst()
                .orElse(null);
    }

    /** The known word of the fewest edits, if they are few for its length; the first of equals. */
    static @Nullable String nearest(String text, Collection<String> known) {
        String key = Word.key(text);
        String nearest = null;
        int fewest = Math.max(1, Math.min(key.length(), 30) / 3) + 1;
        for (String word : known) {
            int edits = edits(key, Word.key(word), fewest);
            if (edits < fewest) {
                fewest = edits;
                nearest = word;
            }
        }
        return nearest;
    }

    private static int edits(String a, String b, int enough) {
        if (Math.abs(a.length() - b.length()) >= enough) {
            return enough;
        }
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int swap = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(swap, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[b.length()];
    }
}
