package dev.cairn.engine.rulebook;

import static dev.cairn.engine.rulebook.World.NOW;
import static dev.cairn.engine.rulebook.World.TODAY;
import static dev.cairn.engine.rulebook.World.book;
import static dev.cairn.engine.rulebook.World.catalog;
import static dev.cairn.engine.rulebook.World.person;
import static dev.cairn.engine.rulebook.World.thing;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.content.Content;
import dev.cairn.engine.content.ContentStatus;
import dev.cairn.engine.decision.Decision;
import dev.cairn.engine.decision.HeldBack;
import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.decision.Pick;
import dev.cairn.engine.decision.Reason;
import dev.cairn.engine.learner.Learner;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ListTest {
    private static List<String> ids(Decision decision) {
        return decision.picks().stream().map(pick -> pick.content().id()).toList();
    }

    private static Decision decide(RuleBook book, Catalog catalog, Learner learner) {
        return book.decide(learner, catalog, Moment.at(NOW), null, 10);
    }

    @Test
    void what_is_not_eligible_is_held_back_with_its_reason() {
        RuleBook book = book("""
                content-rules:
                Then show kind,Points
                "video, chatbot",10
                """);
        Catalog catalog = catalog(
                thing("again", "chatbot").made(),
                thing("blocked", "video").after("done", "fine").made(),
                thing("bored", "video").made(),
                thing("done", "video").made(),
                thing("draft", "video").status(ContentStatus.DRAFT).made(),
                thing("early", "video").valid(TODAY.plusDays(1), null).made(),
                thing("fine", "video")
                        .minutes(5)
                        .languages("de-AT", "en")
                        .devices("mobile")
                        .made(),
                thing("french", "video").languages("fr").made(),
                thing("known", "video").made(),
                thing("late", "video").valid(null, TODAY.minusDays(1)).made(),
                thing("long", "video").minutes(6).made(),
                thing("nap", "video").made(),
                thing("open", "video").after("done").made(),
                thing("rest", "video").devices("desktop").made(),
                thing("retired", "video").status(ContentStatus.RETIRED).made(),
                thing("twin", "video").duplicateOf("done").made());
        Learner learner = person().languages("de")
                .completed("done", "again")
                .dismissed("bored")
                .knows("known")
                .snoozed("nap", NOW.plusSeconds(1))
                .made();
        Moment moment = new Moment(NOW, "mobile", null, null, null, 5);
        Decision decision = book.decide(learner, catalog, moment, null, 10);

        assertEquals(List.of("again", "fine", "open"), ids(decision));
        Map<String, HeldBack.Code> why = decision.heldBack().stream()
                .collect(java.util.stream.Collectors.toMap(HeldBack::content, HeldBack::code));
        assertEquals(
                Map.ofEntries(
                        Map.entry("blocked", HeldBack.Code.PREREQUISITE),
                        Map.entry("bored", HeldBack.Code.DISMISSED),
                        Map.entry("done", HeldBack.Code.COMPLETED),
                        Map.entry("draft", HeldBack.Code.DRAFT),
                        Map.entry("early", HeldBack.Code.NOT_YET_VALID),
                        Map.entry("french", HeldBack.Code.LANGUAGE),
                        Map.entry("known", HeldBack.Code.KNOWN),
                        Map.entry("late", HeldBack.Code.NO_LONGER_VALID),
                        Map.entry("long", HeldBack.Code.TOO_LONG),
                        Map.entry("nap", HeldBack.Code.SNOOZED),
                        Map.entry("rest", HeldBack.Code.DEVICE),
                        Map.entry("retired", HeldBack.Code.RETIRED),
                        Map.entry("twin", HeldBack.Code.DUPLICATE)),
                why);
        assertEquals(
                13, decision.heldBackCounts().values().stream().mapToInt(n -> n).sum());
        Decision anywhere = book.decide(person().completed("done").made(), catalog, Moment.at(NOW), null, 100);
        assertTrue(
                ids(anywhere).containsAll(List.of("french", "rest", "long")),
                "an unknown language, device or number of minutes filters nothing");
        Decision later = book.decide(learner, catalog, Moment.at(NOW.plusSeconds(1)), null, 100);
        assertTrue(ids(later).contains("nap"), "a snooze ends at its instant");
    }

    @Test
    void a_guard_beats_any_points_and_required_content() {
        RuleBook book = book("""
                content-rules:
                Then show content,Points,Then require
                a,always first,
                b,5000,
                c,,yes
                d,1,

                guards:
                Department,Then hide content
                Sales,"a, b, c"
                """);
        Catalog catalog = catalog(
                thing("a", "video").made(),
                thing("b", "video").made(),
                thing("c", "video").made(),
                thing("d", "video").made());
        assertEquals(List.of("c", "a", "b", "d"), ids(decide(book, catalog, person().made())));
        assertEquals(
                List.of("d"),
                ids(decide(book, catalog, person().department("sales").made())));
    }

    @Test
    void the_fallback_names_a_journey_in_which_no_guard_hides_the_content() {
        RuleBook book = book("""
                programs:
                Program,Stages,Starts with
                Onboarding,"start, end",enrolment
                Upskilling,"start, end",enrolment

                guards:
                Program,Then hide content
                Onboarding,"a, b"
                Upskilling,"b, c"

                list-limits:
                Field,Value,At most
                kind,,1
                """);
        Catalog catalog = catalog(
                thing("a", "video").made(),
                thing("b", "course").made(),
                thing("c", "article").made(),
                thing("d", "video").made());
        Learner learner = person().in("Onboarding", "start", NOW)
                .in("Upskilling", "start", NOW)
                .made();
        Decision decision = decide(book, catalog, learner);
        assertTrue(decision.fallback());
        assertEquals(
                List.of("a Upskilling", "c Onboarding"),
                decision.picks().stream()
                        .map(pick -> pick.content().id() + " " + pick.program())
                        .toList(),
                "the limit holds over both journeys' contents, and what is hidden in both stays away");
        assertEquals(3, decision.total());
    }

    @Test
    void rows_of_a_group_add_only_their_highest_and_a_sum_of_nothing_hides() {
        RuleBook book = book("""
                content-rules:
                Name,Then show content,Points,Group
                low,a,10,g
                high,a,15,g
                other,"a, b",2,
                minus,b,-2,
                lone,c,12,
                """);
        Catalog catalog = catalog(
                thing("a", "video").made(),
                thing("b", "video").made(),
                thing("c", "video").made());
        Decision decision = decide(book, catalog, person().made());
        assertEquals(List.of("a", "c"), ids(decision));
        assertEquals(17, decision.picks().get(0).score());
        assertEquals(
                List.of("high", "other"),
                decision.picks().get(0).reasons().stream().map(Reason::rule).toList());
    }

    @Test
    void list_limits_hold_over_the_whole_list_and_zero_keeps_out() {
        RuleBook book = book("""
                content-rules:
                Then show kind,Then show content,Points,Then require
                "video, course, podcast",,10,
                ,v9,,yes

                list-limits:
                Field,Value,At most
                kind,video,2
                kind,podcast,0
                """);
        Catalog catalog = catalog(
                thing("c1", "course").made(),
                thing("p1", "podcast").made(),
                thing("v1", "video").made(),
                thing("v2", "video").made(),
                thing("v3", "video").made(),
                thing("v9", "video").made());
        assertEquals(List.of("v9", "c1", "v1", "v2"), ids(decide(book, catalog, person().made())));
    }

    @Test
    void the_fallback_looks_as_far_as_list_limits_push_it() {
        RuleBook book = book("""
                content-rules:
                Department,Then show kind,Points
                Nowhere,video,10

                list-limits:
                Field,Value,At most
                kind,,1
                """);
        Thing[] things = new Thing[61];
        for (int i = 0; i < 60; i++) {
            things[i] = thing("a" + i, "video");
        }
        things[60] = thing("z", "course");
        Catalog catalog = catalog(Stream.of(things).map(Thing::made).toArray(Content[]::new));
        Decision decision = book.decide(person().made(), catalog, Moment.at(NOW), null, 2);
        assertTrue(decision.fallback());
        assertEquals(2, decision.picks().size());
    }

    @Test
    void never_empty_while_anything_is_eligible_and_the_fallback_is_named() {
        RuleBook book = book("""
                content-rules:
                Department,Then show kind,Points
                Nowhere,video,10
                ,chatbot,-5

                ranking:
                Term,Weight
                popularity,4
                """);
        Catalog catalog = Catalog.of(
                1,
                TODAY,
                List.of(
                        thing("a", "video").made(),
                        thing("b", "video").made(),
                        thing("bot", "chatbot").made()),
                Map.of(),
                Map.of("b", 0.5));
        Decision decision = decide(book, catalog, person().made());
        assertTrue(decision.fallback());
        assertEquals(List.of("b", "a"), ids(decision));
        assertEquals(
                Reason.Code.FALLBACK, decision.picks().get(0).reasons().get(0).code());
    }

    @Test
    void a_decision_refuses_senseless_sizes() {
        RuleBook book = book("content-rules:\nThen show kind,Points\nvideo,1");
        Catalog empty = catalog();
        assertThrows(
                IllegalArgumentException.class, () -> book.decide(person().made(), empty, Moment.at(NOW), null, 0));
        Decision none = book.decide(person().made(), empty, Moment.at(NOW), null, 1);
        assertEquals(List.of(), none.picks());
        assertFalse(none.fallback());
    }

    @Test
    void due_dates_follow_the_learner() {
        RuleBook book = book("""
                content-rules:
                Then show content,Then require,Due
                a,yes,5 days after first day
                b,yes,2026-12-24
                """);
        Catalog catalog =
                catalog(thing("a", "video").made(), thing("b", "video").made());
        Decision decision = decide(book, catalog, person().firstDay(TODAY).made());
        assertEquals(
                List.of(TODAY.plusDays(5), LocalDate.of(2026, 12, 24)),
                decision.picks().stream().map(Pick::due).toList());
        assertTrue(decision.picks().stream().allMatch(Pick::required));
    }

    @Test
    void a_device_is_known_by_its_synonyms_and_one_that_nobody_knows_filters_nothing() {
        RuleBook book = book("""
                content-rules:
                Device,Then show kind,Points
                ,video,10
                mobile,video,5

                vocabulary:
                Field,Value,Synonyms
                device,mobile,"phone, handset"
                """);
        Catalog catalog = catalog(
                thing("desk", "video").devices("desktop").made(),
                thing("pocket", "video").devices("mobile").made());
        Learner anyone = person().made();
        Moment phone = new Moment(NOW, "Phone", null, null, null, null);
        Decision onPhone = book.decide(anyone, catalog, phone, null, 10);
        assertEquals(List.of("pocket"), ids(onPhone));
        assertEquals(15, onPhone.picks().get(0).score());
        Moment typo = new Moment(NOW, "mobil", null, null, null, null);
        assertEquals(List.of("desk", "pocket"), ids(book.decide(anyone, catalog, typo, null, 10)));
    }
}
