package dev.cairn.engine.rehearsal;

import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.rulebook.row.Cell;
import dev.cairn.engine.rulebook.row.Fact.Kind;
import dev.cairn.engine.word.Word;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What rows demand of a moment.
 *
 * @param day the very day; null for any on which the cells hold
 */
record WantedMoment(Map<Kind, Cell> cells, @Nullable LocalDate day) {
    static final Set<Kind> KINDS = Set.of(
            Kind.DEVICE, Kind.CHANNEL, Kind.TOUCH_POINT, Kind.MINUTES, Kind.TIME_OF_DAY, Kind.WEEKDAY, Kind.TODAY);

    private static final int WEEK = 7;

    private static final List<String> ANY_WORD = List.of("desktop", "portal", "home", "another");

    WantedMoment {
        cells = Map.copyOf(cells);
    }

    /** The first such moment from now on; null when there is none any more. */
    @Nullable
    Moment after(Instant now, ZoneId zone) {
        ZonedDateTime at = time(now.atZone(zone));
        if (at == null) {
            return null;
        }
        Integer minutes = minutes();
        if (minutes == null && cells.containsKey(Kind.MINUTES)) {
            return null;
        }
        return new Moment(at.toInstant(), word(Kind.DEVICE), word(Kind.CHANNEL), word(Kind.TOUCH_POINT), null, minutes);
    }

    /** Whether the demands are met, in the book's time zone. */
    boolean suits(Moment moment, ZoneId zone) {
        ZonedDateTime at = moment.at().atZone(zone);
        if (day != null && !day.equals(at.toLocalDate())) {
            return false;
        }
        return holds(Kind.DEVICE, moment.device())
                && holds(Kind.CHANNEL, moment.channel())
                && holds(Kind.TOUCH_POINT, moment.touchPoint())
                && holds(Kind.MINUTES, moment.minutes() == null ? null : Double.valueOf(moment.minutes()))
                && holds(Kind.TIME_OF_DAY, at.getHour() * 60 + at.getMinute())
                && holds(Kind.WEEKDAY, at.getDayOfWeek())
                && holds(Kind.TODAY, at.toLocalDate());
    }

    private boolean holds(Kind kind, @Nullable Object value) {
        Cell cell = cells.get(kind);
        return cell == null || cell.holds(value instanceof String word ? Word.key(word) : value);
    }

    private @Nullable ZonedDateTime time(ZonedDateTime now) {
        for (LocalDate first : days(now.toLocalDate())) {
            for (int ahead = 0; ahead < WEEK && (day == null || ahead == 0); ahead++) {
                LocalDate date = first.plusDays(ahead);
                if (holds(Kind.WEEKDAY, date.getDayOfWeek()) && holds(Kind.TODAY, date)) {
                    ZonedDateTime found = timeOn(date, now);
                    if (found != null) {
                        return found;
                    }
                }
            }
        }
        return null;
    }

    /** Days from which on to look, a week each. */
    private List<LocalDate> days(LocalDate today) {
        if (day != null) {
            return List.of(day);
        }
        List<LocalDate> days = new ArrayList<>(List.of(today, today.plusDays(WEEK)));
        if (cells.get(Kind.TODAY) instanceof Cell.Dates dates
                && dates.from() != null
                && dates.from().isAfter(today)) {
            days.add(dates.from());
        }
        return days;
    }

    /** Today from now on, another day from noon on if that holds, else the first minute that does. */
    private @Nullable ZonedDateTime timeOn(LocalDate date, ZonedDateTime now) {
        boolean today = date.equals(now.toLocalDate());
        int first = today ? now.getHour() * 60 + now.getMinute() : 0;
        int noon = LocalTime.NOON.toSecondOfDay() / 60;
        if (today && holds(Kind.TIME_OF_DAY, first)) {
            return now;
        }
        if (!today && holds(Kind.TIME_OF_DAY, noon)) {
            return date.atTime(LocalTime.NOON).atZone(now.getZone());
        }
        for (int minute = first; minute < 24 * 60; minute++) {
            if (holds(Kind.TIME_OF_DAY, minute)) {
                return date.atTime(minute / 60, minute % 60).atZone(now.getZone());
            }
        }
        return null;
    }

    private @Nullable String word(Kind kind) {
        Cell cell = cells.get(kind);
        if (cell == null) {
            return null;
        }
        List<String> words = new ArrayList<>();
        if (cell instanceof Cell.AnyOf any && !any.not()) {
            words.addAll(new TreeSet<>(any.keys()));
        }
        words.addAll(ANY_WORD);
        return words.stream().filter(cell::holds).findFirst().orElse(null);
    }

    private @Nullable Integer minutes() {
        Cell cell = cells.get(Kind.MINUTES);
        if (cell == null) {
            return null;
        }
        List<Integer> minutes = new ArrayList<>(List.of(10, 30, 60, 5, 0));
        if (cell instanceof Cell.Between between) {
            minutes.addAll(List.of((int) between.high(), (int) between.low(), (int) between.low() + 1));
        }
        return minutes.stream()
                .filter(number -> number >= 0 && cell.holds(Double.valueOf(number)))
                .findFirst()
                .orElse(null);
    }
}
