package dev.cairn.engine.word;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The known value that was probably meant: fewest letters inserted, dropped, changed or swapped with a neighbour. */
public final class Nearest {
    private Nearest() {}

    /** Null when nothing is near: more than a third of the letters would have to change. */
    public static @Nullable String to(String text, Collection<String> known) {
        String key = Word.key(text);
        String whole = withZeros(key, known);
        if (whole != null) {
            return whole;
        }
        String nearest = null;
        int least = Integer.MAX_VALUE;
        for (String candidate : known) {
            int distance = distance(key, Word.key(candidate));
            if (distance < least || (distance == least && nearest != null && candidate.compareTo(nearest) < 0)) {
                least = distance;
                nearest = candidate;
            }
        }
        return nearest != null && least <= Math.max(1, Math.max(key.length(), nearest.length()) / 3) ? nearest : null;
    }

    /**
     * Another value that is so near that it may be the same one, misspelled; null when there is none. Case, accents and
     * blanks aside it differs by at most {@code most} letters, or by an addition in brackets.
     */
    public static @Nullable String twin(String text, Collection<String> known, int most) {
        String key = Word.key(text);
        String bare = unbracketed(key);
        String twin = null;
        int least = Integer.MAX_VALUE;
        for (String candidate : known) {
            String other = Word.key(candidate);
            if (other.equals(key)) {
                continue;
            }
            int distance = unbracketed(other).equals(bare)
                    ? 0
                    : Math.abs(other.length() - key.length()) > most ? Integer.MAX_VALUE : distance(key, other);
            if (distance <= most
                    && (distance < least || (distance == least && twin != null && candidate.compareTo(twin) < 0))) {
                least = distance;
                twin = candidate;
            }
        }
        return twin;
    }

    private static String unbracketed(String key) {
        int bracket = key.indexOf(" (");
        return bracket > 0 && key.endsWith(")") ? key.substring(0, bracket) : key;
    }

    /** The known number that differs only by zeros that it begins with, as spreadsheets drop them; or null. */
    public static @Nullable String withZeros(String text, Collection<String> known) {
        if (text.isEmpty() || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return null;
        }
        String bare = bare(text);
        for (String candidate : known) {
            boolean longer = candidate.length() > text.length() && candidate.charAt(0) == '0';
            if (longer && bare(candidate).equals(bare)) {
                return candidate;
            }
        }
        return null;
    }

    private static String bare(String digits) {
        int first = 0;
        while (first < digits.length() && digits.charAt(first) == '0') {
            first++;
        }
        return digits.substring(first);
    }

    /** Optimal string alignment distance. */
    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            cost[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            cost[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int changed = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int least = Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1);
                least = Math.min(least, cost[i - 1][j - 1] + changed);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                cost[i][j] = swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
            }
        }
        return cost[a.length()][b.length()];
    }
}
