package dev.cairn.engine.rulebook.sheet;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a book writes numbers and dates.
 *
 * @param order NONE means ISO dates only
 * @param decimalMark a point, a comma, or {@link #UNSAID}: then a point, but not where it may set thousands apart
 * @param zone of moments that name none
 */
record Formats(DateOrder order, char decimalMark, ZoneId zone) {
    static final char UNSAID = ' ';

    static final Formats DEFAULT = new Formats(DateOrder.NONE, UNSAID, ZoneId.of("UTC"));

    private static final Pattern ISO = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern LOCAL = Pattern.compile("(\\d{1,4})([./-]) ?(\\d{1,2})\\2 ?(\\d{1,4})");
    private static final Pattern MOMENT = Pattern.compile(
            "(\\S+?(?:\\. ?\\d+\\. ?\\d{4})?)(?:[T ] ?(\\d{1,2}:\\d{2})(?::00)?(Z|[+-]\\d{2}:\\d{2})?)?");
    private static final Pattern POINT = Pattern.compile("-?\\d{1,15}(\\.\\d{1,15})?");
    private static final Pattern THOUSANDS = Pattern.compile("-?[1-9]\\d{0,2}\\.\\d{3}");
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,9}");
    private static final Pattern COMMA = Pattern.compile("-?\\d{1,15}(,\\d{1,15})?");

    /** In which order a date's parts stand. */
    enum DateOrder {
        NONE,
        DAY_MONTH_YEAR,
        MONTH_DAY_YEAR,
        YEAR_MONTH_DAY
    }

    /** The mark with which a number is written that nobody mistakes. */
    @Override
    public char decimalMark() {
        return decimalMark == UNSAID ? '.' : decimalMark;
    }

    /** A number by the book's decimal mark; a spreadsheet's own number by the point. */
    double number(String text, boolean typed) {
        char mark = typed ? '.' : decimalMark;
        String plain = text.replace('\u2212', '-').strip();
        if (mark == UNSAID && THOUSANDS.matcher(plain).matches()) {
            throw new Misread("`" + text + "` may be " + plain.replace(".", "") + ", or a little more than "
                            + plain.substring(0, plain.indexOf('.')))
                    .expecting("a number without thousands apart, or a `decimal mark` in `settings`");
        }
        if (mark == UNSAID && plain.indexOf(',') >= 0 && COMMA.matcher(plain).matches()) {
            throw new Misread("`" + text + "` holds a comma, and `settings` does not say what that means")
                    .expecting("a number such as `3` or `2.5`, or a `decimal mark` in `settings`");
        }
        if (!(mark == ',' ? COMMA : POINT).matcher(plain).matches()) {
            throw new Misread("`" + text + "` is not a number")
                    .expecting(mark == ',' ? "a number such as `3` or `2,5`" : "a number such as `3` or `2.5`");
        }
        return Double.parseDouble(plain.replace(',', '.'));
    }

    double number(Filled cell) {
        return number(cell.text(), cell.isNumber());
    }

    /** A whole number. */
    int whole(Filled cell) {
        String text = cell.text().replace('\u2212', '-');
        if (!WHOLE.matcher(text).matches()) {
            throw new Misread("`" + cell.text() + "` is not a whole number")
                    .expecting("a whole number of at most nine digits");
        }
        return Integer.parseInt(text);
    }

    /** A whole number, 0 or more. */
    int count(Filled cell) {
        int count = whole(cell);
        if (count < 0) {
            throw new Misread("`" + cell.text() + "` is less than 0").expecting("a whole number, 0 or more");
        }
        return count;
    }

    /** A number as a sentence writes it. */
    static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    boolean isDate(String text) {
        return ISO.matcher(text).matches() || LOCAL.matcher(text).matches();
    }

    LocalDate date(String text) {
        if (ISO.matcher(text).matches()) {
            return checked(text, text.substring(0, 4), text.substring(5, 7), text.substring(8));
        }
        Matcher parts = LOCAL.matcher(text);
        if (!parts.matches()) {
            throw new Misread("`" + text + "` is not a date").expecting("a date such as `2026-03-31`");
        }
        if (order == DateOrder.NONE) {
            throw new Misread("`" + text + "` may be read in two ways")
                    .expecting("a date such as `2026-03-31`, or a `date order` in `settings`");
        }
        String a = parts.group(1);
        String b = parts.group(3);
        String c = parts.group(4);
        return switch (order) {
            case MONTH_DAY_YEAR -> checked(text, c, a, b);
            case YEAR_MONTH_DAY -> checked(text, a, b, c);
            default -> checked(text, c, b, a);
        };
    }

    /** A date and time, in the book's zone unless it names an offset; a date alone is noon. */
    Instant instant(String text) {
        Matcher parts = MOMENT.matcher(text);
        if (!parts.matches()) {
            throw new Misread("`" + text + "` is not a date and time").expecting(Form.INSTANT.words());
        }
        LocalDate day = date(parts.group(1));
        String clock = parts.group(2);
        LocalTime time = clock == null ? LocalTime.NOON : time(clock);
        String offset = parts.group(3);
        return offset == null
                ? LocalDateTime.of(day, time).atZone(zone).toInstant()
                : OffsetDateTime.parse(day + "T" + time + offset).toInstant();
    }

    private static LocalTime time(String clock) {
        try {
            return LocalTime.parse(clock.length() == 4 ? "0" + clock : clock);
        } catch (DateTimeException e) {
            throw new Misread("`" + clock + "` is not a time of day").expecting("a time from `00:00` to `23:59`");
        }
    }

    private static LocalDate checked(String text, String year, String month, String day) {
        if (year.length() != 4) {
            throw new Misread("`" + text + "` does not have its year in four digits where it belongs")
                    .expecting("a date such as `2026-03-31`");
        }
        try {
            return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
        } catch (DateTimeException e) {
            throw new Misread("there is no day `" + text + "`").expecting("a date such as `2026-03-31`");
        } catch (NumberFormatException e) {
            throw new Misread("`" + text + "` is not a date").expecting("a date such as `2026-03-31`");
        }
    }
}
