package dev.cairn.engine.decision;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One cause of a pick: a row that fired or a ranking term.
 *
 * @param sheet, row the place in the book; row is the spreadsheet's own number, 0 for the fallback
 * @param rule the row's stable name, or its content hash
 * @param sentence the row in plain words, for editors and analysts
 * @param points what it added; several rows of a group count once
 * @param facts what was read, by column title
 * @param because the words for the learner, by BCP 47 tag; the default language under the empty key
 */
public record Reason(
        Code code,
        String sheet,
        int row,
        String rule,
        String sentence,
        double points,
        Map<String, String> facts,
        Map<String, String> because) {

    public enum Code {
        /** A row of content-rules showed it. */
        RULE,
        /** A row of content-rules made it mandatory. */
        REQUIRED,
        /** A row of content-rules puts it first whatever the sums. */
        ALWAYS_FIRST,
        /** A term of the ranking sheet. */
        RANKING,
        /** No row found anything eligible; this is the best of the rest. */
        FALLBACK,
        /** A row of caps puts it behind all others: it was shown as often as it may be. */
        CAPPED
    }

    public Reason {
        facts = Map.copyOf(facts);
        because = Map.copyOf(because);
    }

    /**
     * The words for a learner in the first of the languages there is, else in the default language.
     *
     * @param defaultLanguage of the rule book: the one of the words under the empty key
     */
    public @Nullable String because(Iterable<String> languages, String defaultLanguage) {
        for (String language : languages) {
            String text = in(language, defaultLanguage);
            if (text == null) {
                int dash = language.indexOf('-');
                text = dash < 0 ? null : in(language.substring(0, dash), defaultLanguage);
            }
            if (text != null) {
                return text;
            }
        }
        return because.get("");
    }

    private @Nullable String in(String language, String defaultLanguage) {
        String text = because.get(language);
        return text == null && language.equals(defaultLanguage) ? because.get("") : text;
    }
}
