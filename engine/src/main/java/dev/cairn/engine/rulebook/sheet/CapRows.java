package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.decision.Capped.Per;
import dev.cairn.engine.rulebook.row.Cap;
import dev.cairn.engine.rulebook.row.Cell;
import dev.cairn.engine.rulebook.row.Row;
import dev.cairn.engine.rulebook.sheet.Known.Named;
import dev.cairn.engine.rulebook.sheet.RuleHeads.Draft;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what only rows of {@code caps} have. */
final class CapRows {
    static final Map<Per, String> LIMITS = Map.of(Per.DAY, "Per day", Per.WEEK, "Per week", Per.MONTH, "Per month");

    private static final List<String> WORDS =
            List.of("Per day", "Per week", "Per month", "Show again", "Quiet hours", "Busy from", "Busy until");
    private static final List<String> AGAIN = List.of("never", "always");
    private static final Pattern AFTER = Pattern.compile("(?i)after (\\d{1,4}) ?(days?|weeks?)");

    private final Known known;
    private final Formats formats;

    CapRows(Known known, Formats formats) {
        this.known = known;
        this.formats = formats;
    }

    @Nullable
    Row row(Entry entry, Draft draft) {
        List<Named> kinds = entry.read("Kind", this::names);
        List<Named> contents = entry.read("Content", this::names);
        Filled kind = entry.cell("Kind");
        if (kind != null && entry.cell("Content") != null) {
            kind.error("a row is about kinds or about contents, and `Content` is filled too", "an empty cell", null);
        }
        Map<Per, Integer> atMost = new EnumMap<>(Per.class);
        for (Per per : Per.values()) {
            Integer most = entry.read(LIMITS.getOrDefault(per, ""), this::limit);
            if (most != null) {
                atMost.put(per, most);
            }
        }
        inOrder(entry, atMost);
        Integer again = entry.read("Show again", CapRows::again);
        Demand quiet = entry.read("Quiet hours", TimeCells::times);
        Filled quietCell = entry.cell("Quiet hours");
        if (quietCell != null && quiet != null && quiet.cell() instanceof Cell.Presence) {
            quietCell.error("`Quiet hours` are times of day", Form.TIMES.words(), null);
        }
        LocalDate from = entry.read("Busy from", cell -> formats.date(cell.text()));
        LocalDate until = entry.read("Busy until", cell -> formats.date(cell.text()));
        busy(entry, from, until);
        if (WORDS.stream().allMatch(title -> entry.cell(title) == null)) {
            entry.absent("the row sets no cap; an empty cell is no limit", "one of " + Texts.choices(WORDS));
        }
        Cap cap = new Cap(keys(kinds), keys(contents), atMost, again, quiet == null ? null : quiet.cell(), from, until);
        String what = what(kinds, contents);
        return new Row.CapRow(draft.head(CapSentence.of(draft, what, cap, quiet)), cap);
    }

    private @Nullable List<Named> names(Filled cell) {
        return ValueCells.of(cell, known).list();
    }

    private static Set<String> keys(@Nullable List<Named> named) {
        Set<String> keys = new HashSet<>();
        if (named != null) {
            named.forEach(one -> keys.add(one.key()));
        }
        return keys;
    }

    private static String what(@Nullable List<Named> kinds, @Nullable List<Named> contents) {
        List<String> words = new ArrayList<>();
        if (contents != null) {
            String each = contents.size() == 1 ? "" : "each of ";
            contents.forEach(content -> words.add((words.isEmpty() ? each : "") + content.spelling()));
        } else if (kinds != null) {
            kinds.forEach(kind -> words.add("each " + kind.spelling()));
        } else {
            words.add("each content");
        }
        return Texts.joined(words, "and");
    }

    private int limit(Filled cell) {
        if (cell.text().equalsIgnoreCase("no limit")) {
            return Cap.NO_LIMIT;
        }
        try {
            return formats.count(cell);
        } catch (Misread misread) {
            throw new Misread(misread.message())
                    .expecting(Form.LIMIT.words())
                    .nearest(Nearest.of(cell.text(), List.of("no limit")));
        }
    }

    /** More in a day than in the whole week: the number of the day means nothing. */
    private static void inOrder(Entry entry, Map<Per, Integer> atMost) {
        for (Per per : Per.values()) {
            for (Per longer : Per.values()) {
                int most = atMost.getOrDefault(longer, Cap.NO_LIMIT);
                int more = atMost.getOrDefault(per, 0);
                Filled cell = entry.cell(LIMITS.getOrDefault(per, ""));
                if (longer.days() > per.days() && more > most && more != Cap.NO_LIMIT && cell != null) {
                    cell.error(
                            more + " in a " + per.word() + " can never be reached with " + most + " in a "
                                    + longer.word(),
                            "at most " + most + ", or an empty cell",
                            null);
                    break;
                }
            }
        }
    }

    private static int again(Filled cell) {
        Matcher after = AFTER.matcher(cell.text());
        if (after.matches()) {
            int days = DayCells.days(after.group(1), after.group(2));
            if (days == 0) {
                throw new Misread("`" + cell.text() + "` is always").expecting("`always`, or 1 day or more");
            }
            return days;
        }
        return switch (cell.text().toLowerCase(Locale.ROOT)) {
            case "never" -> Cap.NEVER;
            case "always" -> 0;
            default ->
                throw new Misread("`" + cell.text() + "` does not say when a completed content is shown again")
                        .expecting(Form.AGAIN.words())
                        .nearest(Nearest.of(cell.text(), AGAIN));
        };
    }

    private static void busy(Entry entry, @Nullable LocalDate from, @Nullable LocalDate until) {
        Filled first = entry.cell("Busy from");
        Filled last = entry.cell("Busy until");
        if (first != null && last == null) {
            first.error("the busy time has no end", "the last busy day in `Busy until`", null);
        } else if (last != null && first == null) {
            last.error("the busy time has no beginning", "the first busy day in `Busy from`", null);
        } else if (last != null && from != null && until != null && from.isAfter(until)) {
            last.error("`Busy until` is before `Busy from`, so nobody is ever busy", from + " or later", null);
        }
    }
}
