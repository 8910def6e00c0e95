package dev.cairn.engine.learner;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person as rules see them at one moment: an immutable value that carries all a decision needs.
 *
 * @param version grows by one with every change of the profile; for optimistic updates
 * @param skills held levels by {@link SkillLevel#key}, null when nothing is known about any
 * @param journeys places in programs, null when unknown, empty when in none
 */
public record Learner(
        LearnerId id,
        long version,
        Set<ExternalId> externalIds,
        Profile profile,
        @Nullable Map<String, SkillLevel> skills,
        @Nullable List<Journey> journeys,
        History history,
        @Nullable Signals signals,
        @Nullable Habits habits) {
    public Learner {
        externalIds = Set.copyOf(externalIds);
        skills = skills == null ? null : Map.copyOf(skills);
        journeys = journeys == null ? null : List.copyOf(journeys);
    }

    public @Nullable String name() {
        return profile.name();
    }

    public @Nullable String role() {
        return profile.role();
    }

    public @Nullable String targetRole() {
        return profile.targetRole();
    }

    public @Nullable String department() {
        return profile.department();
    }

    public @Nullable String country() {
        return profile.country();
    }

    public @Nullable String manager() {
        return profile.manager();
    }

    public @Nullable List<String> languages() {
        return profile.languages();
    }

    public @Nullable ZoneId zone() {
        return profile.zone();
    }

    public @Nullable LocalDate firstDay() {
        return profile.firstDay();
    }

    public Learner withJourneys(List<Journey> places) {
        return new Learner(id, version, externalIds, profile, skills, places, history, signals, habits);
    }

    public Learner withSignals(Signals known) {
        return new Learner(id, version, externalIds, profile, skills, journeys, history, known, habits);
    }
}
