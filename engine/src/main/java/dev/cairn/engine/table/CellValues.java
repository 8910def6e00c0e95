package dev.cairn.engine.table;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.apache.poi.ss.usermodel.DateUtil;

/** Makes typed values of what a worksheet stores. A content that fits nothing is a {@link NumberFormatException} or a date's. */
final class CellValues {

    /** A spreadsheet computes with more, but shows and keeps what is typed to 15 digits. */
    private static final MathContext SHOWN = new MathContext(15, RoundingMode.HALF_UP);

    private static final long DAY_MILLIS = 86_400_000;
    private static final double DAYS_1900 = 2_958_466;
    private static final double DAYS_1904 = 2_957_004;

    private final NumberFormats formats;
    private final boolean from1904;

    CellValues(NumberFormats formats, boolean from1904) {
        this.formats = formats;
        this.from1904 = from1904;
    }

    /**
     * The value of a number in a style.
     *
     * @throws NumberFormatException when the text is no number that a spreadsheet could hold
     * @throws DateTimeException when the style shows a day or a time, and the number is none
     */
    Value number(String stored, int style) {
        String digits = stored.strip();
        double number = digits.length() > 400 ? Double.NaN : Double.parseDouble(digits);
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            throw new NumberFormatException(digits.length() > 40 ? digits.substring(0, 40) : digits);
        }
        NumberFormats.Meaning meaning = formats.meaning(style);
        return switch (meaning) {
            case NUMBER -> new Value.Number(exact(number));
            case PERCENT -> new Value.Percent(exact(number));
            case DATE, DATE_TIME, TIME -> moment(number, meaning);
            case DURATION -> number >= 0 && number < 1 ? time(number) : duration(number);
        };
    }

    private static BigDecimal exact(double number) {
        return BigDecimal.valueOf(number).round(SHOWN);
    }

    private Value moment(double number, NumberFormats.Meaning meaning) {
        if (number < 0 || number >= (from1904 ? DAYS_1904 : DAYS_1900)) {
            throw new DateTimeException("no day");
        }
        boolean timeOnly = number < 1 && meaning != NumberFormats.Meaning.DATE;
        if (timeOnly) {
            return time(number);
        }
        if (number < 1 && !from1904) {
            throw new DateTimeException("no day");
        }
        LocalDateTime moment = DateUtil.getLocalDateTime(number, from1904);
        boolean dayOnly =
                meaning == NumberFormats.Meaning.DATE && moment.toLocalTime().equals(LocalTime.MIDNIGHT);
        return dayOnly ? new Value.Date(moment.toLocalDate()) : new Value.DateTime(moment);
    }

    private static Value time(double fraction) {
        long millis = Math.min(Math.round(fraction * DAY_MILLIS), DAY_MILLIS - 1);
        return new Value.Time(LocalTime.ofNanoOfDay(millis * 1_000_000));
    }

    /** More than a day of hours is no time of day: it is kept as it is shown, {@code 25:30}. */
    private static Value duration(double days) {
        if (days < 0 || days > DAYS_1900) {
            throw new DateTimeException("no duration");
        }
        Duration duration = Duration.ofSeconds(Math.round(days * 86_400));
        String seconds = duration.toSecondsPart() == 0 ? "" : ":" + two(duration.toSecondsPart());
        return new Value.Text(duration.toHours() + ":" + two(duration.toMinutesPart()) + seconds);
    }

    private static String two(int number) {
        return (number < 10 ? "0" : "") + number;
    }

    /**
     * The value of a cell that stores its date as text in ISO 8601, as the strict dialect does.
     *
     * @throws DateTimeException when it is none
     */
    static Value isoDate(String stored) {
        String text = stored.strip();
        String local = text.endsWith("Z") ? text.substring(0, text.length() - 1) : text;
        if (local.contains("T")) {
            return new Value.DateTime(LocalDateTime.parse(local));
        }
        return local.contains(":") ? new Value.Time(LocalTime.parse(local)) : new Value.Date(LocalDate.parse(local));
    }
}
