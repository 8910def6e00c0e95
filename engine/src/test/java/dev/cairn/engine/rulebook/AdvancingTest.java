package dev.cairn.engine.rulebook;

import static dev.cairn.engine.rulebook.World.NOW;
import static dev.cairn.engine.rulebook.World.TODAY;
import static dev.cairn.engine.rulebook.World.book;
import static dev.cairn.engine.rulebook.World.catalog;
import static dev.cairn.engine.rulebook.World.person;
import static dev.cairn.engine.rulebook.World.thing;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.Signals;
import dev.cairn.engine.learner.Signals.DayCount;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AdvancingTest {
    private static final Catalog CATALOG = catalog(
            thing("v1", "video").topics("welcome").made(),
            thing("v2", "video").made(),
            thing("c1", "course").made());

    private static final RuleBook BOOK = book("""
            programs:
            Program,Title,Stages,Starts with,Starts,Segment
            Onboarding,Onboarding,awareness > consideration > conversion > loyalty,first day,14 before,
            Adoption,Adoption,awareness > loyalty,enrolment,,
            Care,Care,calm > busy,segment,,sales

            segment-rules:
            Department,Then segment
            Sales,sales

            stage-rules:
            Name,Program,From stage,Signal,About topic,At least,Within,Silent for,Then stage
            seen,Onboarding,awareness,viewed,welcome,1,,,consideration
            much seen,Onboarding,consideration,viewed,,3,7 days,,conversion
            done,Onboarding,,completed,,1,,,loyalty
            asleep,Onboarding,conversion,,,,,30 days,awareness
            liked,Onboarding,,liked,,1,,,consideration
            gone,Onboarding,loyalty,,,,,60 days,exit

            vocabulary:
            Field,Value,Synonyms
            signal,viewed,opened
            """);

    private static Signals did(Object... kindContentDaysAgo) {
        List<DayCount> days = new ArrayList<>();
        for (int i = 0; i < kindContentDaysAgo.length; i += 3) {
            int ago = (Integer) kindContentDaysAgo[i + 2];
            days.add(count((String) kindContentDaysAgo[i], (String) kindContentDaysAgo[i + 1], null, ago));
        }
        return new Signals(days, List.of());
    }

    private static DayCount count(String kind, @Nullable String content, @Nullable String program, int daysAgo) {
        return new DayCount(
                TODAY.minusDays(daysAgo), kind, content, program, null, 1, NOW.minus(Duration.ofDays(daysAgo)));
    }

    private static List<String> moves(Learner learner, Instant at) {
        return BOOK.advance(learner, CATALOG, Moment.at(at)).stream()
                .map(move -> move.program() + ": " + move.from() + " > " + move.to())
                .toList();
    }

    private static List<String> moves(Learner learner) {
        return moves(learner, NOW);
    }

    @Test
    void a_journey_starts_at_midnight_fourteen_days_before_the_first_day() {
        Learner learner = person().zone("UTC")
                .firstDay(TODAY.plusDays(15))
                .inNothing()
                .did(Signals.NONE)
                .made();
        assertEquals(List.of(), moves(learner));
        Instant midnight = TODAY.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        assertEquals(List.of(), moves(learner, midnight.minusNanos(1)));
        assertEquals(List.of("Onboarding: null > awareness"), moves(learner, midnight));
        Transition late = BOOK.advance(learner, CATALOG, Moment.at(midnight.plusSeconds(99_999)))
                .get(0);
        assertEquals(midnight, late.at(), "it carries the instant when it fell due, not when it was found");
    }

    @Test
    void an_enrolment_starts_its_program_and_only_that() {
        Signals enrolled = new Signals(List.of(count("enrolled", null, "adoption", 1)), List.of());
        assertEquals(
                List.of("Adoption: null > awareness"),
                moves(person().inNothing().did(enrolled).made()));
        assertEquals(
                List.of(),
                moves(person().in("Adoption", "loyalty").did(enrolled).made()));
        assertEquals(
                List.of(),
                moves(person().in("Adoption", "exit").did(enrolled).made()),
                "an enrolment older than the end does not start again");
        assertEquals(
                List.of("Adoption: null > awareness"),
                moves(person().in("Adoption", "exit", NOW.minus(Duration.ofDays(2)))
                        .did(enrolled)
                        .made()));
    }

    @Test
    void a_segment_starts_its_program() {
        assertEquals(
                List.of("Care: null > calm"),
                moves(person().department("Sales").inNothing().did(Signals.NONE).made()));
        assertEquals(
                List.of(), moves(person().department("Sales").in("Care", "busy").made()));
    }

    @Test
    void rules_apply_one_after_another_until_none_matches() {
        Learner learner = person().in("Onboarding", "awareness", NOW.minus(Duration.ofDays(10)))
                .did(did("viewed", "v1", 6, "viewed", "v2", 1, "viewed", "v2", 2))
                .made();
        assertEquals(
                List.of("Onboarding: awareness > consideration", "Onboarding: consideration > conversion"),
                moves(learner));
    }

    @Test
    void windows_hold_today_and_the_days_before() {
        Learner outside = person().in("Onboarding", "consideration")
                .did(did("viewed", "v1", 7, "viewed", "v2", 1, "viewed", "v2", 2))
                .made();
        assertEquals(List.of(), moves(outside));
    }

    @Test
    void about_counts_only_signals_about_such_content() {
        Learner learner = person().in("Onboarding", "awareness")
                .did(did("viewed", "v2", 0, "viewed", "unheard-of", 0))
                .made();
        assertEquals(List.of(), moves(learner));
    }

    @Test
    void a_kind_of_signal_is_known_by_its_synonyms() {
        Learner learner = person().in("Onboarding", "awareness")
                .did(did("opened", "v1", 0))
                .made();
        assertEquals(List.of("Onboarding: awareness > consideration"), moves(learner));
    }

    @Test
    void forward_only_unless_the_row_names_its_stage() {
        Learner forward = person().in("Onboarding", "awareness")
                .did(did("completed", "c1", 0))
                .made();
        assertEquals(List.of("Onboarding: awareness > loyalty"), moves(forward));
        Learner beyond =
                person().in("Onboarding", "loyalty").did(did("liked", "v1", 0)).made();
        assertEquals(List.of(), moves(beyond), "a row that names no stage leads nobody back");
        Learner asleep = person().in("Onboarding", "conversion", NOW.minus(Duration.ofDays(40)))
                .did(did("viewed", "v2", 31))
                .made();
        assertEquals(List.of("Onboarding: conversion > awareness"), moves(asleep));
        Learner awake = person().in("Onboarding", "conversion", NOW.minus(Duration.ofDays(40)))
                .did(did("viewed", "v2", 29))
                .made();
        assertEquals(List.of(), moves(awake));
    }

    @Test
    void exit_ends_a_journey() {
        Learner learner = person().in("Onboarding", "loyalty", NOW.minus(Duration.ofDays(60)))
                .did(Signals.NONE)
                .made();
        List<Transition> moves = BOOK.advance(learner, CATALOG, Moment.at(NOW));
        assertEquals(1, moves.size());
        assertEquals("stage-rules: gone", moves.get(0).rule());
        assertEquals(null, moves.get(0).to());
    }
}
