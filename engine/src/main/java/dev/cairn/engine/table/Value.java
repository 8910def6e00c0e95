package dev.cairn.engine.table;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;

/**
 * What a cell holds. A CSV file yields only {@link Text} and {@link Blank}; a workbook yields all of them, by the cell's type and number
 * format.
 */
public sealed interface Value {

    /** As a person would write it: {@code 12}, {@code 25%}, {@code 2026-03-01}, {@code 2026-03-01 09:30}, {@code TRUE}; blank is empty. */
    String text();

    /** Whether a person sees nothing in the cell: it is empty, or holds only white space, non-breaking blanks included. */
    default boolean isBlank() {
        return false;
    }

    /** A text, or a blank for an empty one. */
    static Value of(String text) {
        return text.isEmpty() ? blank() : new Text(text);
    }

    /** The blank. */
    static Value blank() {
        return Blank.ONE;
    }

    /** A text exactly as it stands in the cell, blanks at its ends and line breaks included. */
    record Text(String text) implements Value {
        @Override
        public boolean isBlank() {
            return text.codePoints().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
        }
    }

    /**
     * A number. A workbook's is exact to 15 significant digits, as a spreadsheet shows it.
     *
     * @param value without trailing zeros, so that 12 and 12.0 are equal; at most 400 digits either side of the point
     */
    @SuppressWarnings("JavaLangClash") // the plain word; it is always written Value.Number
    record Number(BigDecimal value) implements Value {
        public Number {
            value = plain(value);
        }

        public static Number of(long value) {
            return new Number(BigDecimal.valueOf(value));
        }

        @Override
        public String text() {
            return value.toPlainString();
        }
    }

    /**
     * A number that is shown in hundredths.
     *
     * @param fraction 0.25 for 25%
     */
    record Percent(BigDecimal fraction) implements Value {
        public Percent {
            fraction = plain(fraction);
        }

        @Override
        public String text() {
            return plain(fraction.movePointRight(2)).toPlainString() + "%";
        }
    }

    /** A day. */
    record Date(LocalDate value) implements Value {
        @Override
        public String text() {
            return value.toString();
        }
    }

    /** A day and a time of day, to the millisecond, in no stated time zone. */
    record DateTime(LocalDateTime value) implements Value {
        @Override
        public String text() {
            return value.toLocalDate() + " " + clock(value.toLocalTime());
        }
    }

    /** A time of day, to the millisecond. */
    record Time(LocalTime value) implements Value {
        @Override
        public String text() {
            return clock(value);
        }
    }

    /** A truth value. */
    record Flag(boolean value) implements Value {
        @Override
        public String text() {
            return value ? "TRUE" : "FALSE";
        }
    }

    /** Nothing. */
    record Blank() implements Value {
        private static final Blank ONE = new Blank();

        @Override
        public String text() {
            return "";
        }

        @Override
        public boolean isBlank() {
            return true;
        }
    }

    private static BigDecimal plain(BigDecimal value) {
        if (Math.abs((long) value.precision() - value.scale()) > 400 || value.scale() > 400) {
            throw new IllegalArgumentException("a number of more than 400 digits");
        }
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static String clock(LocalTime time) {
        return time.getSecond() == 0 && time.getNano() == 0
                ? DateTimeFormatter.ofPattern("HH:mm").format(time)
                : DateTimeFormatter.ISO_LOCAL_TIME.format(time);
    }
}
