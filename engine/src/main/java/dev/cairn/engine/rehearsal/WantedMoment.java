package dev.cairn.engine.rehearsal;

import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.rulebook.row.Cell;
import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.rulebook.row.Fact.Kind;
import dev.cairn.engine.word.Word;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What rows demand of a moment.
 *
 * @param cells all must hold
 */
record WantedMoment(Map<Kind, Set<Cell>> cells) {
    static final Set<Kind> KINDS = Set.of(
            Kind.DEVICE, Kind.CHANNEL, Kind.TOUCH_POINT, Kind.MINUTES, Kind.TIME_OF_DAY, Kind.WEEKDAY, Kind.TODAY);

    /** The columns that stand for these in a sheet. */
    static final Set<String> COLUMNS = Stream.concat(
                    KINDS.stream().map(kind -> Fact.of(kind).title()), Stream.of("From", "Until"))
            .collect(Collectors.toUnmodifiableSet());

    private static final int WEEK = 7;

    private static final List<String> ANY_WORD = List.of("desktop", "portal", "home", "another");

    WantedMoment {
        Map<Kind, Set<Cell>> copies = new HashMap<>();
        cells.forEach((kind, demands) -> copies.put(kind, Set.copyOf(demands)));
        cells = Map.copyOf(copies);
    }

    /** The first such moment from now on; null when there is none any more. */
    @Nullable
    Moment after(Instant now, ZoneId zone) {
        ZonedDateTime at = time(now.atZone(zone));
        if (at == null) {
            return null;
        }
        Moment moment = new Moment(
                at.toInstant(), word(Kind.DEVICE), word(Kind.CHANNEL), word(Kind.TOUCH_POINT), null, minutes());
        return suits(moment, zone) ? moment : null;
    }

    /** Whether the demands are met, in the book's time zone. */
    boolean suits(Moment moment, ZoneId zone) {
        ZonedDateTime at = moment.at().atZone(zone);
        return holds(Kind.DEVICE, moment.device())
                && holds(Kind.CHANNEL, moment.channel())
                && holds(Kind.TOUCH_POINT, moment.touchPoint())
                && holds(Kind.MINUTES, moment.minutes() == null ? null : Double.valueOf(moment.minutes()))
                && holds(Kind.TIME_OF_DAY, at.getHour() * 60 + at.getMinute())
                && holds(Kind.WEEKDAY, at.getDayOfWeek())
                && holds(Kind.TODAY, at.toLocalDate());
    }

    private boolean holds(Kind kind, @Nullable Object value) {
        Object known = value instanceof String word ? Word.key(word) : value;
        for (Cell cell : cells.getOrDefault(kind, Set.of())) {
            if (!cell.holds(known)) {
                return false;
            }
        }
        return true;
    }

    private @Nullable ZonedDateTime time(ZonedDateTime now) {
        for (LocalDate first : days(now.toLocalDate())) {
            for (int ahead = 0; ahead < WEEK; ahead++) {
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

    /** Days from which on to look, a week each: from today, and from where a date changes its mind. */
    private Iterable<LocalDate> days(LocalDate today) {
        Set<LocalDate> days = new TreeSet<>(List.of(today, today.plusDays(WEEK)));
        for (Cell cell : cells.getOrDefault(Kind.TODAY, Set.of())) {
            if (inside(cell) instanceof Cell.Dates dates) {
                if (dates.from() != null) {
                    days.add(dates.from());
                }
                if (dates.until() != null) {
                    days.add(dates.until().plusDays(1));
                }
            }
        }
        days.removeIf(day -> day.isBefore(today));
        return days;
    }

    private static Cell inside(Cell cell) {
        return cell instanceof Cell.Not not ? not.cell() : cell;
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
        if (!cells.containsKey(kind)) {
            return null;
        }
        Set<String> named = new TreeSet<>();
        for (Cell cell : cells.getOrDefault(kind, Set.of())) {
            if (inside(cell) instanceof Cell.AnyOf any) {
                named.addAll(any.keys());
            }
        }
        return Stream.concat(named.stream(), ANY_WORD.stream())
                .filter(word -> holds(kind, word))
                .findFirst()
                .orElse(null);
    }

    private @Nullable Integer minutes() {
        if (!cells.containsKey(Kind.MINUTES)) {
            return null;
        }
        List<Integer> minutes = new ArrayList<>(List.of(10, 30, 60, 5, 0));
        for (Cell cell : cells.getOrDefault(Kind.MINUTES, Set.of())) {
            if (inside(cell) instanceof Cell.Between between) {
                int low = (int) between.low();
                int high = (int) between.high();
                minutes.addAll(List.of(high, low, low + 1, high - 1, low - 1, high + 1));
            }
        }
        return minutes.stream()
                .filter(number -> number >= 0 && holds(Kind.MINUTES, Double.valueOf(number)))
                .findFirst()
                .orElse(null);
    }
}
