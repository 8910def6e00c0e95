package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.content.ContentField;
import dev.cairn.engine.rulebook.row.SignalQuery;
import dev.cairn.engine.rulebook.row.SignalQuery.Unit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which signals a header or a stage rule counts: {@code viewed within 30 days about topic welcome on mobile}. Quotation marks keep a value
 * that itself holds {@code on} or {@code in}.
 *
 * @param within 0 is ever
 */
record SignalWindow(int within, Unit unit) {
    static final SignalWindow EVER = new SignalWindow(0, Unit.DAYS);

    private static final int MOST_DAYS = 3_660;
    private static final int MOST_HOURS = 72;
    private static final String VALUE = "('[^']+'|.+?)";
    private static final Pattern HEADER = Pattern.compile("(?i)" + VALUE
            + "(?: within (\\d{1,5}) ?(days?|weeks?|hours?))?"
            + "(?: about (kind|topic|content) " + VALUE + ")?"
            + "(?: on " + VALUE + ")?"
            + "(?: in " + VALUE + ")?");
    private static final Pattern WINDOW = Pattern.compile("(?i)(?:within )?(\\d{1,5}) ?(days?|weeks?|hours?)");
    private static final Pattern LOOSE = Pattern.compile("(?i).* (within|about) .*");

    /** The words after {@code Signals:}. */
    static SignalQuery query(String text, Known known) {
        Matcher parts = HEADER.matcher(text);
        if (!parts.matches()) {
            throw unreadable(text);
        }
        String kind = unquoted(parts.group(1));
        if (LOOSE.matcher(kind).matches()) {
            throw unreadable(text);
        }
        SignalWindow window = parts.group(2) == null ? EVER : of(parts.group(2), parts.group(3));
        ContentField field = parts.group(4) == null ? null : field(parts.group(4));
        return new SignalQuery(
                kind.equalsIgnoreCase("any")
                        ? null
                        : known.named(Domain.SIGNAL, kind).key(),
                window.within,
                window.unit,
                field,
                field == null
                        ? null
                        : known.named(domain(field), unquoted(parts.group(5))).key(),
                parts.group(6) == null
                        ? null
                        : known.named(Domain.DEVICE, unquoted(parts.group(6))).key(),
                parts.group(7) == null ? null : program(unquoted(parts.group(7)), known));
    }

    /** The same of signals at any time: without a window. */
    static SignalQuery ever(String text, Known known) {
        SignalQuery query = query(text, known);
        if (query.within() > 0) {
            throw new Misread("silence has no window; `" + text + "` names one").expecting("such as `viewed`");
        }
        return query;
    }

    /** What a header's signals are about, as written; null when it does not say. */
    static @Nullable String about(String text) {
        Matcher parts = HEADER.matcher(text);
        return parts.matches() && parts.group(5) != null ? unquoted(parts.group(5)) : null;
    }

    /** A cell such as {@code 30 days}, {@code within 48 hours}. */
    static SignalWindow of(Filled cell) {
        Matcher window = WINDOW.matcher(cell.text());
        if (!window.matches()) {
            throw new Misread("`" + cell.text() + "` is not a span of days or hours").expecting(Form.WINDOW.words());
        }
        return of(window.group(1), window.group(2));
    }

    /** Days of silence: {@code 14 days}, {@code 2 weeks}, or a plain number of days. */
    static int days(Filled cell) {
        Matcher window = WINDOW.matcher(cell.text());
        if (cell.text().matches("\\d{1,5}")) {
            return Integer.parseInt(cell.text());
        }
        if (!window.matches() || window.group(2).toLowerCase(Locale.ROOT).startsWith("hour")) {
            throw new Misread("`" + cell.text() + "` is not a number of days").expecting(Form.DURATION.words());
        }
        return DayCells.days(window.group(1), window.group(2));
    }

    private static SignalWindow of(String number, String unit) {
        boolean hours = unit.toLowerCase(Locale.ROOT).startsWith("hour");
        int within = hours ? Integer.parseInt(number) : DayCells.days(number, unit);
        if (within == 0) {
            throw new Misread("a window of 0 " + unit + " holds nothing").expecting("at least 1 day or 1 hour");
        }
        if (hours && within > MOST_HOURS) {
            throw new Misread("`" + within + " hours` is more than is kept by the hour")
                    .expecting("at most 72 hours, or days");
        }
        if (within > MOST_DAYS) {
            throw new Misread("`" + within + " days` is more than ten years").expecting("at most 3,660 days");
        }
        return new SignalWindow(within, hours ? Unit.HOURS : Unit.DAYS);
    }

    private static String program(String text, Known known) {
        if (known.find(Domain.PROGRAM, text) == null && !known.isUnsure(Domain.PROGRAM)) {
            throw new Misread("unknown program `" + text + "`")
                    .expecting("a program that `programs` lists; a value that holds `in` stands in quotation marks")
                    .nearest(Nearest.of(text, known.values(Domain.PROGRAM)));
        }
        return known.named(Domain.PROGRAM, text).key();
    }

    private static ContentField field(String word) {
        return ContentField.valueOf(word.toUpperCase(Locale.ROOT));
    }

    static Domain domain(ContentField field) {
        return switch (field) {
            case KIND -> Domain.KIND;
            case TOPIC -> Domain.TOPIC;
            default -> Domain.CONTENT;
        };
    }

    private static String unquoted(String text) {
        return text.startsWith("'") && text.endsWith("'") && text.length() > 2
                ? text.substring(1, text.length() - 1)
                : text;
    }

    private static Misread unreadable(String text) {
        return new Misread("`" + text + "` does not say which signals are counted")
                .expecting(
                        "`viewed`, `viewed within 30 days` or `viewed within 48 hours about topic welcome on mobile`");
    }
}
