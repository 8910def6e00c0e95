package dev.cairn.engine.rehearsal;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.content.ContentField;
import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.learner.Habits;
import dev.cairn.engine.learner.History;
import dev.cairn.engine.learner.Journey;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.LearnerId;
import dev.cairn.engine.learner.Profile;
import dev.cairn.engine.learner.Signals;
import dev.cairn.engine.rulebook.RuleBook;
import dev.cairn.engine.rulebook.row.ExampleRow;
import dev.cairn.engine.rulebook.row.Fact.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An example as the engine can play it.
 *
 * @param program the one asked for; null when all the learner's journeys compete
 * @param catalog where the learner's role needs what the example says is missing, and nothing else
 * @param problems why the stated facts make no learner; then the rest means nothing
 */
record Scene(Learner learner, Moment moment, @Nullable String program, Catalog catalog, List<String> problems) {

    static Scene of(ExampleRow example, RuleBook book, Catalog catalog) {
        Given given = new Given(example.given());
        ZoneId zone = book.rows().settings().zone();
        List<String> problems = new ArrayList<>();
        String program = given.text(Kind.PROGRAM);
        Signals signals = null;
        StatedSignals stated = new StatedSignals(example.given(), catalog, example.at(), zone);
        if (stated.any()) {
            signals = stated.signals(problems);
        }
        Learner learner = new Learner(
                new LearnerId("example"),
                0,
                Set.of(),
                profile(given),
                null,
                journeys(given, program, example.at(), zone),
                history(given),
                signals,
                habits(given));
        return new Scene(learner, moment(given, example.at()), program, needing(given, catalog, problems), problems);
    }

    private static Profile profile(Given given) {
        return new Profile(
                null,
                given.text(Kind.ROLE),
                given.text(Kind.TARGET_ROLE),
                given.text(Kind.DEPARTMENT),
                given.text(Kind.COUNTRY),
                given.text(Kind.MANAGER),
                null,
                given.texts(Kind.LANGUAGE),
                null,
                given.day(Kind.FIRST_DAY),
                given.attributes(),
                given.text(Kind.PERSONA));
    }

    private static History history(Given given) {
        List<String> completed = given.texts(Kind.COMPLETED);
        return completed == null ? History.UNKNOWN : new History(new HashSet<>(completed), null, null, Map.of());
    }

    private static @Nullable Habits habits(Given given) {
        Double mobileShare = given.number(Kind.MOBILE_SHARE);
        Set<Integer> hours = given.hours();
        return mobileShare == null && hours == null ? null : new Habits(mobileShare, hours);
    }

    private static Moment moment(Given given, Instant at) {
        Double minutes = given.number(Kind.MINUTES);
        return new Moment(
                at,
                given.text(Kind.DEVICE),
                given.text(Kind.CHANNEL),
                given.text(Kind.TOUCH_POINT),
                null,
                minutes == null ? null : minutes.intValue());
    }

    /** Without {@code Stage since}, the stage is entered at the very moment. */
    private static @Nullable List<Journey> journeys(Given given, @Nullable String program, Instant at, ZoneId zone) {
        String stage = given.text(Kind.STAGE);
        if (stage == null || program == null) {
            return null;
        }
        LocalDate since = given.day(Kind.STAGE_SINCE);
        Instant entered = since == null ? at : since.atStartOfDay(zone).toInstant();
        return List.of(new Journey(program, stage, entered.isAfter(at) ? at : entered));
    }

    /** A gap is needed minus held; nothing is held, so what is missing is what the role needs. */
    private static Catalog needing(Given given, Catalog catalog, List<String> problems) {
        Map<String, Double> gaps = given.gaps();
        if (gaps == null) {
            return catalog;
        }
        String target = given.text(Kind.TARGET_ROLE);
        String role = target == null ? given.text(Kind.ROLE) : target;
        if (role == null) {
            problems.add(
                    "the example states a skill gap, but no role; a gap is what a role needs and the learner lacks");
            return catalog;
        }
        Map<String, Double> needs = new HashMap<>();
        catalog.values(ContentField.SKILL).forEach(skill -> needs.put(skill, 0.0));
        needs.putAll(gaps);
        return catalog.needing(Map.of(role, needs));
    }
}
