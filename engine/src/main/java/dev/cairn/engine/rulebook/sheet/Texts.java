package dev.cairn.engine.rulebook.sheet;

import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an editor's keyboard and spreadsheet do to a text, undone; and lists of names in words. */
final class Texts {
    private static final Pattern BLANKS = Pattern.compile("[\\p{Z}\\s\\u200B\\uFEFF]+");
    private static final Pattern APOSTROPHES = Pattern.compile("[\\u2018\\u2019\\u201A\\u201B\\u2032]");

    private Texts() {}

    /** The text with single plain blanks, none at its ends, and straight apostrophes. */
    static String tidy(String text) {
        return APOSTROPHES
                .matcher(BLANKS.matcher(text).replaceAll(" "))
                .replaceAll("'")
                .strip();
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
