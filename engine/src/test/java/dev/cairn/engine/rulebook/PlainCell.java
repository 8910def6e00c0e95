package dev.cairn.engine.rulebook;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What the text of a cell means, written from the description of the sheets and from nothing of the engine: the oracle
 * for whether a row fires. A fact is a text, a set of texts, a number, a time of day, a weekday or, for relative days,
 * today minus the day; null is unknown.
 */
final class PlainCell {
    private PlainCell() {}

    static boolean holds(String text, @Nullable Object fact) {
        if (text.isEmpty()) {
            return true;
        }
        if (text.equals("missing")) {
            return fact == null;
        }
        if (fact == null) {
            return false; // whatever a cell asks, it is not known
        }
        if (text.equals("present")) {
            return true; // a set known to be empty is known
        }
        if (text.startsWith("not ")) {
            return !holds(text.substring(4), fact);
        }
        if (fact instanceof Set<?> set) {
            return among(text, set);
        }
        BiPredicate<String, Object> one = fact instanceof Double
                ? (part, number) -> number(part, (Double) number)
                : fact instanceof LocalTime
                        ? (part, time) -> time(part, (LocalTime) time)
                        : fact instanceof DayOfWeek
                                ? (part, day) -> weekday(part, (DayOfWeek) day)
                                : fact instanceof Integer
                                        ? (part, days) -> days(part, (Integer) days)
                                        : (part, value) -> part.equals(value);
        return parts(text).stream().anyMatch(part -> one.test(part, fact));
    }

    /** Between commas, but for those in single quotes. */
    private static List<String> parts(String list) {
        return Arrays.stream(list.split(", (?=(?:[^']*'[^']*')*[^']*$)"))
                .map(part -> part.replace("'", ""))
                .toList();
    }

    private static boolean among(String text, Set<?> set) {
        if (text.startsWith("all of ")) {
            return set.containsAll(parts(text.substring(7)));
        }
        Set<Object> both = new HashSet<>(set);
        if (text.startsWith("none of ")) {
            both.retainAll(parts(text.substring(8)));
            return both.isEmpty();
        }
        both.retainAll(parts(text));
        return !both.isEmpty();
    }

    private static boolean number(String text, double number) {
        String plain = text.replace("%", "").replace(" ", "");
        if (plain.contains("..")) {
            int dots = plain.indexOf("..");
            return number >= Double.parseDouble(plain.substring(0, dots))
                    && number <= Double.parseDouble(plain.substring(dots + 2));
        }
        double than = Double.parseDouble(plain.replaceAll("[<>=]", ""));
        return switch (plain.replaceAll("[^<>=]", "")) {
            case "<" -> number < than;
            case "<=" -> number <= than;
            case ">" -> number > than;
            case ">=" -> number >= than;
            default -> number == than;
        };
    }

    /** The end is out; an end before its beginning is on the next day. */
    private static boolean time(String text, LocalTime time) {
        LocalTime from = LocalTime.parse(text.substring(0, 5));
        LocalTime to = LocalTime.parse(text.substring(6));
        boolean after = !time.isBefore(from);
        boolean before = time.isBefore(to);
        return from.isBefore(to) ? after && before : after || before;
    }

    /** Both ends are in; a range may run over the end of a week. */
    private static boolean weekday(String text, DayOfWeek day) {
        List<DayOfWeek> ends =
                Arrays.stream(text.split("-")).map(PlainCell::dayOfWeek).toList();
        for (DayOfWeek one = ends.get(0); ; one = one.plus(1)) {
            if (one == day) {
                return true;
            }
            if (one == ends.get(ends.size() - 1)) {
                return false;
            }
        }
    }

    private static DayOfWeek dayOfWeek(String three) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().startsWith(three.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow();
    }

    /** @param since today minus the day: below 0 while it is still to come */
    private static boolean days(String text, int since) {
        if (text.equals("on the day")) {
            return since == 0;
        }
        if (text.equals("before") || text.equals("after")) {
            return text.equals("after") ? since > 0 : since < 0;
        }
        if (text.startsWith("within ")) {
            return since >= 0 && since < Integer.parseInt(text.split(" ")[1]);
        }
        int far = text.endsWith("before") ? -since : since;
        String count = text.substring(0, text.indexOf(" day"));
        boolean mustBeThere = far >= 0; // `<= 3 days after` does not reach before the day
        return mustBeThere && number(count, far);
    }
}
