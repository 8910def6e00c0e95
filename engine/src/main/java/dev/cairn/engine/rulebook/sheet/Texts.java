package dev.cairn.engine.rulebook.sheet;

import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an editor's keyboard and spreadsheet do to a text, undone; and lists of names in words. */
final class Texts {
    private Texts() {}

    /** The text with single plain blanks, none at its ends, and straight apostrophes. */
    static String tidy(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean blank = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isBlank(c)) {
                blank = out.length() > 0;
            } else {
                if (blank) {
                    out.append(' ');
                    blank = false;
                }
                out.append(isApostrophe(c) ? '\'' : c);
            }
        }
        return out.toString();
    }

    private static boolean isBlank(char c) {
        return c <= ' ' || Character.isSpaceChar(c) || c == '\u200B' || c == '\uFEFF' || c == '\u0085';
    }

    private static boolean isApostrophe(char c) {
        return (c >= '\u2018' && c <= '\u201B') || c == '\u2032';
    }

    /** {@code de-at} is {@code de-AT}; null for what no BCP 47 tag looks like. */
    static @Nullable String languageTag(String text) {
        try {
            Locale locale = new Locale.Builder()
                    .setLanguageTag(text.strip().replace('_', '-'))
                    .build();
            return locale.getLanguage().isEmpty() || locale.getLanguage().length() > 3 ? null : locale.toLanguageTag();
        } catch (IllformedLocaleException e) {
            return null;
        }
    }

    /** {@code a}, {@code a or b}, {@code a, b or c}. */
    static String joined(List<String> words, String last) {
        if (words.size() < 2) {
            return String.join("", words);
        }
        return String.join(", ", words.subList(0, words.size() - 1)) + " " + last + " " + words.get(words.size() - 1);
    }

    /** {@code `a`, `b`, ...}: enough of the known values to choose from. */
    static String choices(List<String> values) {
        int shown = Math.min(values.size(), 12);
        String list = "`" + String.join("`, `", values.subList(0, shown)) + "`";
        return values.size() > shown ? list + " and " + (values.size() - shown) + " more" : list;
    }
}
