package dev.cairn.engine.word;

import java.text.Normalizer;
import java.util.Locale;

/** Case, accents, runs of blanks, non-breaking blanks and curly quotes do not make two values different. */
public final class Word {
    private Word() {}

    /**
     * The key under which a value is compared, e.g. {@code " Café  Manager"} becomes {@code "cafe manager"}. A value
     * that is already a key is returned as it is, without allocation: facts pass here once per decision.
     */
    public static String key(String text) {
        return isKey(text) ? text : normalise(text);
    }

    private static boolean isKey(String text) {
        boolean blankBefore = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ') {
                if (blankBefore) {
                    return false;
                }
                blankBefore = true;
            } else {
                if (c <= ' ' || c > '~' || (c >= 'A' && c <= 'Z')) {
                    return false;
                }
                blankBefore = false;
            }
        }
        return !blankBefore || text.isEmpty();
    }

    private static String normalise(String text) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
        StringBuilder out = new StringBuilder(decomposed.length());
        boolean pendingBlank = false;
        for (int i = 0; i < decomposed.length(); ) {
            int c = decomposed.codePointAt(i);
            i += Character.charCount(c);
            int type = Character.getType(c);
            if (type == Character.NON_SPACING_MARK || type == Character.FORMAT) {
                continue;
            }
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                pendingBlank = out.length() > 0;
                continue;
            }
            if (pendingBlank) {
                out.append(' ');
                pendingBlank = false;
            }
            out.appendCodePoint(straight(c));
        }
        return out.toString().toLowerCase(Locale.ROOT);
    }

    private static int straight(int c) {
        return switch (c) {
            case '\u2018', '\u2019', '\u201A', '\u201B', '\u2032' -> '\'';
            case '\u201C', '\u201D', '\u201E', '\u201F', '\u2033' -> '"';
            case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212' -> '-';
            default -> c;
        };
    }
}
