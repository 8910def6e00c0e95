package dev.cairn.imports.mapping;

import dev.cairn.engine.word.Word;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** To which values of a cell a row of the mapping speaks. */
sealed interface When {

    /** @param value null when the cell is blank or says that there is nothing */
    boolean holds(@Nullable String value);

    /** Every value, and none. */
    record Any() implements When {
        @Override
        public boolean holds(@Nullable String value) {
            return true;
        }
    }

    /** There is no value. */
    record Empty() implements When {
        @Override
        public boolean holds(@Nullable String value) {
            return value == null;
        }
    }

    /** This value, however it is spelled. */
    record Is(String text, String key) implements When {
        @Override
        public boolean holds(@Nullable String value) {
            return value != null && Word.key(value).equals(key);
        }
    }

    /** A number between two ends, each in or out; null is open. */
    record Between(
            @Nullable BigDecimal low,
            boolean lowIn,
            @Nullable BigDecimal high,
            boolean highIn) implements When {
        @Override
        public boolean holds(@Nullable String value) {
            if (value == null || !value.matches("-?\\d{1,18}(\\.\\d{1,18})?")) {
                return false;
            }
            BigDecimal number = new BigDecimal(value);
            int fromLow = low == null ? 1 : number.compareTo(low);
            int toHigh = high == null ? 1 : high.compareTo(number);
            return (lowIn ? fromLow >= 0 : fromLow > 0) && (highIn ? toHigh >= 0 : toHigh > 0);
        }
    }

    Pattern COMPARED = Pattern.compile("(>=|<=|>|<)\\s*(-?\\d{1,18}(?:\\.\\d{1,18})?)");
    Pattern RANGE = Pattern.compile("(-?\\d{1,18}(?:\\.\\d{1,18})?)\\s*\\.\\.\\s*(-?\\d{1,18}(?:\\.\\d{1,18})?)");

    /** What a When cell says; empty for a comparison that compares with no number. A quoted text is that text, not a keyword. */
    static Optional<When> of(String cell) {
        String text = cell.strip();
        Matcher compared = COMPARED.matcher(text);
        Matcher range = RANGE.matcher(text);
        if (text.isEmpty()) {
            return Optional.of(new Any());
        } else if (Word.key(text).equals("empty")) {
            return Optional.of(new Empty());
        } else if (compared.matches()) {
            return Optional.of(compared(compared.group(1), new BigDecimal(compared.group(2))));
        } else if (range.matches()) {
            return Optional.of(new Between(new BigDecimal(range.group(1)), true, new BigDecimal(range.group(2)), true));
        } else if (text.startsWith("<") || text.startsWith(">")) {
            return Optional.empty();
        }
        boolean quoted = text.length() > 2 && text.startsWith("'") && text.endsWith("'");
        String word = quoted ? text.substring(1, text.length() - 1) : text;
        return Optional.of(new Is(word, Word.key(word)));
    }

    private static When compared(String sign, BigDecimal number) {
        boolean in = sign.endsWith("=");
        return sign.startsWith(">") ? new Between(number, in, null, false) : new Between(null, false, number, in);
    }
}
