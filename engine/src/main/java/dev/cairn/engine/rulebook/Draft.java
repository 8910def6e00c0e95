package dev.cairn.engine.rulebook;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.content.Content;
import dev.cairn.engine.decision.HeldBack;
import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.learner.Habits;
import dev.cairn.engine.learner.History;
import dev.cairn.engine.learner.Journey;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.Profile;
import dev.cairn.engine.learner.Signals;
import dev.cairn.engine.learner.SkillLevel;
import dev.cairn.engine.word.Word;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A learner, a moment and a content as they might be: what a question changes before it decides again. */
final class Draft {
    final Learner learner;
    final Catalog catalog;

    /** Text facts of the profile by their column's title; null is unknown. */
    final Map<String, @Nullable String> texts = new HashMap<>();

    final Map<String, String> attributes;
    final Map<String, SkillLevel> skills;
    final Map<String, Journey> journeys = new HashMap<>();
    final Set<String> completed;
    final Set<String> dismissed;
    final Set<String> known;
    final Map<String, Instant> snoozed;

    /** Causes that a change of the content itself takes away. */
    final Set<HeldBack.Code> lifted = EnumSet.noneOf(HeldBack.Code.class);

    private final List<UnaryOperator<Content>> contentChanges = new ArrayList<>();

    @Nullable
    List<String> languages;

    @Nullable
    LocalDate firstDay;

    @Nullable
    Signals signals;

    @Nullable
    Habits habits;

    Instant at;

    @Nullable
    String device;

    @Nullable
    String channel;

    @Nullable
    String touchPoint;

    @Nullable
    String language;

    @Nullable
    Integer minutes;

    Draft(Learner learner, Moment moment, Catalog catalog) {
        this.learner = learner;
        this.catalog = catalog;
        texts.put("Role", learner.role());
        texts.put("Target role", learner.targetRole());
        texts.put("Department", learner.department());
        texts.put("Country", learner.country());
        texts.put("Manager", learner.manager());
        attributes = new HashMap<>(learner.profile().attributes());
        skills = learner.skills() == null ? new HashMap<>() : new HashMap<>(learner.skills());
        if (learner.journeys() != null) {
            learner.journeys().forEach(journey -> journeys.put(Word.key(journey.program()), journey));
        }
        History history = learner.history();
        completed = history.completed() == null ? new HashSet<>() : new HashSet<>(history.completed());
        dismissed = history.dismissed() == null ? new HashSet<>() : new HashSet<>(history.dismissed());
        known = history.known() == null ? new HashSet<>() : new HashSet<>(history.known());
        snoozed = new HashMap<>(history.snoozedUntil());
        languages = learner.languages();
        firstDay = learner.firstDay();
        signals = learner.signals();
        habits = learner.habits();
        at = moment.at();
        device = moment.device();
        channel = moment.channel();
        touchPoint = moment.touchPoint();
        language = moment.language();
        minutes = moment.minutes();
    }

    void content(HeldBack.Code lifts, UnaryOperator<Content> change) {
        lifted.add(lifts);
        contentChanges.add(change);
    }

    Learner learner() {
        Profile before = learner.profile();
        Profile profile = new Profile(
                before.name(),
                texts.get("Role"),
                texts.get("Target role"),
                texts.get("Department"),
                texts.get("Country"),
                texts.get("Manager"),
                before.managerDepartment(),
                languages,
                before.zone(),
                firstDay,
                attributes,
                before.pinnedPersona());
        boolean placesKnown = learner.journeys() != null || !journeys.isEmpty();
        return new Learner(
                learner.id(),
                learner.version(),
                learner.externalIds(),
                profile,
                learner.skills() == null && skills.isEmpty() ? null : skills,
                placesKnown ? List.copyOf(journeys.values()) : null,
                new History(
                        known(completed, learner.history().completed()),
                        known(dismissed, learner.history().dismissed()),
                        known(known, learner.history().known()),
                        snoozed),
                signals,
                habits);
    }

    /** What was unknown stays unknown until something is put in. */
    private static @Nullable Set<String> known(Set<String> now, @Nullable Set<String> before) {
        return before == null && now.isEmpty() ? null : now;
    }

    Moment moment() {
        return new Moment(at, device, channel, touchPoint, language, minutes);
    }

    /** The catalogue with the content as changed; the catalogue itself where the content is not changed. */
    Catalog catalog(Content content) {
        if (contentChanges.isEmpty()) {
            return catalog;
        }
        Content changed = content;
        for (UnaryOperator<Content> change : contentChanges) {
            changed = change.apply(changed);
        }
        return catalog.replacing(changed);
    }
}
