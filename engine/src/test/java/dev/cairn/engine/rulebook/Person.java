package dev.cairn.engine.rulebook;

import dev.cairn.engine.learner.History;
import dev.cairn.engine.learner.Journey;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.LearnerId;
import dev.cairn.engine.learner.Profile;
import dev.cairn.engine.learner.Signals;
import dev.cairn.engine.learner.SkillLevel;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A learner in the making, of whom nothing is known but what a story says. */
final class Person {
    private @Nullable String role;
    private @Nullable String target;
    private @Nullable String department;
    private @Nullable List<String> languages;
    private @Nullable ZoneId zone;
    private @Nullable LocalDate firstDay;
    private @Nullable String pinned;
    private @Nullable Map<String, SkillLevel> skills;
    private @Nullable List<Journey> journeys;
    private @Nullable Set<String> completed;
    private @Nullable Set<String> dismissed;
    private @Nullable Set<String> known;
    private Map<String, Instant> snoozed = Map.of();
    private Map<String, String> attributes = Map.of();
    private @Nullable Signals signals;

    Person role(String name) {
        role = name;
        return this;
    }

    Person target(String name) {
        target = name;
        return this;
    }

    /** On a scale of that name. */
    Person skill(String name, double level, String scale) {
        SkillLevel held = new SkillLevel(name, level, "self", null, scale);
        Map<String, SkillLevel> more = new HashMap<>(skills == null ? Map.of() : skills);
        more.put(held.key(), held);
        skills = more;
        return this;
    }

    Person department(String name) {
        department = name;
        return this;
    }

    Person languages(String... tags) {
        languages = List.of(tags);
        return this;
    }

    Person zone(String id) {
        zone = ZoneId.of(id);
        return this;
    }

    Person firstDay(LocalDate day) {
        firstDay = day;
        return this;
    }

    Person pinned(String persona) {
        pinned = persona;
        return this;
    }

    Person skill(String name, double level) {
        Map<String, SkillLevel> more = new HashMap<>(skills == null ? Map.of() : skills);
        more.put(name, new SkillLevel(name, level, "self", null));
        skills = more;
        return this;
    }

    Person in(String program, String stage) {
        return in(program, stage, World.NOW);
    }

    Person in(String program, String stage, Instant since) {
        List<Journey> more = new ArrayList<>(journeys == null ? List.of() : journeys);
        more.add(new Journey(program, stage, since));
        journeys = more;
        return this;
    }

    Person inNothing() {
        journeys = List.of();
        return this;
    }

    Person completed(String... ids) {
        completed = Set.of(ids);
        return this;
    }

    Person dismissed(String... ids) {
        dismissed = Set.of(ids);
        return this;
    }

    Person knows(String... ids) {
        known = Set.of(ids);
        return this;
    }

    Person snoozed(String id, Instant until) {
        snoozed = Map.of(id, until);
        return this;
    }

    Person attribute(String name, String value) {
        attributes = Map.of(name, value);
        return this;
    }

    Person did(Signals all) {
        signals = all;
        return this;
    }

    Learner made() {
        Profile profile = new Profile(
                null, role, target, department, null, null, null, languages, zone, firstDay, attributes, pinned);
        return new Learner(
                new LearnerId("ada"),
                1,
                Set.of(),
                profile,
                skills,
                journeys,
                new History(completed, dismissed, known, snoozed),
                signals,
                null);
    }
}
