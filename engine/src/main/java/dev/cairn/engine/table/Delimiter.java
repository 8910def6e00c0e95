package dev.cairn.engine.table;

import java.util.ArrayList;
import java.util.List;

/** Finds out what separates the cells of a text. */
final class Delimiter {

    /** How many characters to look at, at most. */
    static final int SAMPLE = 16_384;

    private static final int RECORDS = 20;

    private Delimiter() {}

    /**
     * Of comma, semicolon and tab the one that stands outside quotation marks in the first record and then as often in the most of the
     * first 20; when several do, the one that stands there most often; when none does, the given one.
     */
    static char of(CharSequence sample, char otherwise) {
        char best = otherwise;
        long bestScore = 0;
        for (char candidate : new char[] {otherwise, ',', ';', '\t'}) {
            List<Integer> counts = counts(sample, candidate);
            int first = counts.isEmpty() ? 0 : counts.get(0);
            long alike = counts.stream().filter(count -> count == first).count();
            long score = first == 0 ? 0 : alike * 10_000 + Math.min(first, 9_999);
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }

    /** How often the candidate stands outside quotation marks, for each of the first records that are not empty. */
    private static List<Integer> counts(CharSequence sample, char candidate) {
        List<Integer> counts = new ArrayList<>();
        boolean quoted = false;
        boolean cellBegins = true;
        int count = 0;
        int length = 0;
        for (int i = 0; i < sample.length() && counts.size() < RECORDS; i++) {
            char c = sample.charAt(i);
            if (quoted) {
                quoted = c != '"';
            } else if (c == '"' && (cellBegins || sample.charAt(i - 1) == '"')) {
                quoted = true;
            } else if (c == '\n' || c == '\r') {
                if (length > 0) {
                    counts.add(count);
                }
                count = 0;
                length = -1;
            } else if (c == candidate) {
                count++;
            }
            cellBegins = !quoted && (c == candidate || c == '\n' || c == '\r');
            length++;
        }
        if (length > 0 && counts.size() < RECORDS && (counts.isEmpty() || sample.length() < SAMPLE)) {
            counts.add(count);
        }
        return counts;
    }
}
