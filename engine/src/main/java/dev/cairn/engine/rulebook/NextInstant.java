package dev.cairn.engine.rulebook;

import dev.cairn.engine.learner.Journey;
import dev.cairn.engine.rulebook.row.Cell;
import dev.cairn.engine.rulebook.row.Condition;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import org.jspecify.annotations.Nullable;

/** The earliest instant after another at which some condition about time may begin or cease to hold. Lives for one call. */
final class NextInstant {
    private static final int MINUTES_A_DAY = 24 * 60;

    private final Facts facts;
    private final ZoneId bookZone;
    private final Instant after;
    private @Nullable Instant found;

    NextInstant(Facts facts, ZoneId bookZone, Instant after) {
        this.facts = facts;
        this.bookZone = bookZone;
        this.after = after;
    }

    @Nullable
    Instant found() {
        return found;
    }

    void consider(Condition condition, @Nullable Journey journey) {
        Cell cell = condition.cell();
        switch (condition.fact().kind()) {
            case FIRST_DAY -> {
                if (facts.firstDay() != null) {
                    daysFrom(facts.firstDay(), cell);
                }
            }
            case STAGE_SINCE -> {
                if (journey != null) {
                    daysFrom(LocalDate.ofInstant(journey.since(), facts.zone()), cell);
                }
            }
            case SILENT_DAYS -> {
                if (journey != null) {
                    daysFrom(facts.signals().silentSince(condition.fact(), journey), cell);
                }
            }
            case SIGNALS -> instant(facts.signals().nextLeaving(condition.fact()));
            case WEEKDAY -> midnight(facts.today().plusDays(1));
            case TIME_OF_DAY -> {
                Timetable.minutes(cell).forEach(this::minuteOfDay);
                changeOfClocks();
            }
            case TODAY -> {
                if (cell instanceof Cell.Dates dates) {
                    dates(dates);
                }
            }
            default -> {
                // time alone changes no other fact
            }
        }
    }

    /** The value is the days since {@code day}, whole ones: it passes a bound at the start of a day. */
    private void daysFrom(LocalDate day, Cell cell) {
        for (double bound : Timetable.bounds(cell)) {
            midnight(day.plusDays((long) Math.floor(bound)));
            midnight(day.plusDays((long) Math.floor(bound) + 1));
        }
    }

    private void dates(Cell.Dates dates) {
        if (dates.from() != null) {
            instant(dates.from().atStartOfDay(bookZone).toInstant());
        }
        if (dates.until() != null) {
            instant(dates.until().plusDays(1).atStartOfDay(bookZone).toInstant());
        }
    }

    private void minuteOfDay(int minute) {
        for (int days = 0; days <= 1; days++) {
            LocalDate day = facts.today().plusDays(days + minute / MINUTES_A_DAY);
            int ofDay = minute % MINUTES_A_DAY;
            LocalDateTime local = day.atTime(ofDay / 60, ofDay % 60);
            // a time may come twice, or never
            facts.zone().getRules().getValidOffsets(local).forEach(offset -> instant(local.toInstant(offset)));
        }
    }

    /** Clocks that are put on jump over times, and those that are put back come into times once more. */
    private void changeOfClocks() {
        ZoneOffsetTransition change = facts.zone().getRules().nextTransition(after);
        instant(change == null ? null : change.getInstant());
    }

    void midnight(LocalDate day) {
        instant(day.atStartOfDay(facts.zone()).toInstant());
    }

    private void instant(@Nullable Instant candidate) {
        if (candidate != null && candidate.isAfter(after) && (found == null || candidate.isBefore(found))) {
            found = candidate;
        }
    }
}
