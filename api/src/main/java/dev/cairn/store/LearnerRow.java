package dev.cairn.store;

import dev.cairn.engine.learner.ExternalId;
import dev.cairn.engine.learner.Habits;
import dev.cairn.engine.learner.History;
import dev.cairn.engine.learner.Journey;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.LearnerId;
import dev.cairn.engine.learner.Signals;
import dev.cairn.engine.learner.Signals.DayCount;
import dev.cairn.engine.learner.Signals.Recent;
import dev.cairn.engine.learner.SkillLevel;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One row of {@code facts}, with everything about a learner in parallel arrays, read into the learner. */
final class LearnerRow {
    private final Row row;

    private LearnerRow(Row row) {
        this.row = row;
    }

    /** @param habits whether habits were asked for */
    static Learner read(Row row, boolean habits) {
        LearnerRow learner = new LearnerRow(row);
        return new Learner(
                new LearnerId(row.getString("id")),
                row.getLong("version"),
                learner.externalIds(),
                ProfileRow.read(row),
                learner.skills(),
                learner.journeys(),
                learner.history(),
                learner.signals(),
                habits ? learner.habits() : null);
    }

    /** The same, with how far the journeys have been followed. */
    static Followed follow(Row row, boolean habits) {
        @Nullable OffsetDateTime due = row.getOffsetDateTime("due");
        return new Followed(
                read(row, habits),
                due == null ? null : due.toInstant(),
                row.getBoolean("touched"),
                row.getLong("book"));
    }

    static Set<ExternalId> externalIds(Row row) {
        return new LearnerRow(row).externalIds();
    }

    private Set<ExternalId> externalIds() {
        String[] systems = texts("systems");
        String[] values = texts("vals");
        Set<ExternalId> ids = new HashSet<>();
        for (int i = 0; i < systems.length; i++) {
            ids.add(new ExternalId(systems[i], values[i]));
        }
        return ids;
    }

    private @Nullable Map<String, SkillLevel> skills() {
        String[] skills = texts("skills");
        if (skills.length == 0) {
            return null;
        }
        Double[] levels = row.getArrayOfDoubles("levels");
        String[] sources = texts("sources");
        LocalDate[] dates = row.getArrayOfLocalDates("dates");
        String[] scales = texts("scales");
        Map<String, SkillLevel> held = new HashMap<>();
        for (int i = 0; i < skills.length; i++) {
            SkillLevel level = new SkillLevel(skills[i], levels[i], sources[i], dates[i], scales[i]);
            held.put(level.key(), level);
        }
        return held;
    }

    private List<Journey> journeys() {
        String[] programs = texts("programs");
        String[] stages = texts("stages");
        OffsetDateTime[] sinces = instants("sinces");
        List<Journey> journeys = new ArrayList<>(programs.length);
        for (int i = 0; i < programs.length; i++) {
            journeys.add(new Journey(programs[i], stages[i], sinces[i].toInstant()));
        }
        return journeys;
    }

    private History history() {
        String[] contents = texts("contents");
        if (contents.length == 0) {
            return History.NONE;
        }
        Boolean[] isCompleted = row.getArrayOfBooleans("completed");
        Boolean[] isDismissed = row.getArrayOfBooleans("dismissed");
        Boolean[] isKnown = row.getArrayOfBooleans("known");
        OffsetDateTime[] until = instants("snoozed");
        Set<String> completed = new HashSet<>();
        Set<String> dismissed = new HashSet<>();
        Set<String> known = new HashSet<>();
        Map<String, Instant> snoozed = new HashMap<>();
        for (int i = 0; i < contents.length; i++) {
            if (isCompleted[i]) {
                completed.add(contents[i]);
            }
            if (isDismissed[i]) {
                dismissed.add(contents[i]);
            }
            if (isKnown[i]) {
                known.add(contents[i]);
            }
            @Nullable OffsetDateTime end = until[i];
            if (end != null) {
                snoozed.put(contents[i], end.toInstant());
            }
        }
        return new History(completed, dismissed, known, snoozed);
    }

    private Signals signals() {
        return new Signals(dayCounts(), recent());
    }

    private List<DayCount> dayCounts() {
        LocalDate[] days = row.getArrayOfLocalDates("days");
        if (days == null) {
            return Totals.older(totals(), List.of());
        }
        String[] kinds = texts("kinds");
        String[] contents = texts("day_contents");
        String[] programs = texts("day_programs");
        String[] devices = texts("devices");
        Integer[] counts = row.getArrayOfIntegers("counts");
        OffsetDateTime[] latest = instants("latests");
        List<DayCount> all = new ArrayList<>(days.length);
        for (int i = 0; i < days.length; i++) {
            all.add(new DayCount(
                    days[i],
                    kinds[i],
                    some(contents[i]),
                    some(programs[i]),
                    some(devices[i]),
                    counts[i],
                    latest[i].toInstant()));
        }
        return Totals.older(totals(), all);
    }

    private List<DayCount> totals() {
        String[] kinds = texts("total_kinds");
        if (kinds.length == 0) {
            return List.of();
        }
        String[] contents = texts("total_contents");
        String[] programs = texts("total_programs");
        String[] devices = texts("total_devices");
        Integer[] counts = row.getArrayOfIntegers("total_counts");
        OffsetDateTime[] latest = instants("total_latests");
        List<DayCount> all = new ArrayList<>(kinds.length);
        for (int i = 0; i < kinds.length; i++) {
            all.add(new DayCount(
                    Totals.BEFORE,
                    kinds[i],
                    some(contents[i]),
                    some(programs[i]),
                    some(devices[i]),
                    counts[i],
                    latest[i].toInstant()));
        }
        return all;
    }

    private List<Recent> recent() {
        OffsetDateTime[] ats = instants("ats");
        String[] kinds = texts("recent_kinds");
        @Nullable String[] contents = texts("recent_contents");
        @Nullable String[] programs = texts("recent_programs");
        @Nullable String[] devices = texts("recent_devices");
        List<Recent> all = new ArrayList<>(ats.length);
        for (int i = 0; i < ats.length; i++) {
            all.add(new Recent(ats[i].toInstant(), kinds[i], contents[i], programs[i], devices[i]));
        }
        return all;
    }

    private Habits habits() {
        String[] devices = texts("habit_devices");
        return (devices.length == 0
                        ? HabitCounts.NONE
                        : HabitCounts.of(
                                devices, row.getArrayOfShorts("habit_hours"), row.getArrayOfIntegers("habit_counts")))
                .habits();
    }

    /** What PostgreSQL aggregates over no rows is null. */
    private String[] texts(String column) {
        String[] texts = row.getArrayOfStrings(column);
        return texts == null ? new String[0] : texts;
    }

    private OffsetDateTime[] instants(String column) {
        OffsetDateTime[] instants = row.getArrayOfOffsetDateTimes(column);
        return instants == null ? new OffsetDateTime[0] : instants;
    }

    private static @Nullable String some(String text) {
        return text.isEmpty() ? null : text;
    }
}
