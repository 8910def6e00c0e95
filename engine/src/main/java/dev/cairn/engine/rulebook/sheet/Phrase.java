package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.content.ContentField;
import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.rulebook.row.SignalQuery;
import dev.cairn.engine.rulebook.sheet.Conditions.Told;
import dev.cairn.engine.rulebook.sheet.Demand.Tone;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says one condition. */
final class Phrase {
    private Phrase() {}

    /** Where the learner is: device, channel, touch point. */
    static String where(Fact.Kind kind, Demand demand) {
        String noun =
                switch (kind) {
                    case DEVICE -> "on";
                    case CHANNEL -> "through";
                    default -> "at";
                };
        return switch (demand.tone()) {
            case PRESENT -> noun + " any known " + lower(kind);
            case MISSING -> noun + " an unknown " + lower(kind);
            case NONE -> "not " + noun + " " + Texts.joined(demand.items(), "or");
            default -> noun + " " + Texts.joined(demand.items(), "or");
        };
    }

    /** What the learner is, has or did; null for a fact that another phrase says. */
    static @Nullable String trait(Told told) {
        Fact fact = told.fact();
        Demand demand = told.demand();
        String argument = told.argument();
        String words = demand.words();
        return switch (fact.kind()) {
            case ROLE, DEPARTMENT, COUNTRY, LANGUAGE, MANAGER, TARGET_ROLE ->
                "whose " + lower(fact.kind()) + " is " + words;
            case ATTRIBUTE -> "whose \"" + argument + "\" is " + words;
            case SKILL_GAP -> gap(demand);
            case SKILL_GAP_LEVELS ->
                isPresence(demand)
                        ? "whose gap in " + argument + " is " + words
                        : "missing " + counted(demand, "level") + " of " + argument;
            case COMPLETED -> completed(demand);
            case SIGNALS -> "with " + counted(demand, "signal") + " " + signals(fact.signals());
            case SILENT_DAYS -> silence(fact.signals(), demand);
            case MOBILE_SHARE ->
                isPresence(demand)
                        ? "whose mobile share is " + words
                        : "learning on a mobile " + words + " of the time";
            case ACTIVE_HOURS -> isPresence(demand) ? "whose active hours are " + words : "active " + words;
            case MINUTES ->
                isPresence(demand)
                        ? "whose free minutes are " + words
                        : "with " + counted(demand, "minute") + " to spare";
            default -> null;
        };
    }

    /** When it is: dates, days, times; null for a fact that another phrase says. */
    static @Nullable String time(Told told) {
        Demand demand = told.demand();
        String words = demand.words();
        return switch (told.fact().kind()) {
            case FIRST_DAY -> day(demand, "their first day", "first day");
            case STAGE_SINCE -> day(demand, "the day they entered the stage", "day of entering the stage");
            case TIME_OF_DAY -> isPresence(demand) ? "at a time of day that is " + words : words;
            case WEEKDAY -> weekday(demand);
            case TODAY -> words;
            default -> null;
        };
    }

    private static String day(Demand demand, String day, String noun) {
        if (isPresence(demand)) {
            return "whose " + noun + " is " + demand.words();
        }
        List<String> items =
                demand.items().stream().map(item -> item + " " + day).toList();
        return (demand.tone() == Tone.NONE ? "but not " : "") + Texts.joined(items, "or");
    }

    private static String weekday(Demand demand) {
        if (isPresence(demand)) {
            return "on a day that is " + demand.words();
        }
        String days = Texts.joined(
                demand.items().stream()
                        .map(day -> (day.contains(" to ") ? "from " : "on ") + day)
                        .toList(),
                "or");
        return demand.tone() == Tone.NONE ? "but not " + days : days;
    }

    private static String gap(Demand demand) {
        return switch (demand.tone()) {
            case PRESENT -> "whose skill gaps are known";
            case MISSING -> "whose skill gaps are unknown";
            case ANY -> "with a skill gap in " + Texts.joined(demand.items(), "or");
            case ALL -> "with skill gaps in " + Texts.joined(demand.items(), "and");
            case NONE -> "without a skill gap in " + Texts.joined(demand.items(), "or");
        };
    }

    private static String completed(Demand demand) {
        return switch (demand.tone()) {
            case PRESENT -> "whose completed contents are known";
            case MISSING -> "whose completed contents are unknown";
            case ANY -> "who completed " + Texts.joined(demand.items(), "or");
            case ALL -> "who completed " + Texts.joined(demand.items(), "and");
            case NONE -> "who did not complete " + Texts.joined(demand.items(), "or");
        };
    }

    private static String signals(@Nullable SignalQuery query) {
        if (query == null) {
            return "";
        }
        StringBuilder out = new StringBuilder(query.kind() == null ? "of any kind" : "`" + query.kind() + "`");
        if (query.within() > 0) {
            out.append(" within ").append(query.within());
            out.append(query.unit() == SignalQuery.Unit.DAYS ? " day" : " hour").append(query.within() == 1 ? "" : "s");
        }
        ContentField about = query.aboutField();
        if (about != null) {
            out.append(" about ")
                    .append(about == ContentField.CONTENT ? "the " : "")
                    .append(about.title())
                    .append(' ')
                    .append(query.about());
        }
        if (query.device() != null) {
            out.append(" on ").append(query.device());
        }
        if (query.program() != null) {
            out.append(" in ").append(query.program());
        }
        return out.toString();
    }

    private static String silence(@Nullable SignalQuery query, Demand demand) {
        boolean any = query == null || (query.kind() == null && query.aboutField() == null);
        return any
                ? "silent for " + demand.words() + " days"
                : "without a signal " + signals(query) + " for " + demand.words() + " days";
    }

    /** {@code at least 3 signals}, {@code 1 level}. */
    private static String counted(Demand demand, String noun) {
        if (isPresence(demand)) {
            return "a number of " + noun + "s that is " + demand.words();
        }
        boolean one = demand.items().stream().allMatch(item -> item.equals("1") || item.endsWith(" 1"));
        return demand.words() + " " + noun + (one ? "" : "s");
    }

    private static boolean isPresence(Demand demand) {
        return demand.tone() == Tone.PRESENT || demand.tone() == Tone.MISSING;
    }

    private static String lower(Fact.Kind kind) {
        return Fact.of(kind).title().toLowerCase(Locale.ROOT);
    }
}
