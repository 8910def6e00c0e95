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
        String key = Word.key(text.substring(0, Math.min(text.length(), 200)));
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

    /** Letters put in, left out, changed, or two neighbours swapped. */
    private static int edits(String a, String b, int enough) {
        if (Math.abs(a.length() - b.length()) >= enough) {
            return enough;
        }
        int[][] edits = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                edits[i][j] = i == 0 || j == 0 ? i + j : fewest(a, b, i, j, edits);
            }
        }
        return edits[a.length()][b.length()];
    }

    private static int fewest(String a, String b, int i, int j, int[][] edits) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int fewest = Math.min(edits[i - 1][j - 1] + (same ? 0 : 1), Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(fewest, edits[i - 2][j - 2] + 1) : fewest;
    }
}
