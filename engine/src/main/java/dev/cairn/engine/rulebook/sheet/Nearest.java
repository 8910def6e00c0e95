package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.word.Word;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Finds the known word that was probably meant. */
final class Nearest {
    private static final int LONGEST = 100;

    private Nearest() {}

    /** The known word with the fewest slips (a letter too many, too few, wrong, or two swapped); null when none is near. */
    static @Nullable String of(String text, Collection<String> known) {
        String key = Word.key(text);
        String whole = dev.cairn.engine.word.Nearest.withZeros(key, known);
        if (whole != null) {
            return whole;
        }
        String best = null;
        int fewest = Math.max(1, key.length() / 3) + 1;
        for (String word : known) {
            String other = Word.key(word);
            if (Math.abs(other.length() - key.length()) >= fewest + 1
                    || Math.max(other.length(), key.length()) > LONGEST) {
                continue;
            }
            int slips = slips(key, other);
            if (slips < fewest || (slips == fewest && best != null && word.compareTo(best) < 0)) {
                fewest = slips;
                best = word;
            }
        }
        return best;
    }

    /** Damerau's and Levenshtein's distance, in its form without edits inside a swapped pair. */
    private static int slips(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int wrong = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(wrong, Math.min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[b.length()];
    }
}
