package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.rulebook.row.Due;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads until when a mandatory content is to be done, and says it again. */
final class DueCell {
    private static final String SPAN = "(\\d{1,4}) ?(days?|weeks?)";
    private static final Pattern FIRST_DAY = Pattern.compile("(?i)" + SPAN + " (before|after)(?: the)? first day");
    private static final Pattern ON_FIRST_DAY = Pattern.compile("(?i)on(?: the)? first day");
    private static final Pattern WITHIN = Pattern.compile("(?i)within " + SPAN + "|" + SPAN + " after(?: the)? stage");

    private DueCell() {}

    static Due read(Filled cell, Formats formats) {
        String text = cell.text();
        Matcher first = FIRST_DAY.matcher(text);
        if (first.matches()) {
            int days = DayCells.days(first.group(1), first.group(2));
            return new Due.FromFirstDay(first.group(3).toLowerCase(Locale.ROOT).equals("before") ? -days : days);
        }
        if (ON_FIRST_DAY.matcher(text).matches()) {
            return new Due.FromFirstDay(0);
        }
        Matcher within = WITHIN.matcher(text);
        if (within.matches()) {
            return new Due.FromStage(
                    within.group(1) == null
                            ? DayCells.days(within.group(3), within.group(4))
                            : DayCells.days(within.group(1), within.group(2)));
        }
        if (formats.isDate(text)) {
            return new Due.On(formats.date(text));
        }
        throw new Misread("`" + text + "` does not say until when").expecting(Form.DUE.words());
    }

    static String words(Due due) {
        if (due instanceof Due.On on) {
            return "by " + on.day();
        } else if (due instanceof Due.FromFirstDay first) {
            return first.days() == 0
                    ? "on the first day"
                    : DayCells.counted(Math.abs(first.days())) + (first.days() < 0 ? " before" : " after")
                            + " the first day";
        } else {
            return "within " + DayCells.counted(((Due.FromStage) due).days()) + " of entering the stage";
        }
    }
}
