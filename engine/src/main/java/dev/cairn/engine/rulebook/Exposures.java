package dev.cairn.engine.rulebook;

import dev.cairn.engine.decision.Capped;
import dev.cairn.engine.decision.Capped.Per;
import dev.cairn.engine.learner.Signals.DayCount;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How often each content was shown to a learner of late, and what was completed of late. */
final class Exposures {
    private final Facts facts;
    private final LocalDate today;
    private @Nullable Map<String, TreeMap<LocalDate, Integer>> shown;

    Exposures(Facts facts) {
        this.facts = facts;
        today = facts.today();
    }

    private Map<String, TreeMap<LocalDate, Integer>> days() {
        Map<String, TreeMap<LocalDate, Integer>> days = shown;
        if (days == null) {
            days = new HashMap<>();
            LocalDate first = today.minusDays(Per.MONTH.days() - 1L);
            for (DayCount day : facts.signals().of("shown")) {
                if (day.content() != null
                        && !day.day().isBefore(first)
                        && !day.day().isAfter(today)) {
                    days.computeIfAbsent(day.content(), id -> new TreeMap<>())
                            .merge(day.day(), day.count(), Integer::sum);
                }
            }
            shown = days;
        }
        return days;
    }

    /** Ids of contents that were shown. */
    Set<String> shown() {
        return days().keySet();
    }

    /** Whether the content was shown as often as it may be; null when it was not. */
    @Nullable
    Capped capped(String content, Per per, int atMost) {
        TreeMap<LocalDate, Integer> days = days().getOrDefault(content, new TreeMap<>());
        int count = count(days, today, per);
        if (count < atMost) {
            return null;
        }
        if (atMost == 0) {
            return new Capped(per, 0, count, null);
        }
        LocalDate free = today.plusDays(1);
        while (count(days, free, per) >= atMost) {
            free = free.plusDays(1);
        }
        Instant until = free.atStartOfDay(facts.zone()).toInstant();
        return new Capped(per, atMost, count, until);
    }

    /** Of the days that are counted on a day, those up to today. */
    private int count(TreeMap<LocalDate, Integer> days, LocalDate day, Per per) {
        int count = 0;
        LocalDate first = day.minusDays(per.days() - 1L);
        for (int shownThen : days.subMap(first, true, today.isBefore(first) ? first : today, true)
                .values()) {
            count += shownThen;
        }
        return count;
    }

    /** The last day on which the content is known to have been completed. */
    @Nullable
    LocalDate lastCompleted(String content) {
        LocalDate last = null;
        for (DayCount day : facts.signals().of("completed")) {
            if (content.equals(day.content()) && (last == null || day.day().isAfter(last))) {
                last = day.day();
            }
        }
        return last;
    }

    /** Contents completed on one of the last so many days, today in; all that are completed where no day is known. */
    Set<String> completedWithin(int days) {
        Set<String> completed = facts.completed();
        if (!facts.signals().areKnown()) {
            return completed;
        }
        Set<String> recent = new HashSet<>();
        for (DayCount day : facts.signals().of("completed")) {
            if (day.content() != null && day.day().isAfter(today.minusDays(days))) {
                recent.add(day.content());
            }
        }
        return recent;
    }
}
