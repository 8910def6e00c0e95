package dev.cairn.engine.rulebook;

import dev.cairn.engine.content.Content;
import dev.cairn.engine.decision.WhyNot.Subject;
import dev.cairn.engine.learner.Journey;
import dev.cairn.engine.learner.Signals;
import dev.cairn.engine.rulebook.row.Cell;
import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.rulebook.row.SignalQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Another day and another time of day to ask at: where a cell that reads the calendar, the content's dates or a snooze
 * turns. Days and times that tell the same are named once, the nearest of them.
 */
final class TimeEdits {
    private final RuleBook book;
    private final Draft now;
    private final Facts facts;
    private final Content content;
    private final Map<Fact, List<Cell>> cells;

    TimeEdits(RuleBook book, Draft now, Facts facts, Content content, Map<Fact, List<Cell>> cells) {
        this.book = book;
        this.now = now;
        this.facts = facts;
        this.content = content;
        this.cells = cells;
    }

    List<Edit> all() {
        ZonedDateTime local = now.at.atZone(facts.zone());
        LocalDate today = local.toLocalDate();
        Set<Object> seen = new HashSet<>();
        seen.add(told(local));
        List<Edit> edits = new ArrayList<>();
        days().stream()
                .filter(day -> Math.abs(ChronoUnit.DAYS.between(today, day)) < 36_500)
                .sorted(Comparator.comparingLong(day -> Math.abs(ChronoUnit.DAYS.between(today, day))))
                .filter(day -> seen.add(told(local.with(day))))
                .forEach(day -> edits.add(Edit.of(
                        Subject.MOMENT,
                        Slots.DATE,
                        today,
                        day,
                        draft -> draft.at =
                                draft.at.atZone(facts.zone()).with(day).toInstant())));
        times().stream()
                .filter(time -> seen.add(told(local.with(time))))
                .forEach(time -> edits.add(Edit.of(
                        Subject.MOMENT,
                        Slots.TIME,
                        local.toLocalTime().truncatedTo(ChronoUnit.MINUTES),
                        time,
                        draft -> draft.at =
                                draft.at.atZone(facts.zone()).with(time).toInstant())));
        return edits;
    }

    /** What the cells that read the calendar, and the content's own dates, say of a moment. */
    private Object told(ZonedDateTime at) {
        Draft draft = new Draft(now.learner, now.moment(), now.catalog);
        draft.at = at.toInstant();
        Facts then = book.facts(now.learner, now.catalog, draft.moment());
        List<@Nullable Journey> journeys = new ArrayList<>(GoingOn.of(book, now.learner.journeys()));
        journeys.add(null);
        List<Object> told = new ArrayList<>();
        cells.forEach((fact, tested) -> {
            switch (fact.kind()) {
                case TODAY, WEEKDAY, TIME_OF_DAY, FIRST_DAY, STAGE_SINCE, SIGNALS ->
                    journeys.forEach(journey -> told.add(ValueEdits.truth(tested, then.value(fact, journey))));
                default -> {} // as it was
            }
        });
        LocalDate day = then.today();
        Instant snoozed = now.snoozed.get(content.id());
        told.add(content.validFrom() != null && day.isBefore(content.validFrom()));
        told.add(content.validUntil() != null && day.isAfter(content.validUntil()));
        told.add(snoozed != null && draft.at.isBefore(snoozed));
        return told;
    }

    private Set<LocalDate> days() {
        Set<LocalDate> days = new TreeSet<>(List.of(facts.today()));
        cells.forEach((fact, tested) -> {
            switch (fact.kind()) {
                case TODAY -> days.addAll(Candidates.dates(tested));
                case FIRST_DAY -> shifted(days, now.firstDay, tested);
                case STAGE_SINCE ->
                    now.journeys
                            .values()
                            .forEach(journey ->
                                    shifted(days, LocalDate.ofInstant(journey.since(), facts.zone()), tested));
                case SIGNALS -> aged(days, fact.signals());
                default -> {} // no calendar
            }
        });
        if (content.validFrom() != null) {
            days.add(content.validFrom());
        }
        if (content.validUntil() != null) {
            days.add(content.validUntil());
        }
        Instant snoozed = now.snoozed.get(content.id());
        if (snoozed != null) {
            LocalDate end = LocalDate.ofInstant(snoozed, facts.zone());
            days.addAll(List.of(end, end.plusDays(1)));
        }
        if (cells.containsKey(Fact.of(Fact.Kind.WEEKDAY))) {
            for (LocalDate day : List.copyOf(days)) {
                for (int i = -6; i <= 6; i++) {
                    days.add(day.plusDays(i));
                }
            }
        }
        return days;
    }

    private static void shifted(Set<LocalDate> days, @Nullable LocalDate from, List<Cell> tested) {
        if (from != null) {
            Candidates.numbers(tested, -Double.MAX_VALUE)
                    .forEach(offset -> days.add(from.plusDays(Math.round(offset))));
        }
    }

    /** The days on which signals drop out of a window. */
    private void aged(Set<LocalDate> days, @Nullable SignalQuery query) {
        if (query != null && query.within() > 0 && query.unit() == SignalQuery.Unit.DAYS && now.signals != null) {
            for (Signals.DayCount count : now.signals.days()) {
                days.addAll(List.of(count.day(), count.day().plusDays(query.within())));
            }
        }
    }

    private Set<LocalTime> times() {
        Set<LocalTime> times = new TreeSet<>();
        List<Cell> tested = cells.get(Fact.of(Fact.Kind.TIME_OF_DAY));
        if (tested != null) {
            Candidates.of(Fact.of(Fact.Kind.TIME_OF_DAY), tested)
                    .forEach(minute -> times.add(LocalTime.ofSecondOfDay((Integer) minute * 60L)));
        }
        Instant snoozed = now.snoozed.get(content.id());
        if (snoozed != null) {
            LocalTime end = snoozed.atZone(facts.zone()).toLocalTime();
            times.add(end.truncatedTo(ChronoUnit.MINUTES));
            if (end.isBefore(LocalTime.of(23, 59))) {
                times.add(end.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1));
            }
        }
        return times;
    }
}
