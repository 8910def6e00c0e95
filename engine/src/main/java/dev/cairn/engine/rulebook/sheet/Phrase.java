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
            case SIGNALS -> signals(told);
            case SILENT_DAYS -> silence(told);
            case MOBILE_SHARE ->
                isPresence(demand)
                        ? "whose mobile share is " + words
                        : "learning on a mobile " + words + " of the time";
            case ACTIVE_HOURS -> isPresence(demand) ? "whose active hours are " + words : "active " + words;
            case MINUTES ->
                isPresence(demand)
                        ? "whose spare minutes are " + words
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

    /** {@code at least 2 viewed signals about the topic Excel within 30 days on mobile}. */
    private static String signals(String count, String noun, Told told) {
        SignalQuery query = told.fact().signals();
        StringBuilder out = new StringBuilder(count);
        if (query == null) {
            return out.append(' ').append(noun).toString();
        }
        out.append(query.kind() == null ? "" : " " + query.kind()).append(' ').append(noun);
        ContentField about = query.aboutField();
        if (about != null) {
            out.append(" about the ").append(about.title()).append(' ').append(told.argument());
        }
        if (query.within() > 0) {
            out.append(" within ").append(query.within());
            out.append(query.unit() == SignalQuery.Unit.DAYS ? " day" : " hour").append(query.within() == 1 ? "" : "s");
        }
        if (query.device() != null) {
            out.append(" on ").append(query.device());
        }
        if (query.program() != null) {
            out.append(" in the program ").append(query.program());
        }
        return out.toString();
    }

    private static String signals(Told told) {
        Demand demand = told.demand();
        return isPresence(demand)
                ? signals("whose number of", "signals", told) + " is " + demand.words()
                : signals("with " + demand.words(), isOne(demand) ? "signal" : "signals", told);
    }

    private static String silence(Told told) {
        SignalQuery query = told.fact().signals();
        boolean any = query == null || (query.kind() == null && query.aboutField() == null);
        String days = told.demand().words() + (isOne(told.demand()) ? " day" : " days");
        return any ? "silent for " + days : signals("without any", "signal", told) + " for " + days;
    }

    /** {@code at least 3 levels}, {@code 1 level}. */
    private static String counted(Demand demand, String noun) {
        return demand.words() + " " + noun + (isOne(demand) ? "" : "s");
    }

    private static boolean isOne(Demand demand) {
        return demand.items().stream().allMatch(item -> item.equals("1") || item.matches(".*[^o] 1"));
    }

    private static boolean isPresence(Demand demand) {
        return demand.tone() == Tone.PRESENT || demand.tone() == Tone.MISSING;
    }

    private static String lower(Fact.Kind kind) {
        return Fact.of(kind).title().toLowerCase(Locale.ROOT);
    }
}
