package dev.cairn.engine.rulebook;

import static dev.cairn.engine.rulebook.World.NOW;
import static dev.cairn.engine.rulebook.World.TODAY;
import static dev.cairn.engine.rulebook.World.book;
import static dev.cairn.engine.rulebook.World.catalog;
import static dev.cairn.engine.rulebook.World.person;
import static dev.cairn.engine.rulebook.World.thing;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.content.ContentStatus;
import dev.cairn.engine.decision.Decision;
import dev.cairn.engine.decision.HeldBack;
import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.decision.Pick;
import dev.cairn.engine.decision.Reason;
import dev.cairn.engine.learner.Learner;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DecidingTest {
    private static final String PROGRAMS = """
            programs:
            Program,Title,Stages,Starts with,Starts
            Onboarding,Onboarding,awareness > consideration > loyalty,first day,14 before
            Adoption,Adoption,awareness > loyalty,enrolment,
            """;

    private static List<String> ids(Decision decision) {
        return decision.picks().stream().map(pick -> pick.content().id()).toList();
    }

    private static Decision decide(RuleBook book, Catalog catalog, Learner learner) {
        return book.decide(learner, catalog, Moment.at(NOW), null, 10);
    }

    @Test
    void points_of_all_matching_rows_add_up_and_every_pick_names_its_rows() {
        RuleBook book = book("""
                content-rules:
                Name,Department,Then show kind,Then show topic,Points,Because
                all videos,,video,,30,Everybody likes videos
                sales,Sales,,pricing,50,You are in sales
                not for sales,not Sales,video,,900,
                """);
        Catalog catalog = catalog(
                thing("a", "video").made(),
                thing("b", "video").topics("Pricing").made(),
                thing("c", "article").topics("pricing").made());
        Decision decision = decide(book, catalog, person().department("sales").made());

        assertEquals(List.of("b", "c", "a"), ids(decision));
        Pick first = decision.picks().get(0);
        assertEquals(80, first.score());
        assertEquals(
                List.of("sales", "all videos"),
                first.reasons().stream().map(Reason::rule).toList());
        Reason sales = first.reasons().get(0);
        assertEquals("content-rules", sales.sheet());
        assertEquals(3, sales.row());
        assertEquals(Map.of("Department", "sales"), sales.facts());
        assertEquals("You are in sales", sales.because(List.of("fr", "en"), "en"));
        assertFalse(decision.fallback());
        assertEquals(3, decision.total());
    }

    @Test
    void an_unknown_fact_satisfies_neither_a_value_nor_its_contrary() {
        RuleBook book = book("""
                content-rules:
                Name,Department,Then show content,Points
                known,not Sales,a,10
                unknown,missing,b,10
                """);
        Catalog catalog =
                catalog(thing("a", "video").made(), thing("b", "video").made());
        assertEquals(List.of("b"), ids(decide(book, catalog, person().made())));
        assertEquals(
                List.of("a"),
                ids(decide(book, catalog, person().department("IT").made())));
    }

    @Test
    void segments_feed_personas_and_both_feed_content_rules() {
        RuleBook book = book("""
                personas:
                Persona,Sees,Hears,Thinks,Feels
                Starter,much,more,a lot,nervous
                Expert,little,less,fast,sure

                segment-rules:
                First day,Then segment
                0..90 days after,new hire
                within 7 days,fresh

                persona-rules:
                Segment,Then persona
                new hire,Starter
                ,Expert

                content-rules:
                Persona,Segment,Then show content,Points
                Starter,fresh,a,10
                Expert,,b,10
                """);
        Catalog catalog =
                catalog(thing("a", "video").made(), thing("b", "video").made());
        Decision fresh = decide(book, catalog, person().firstDay(TODAY).made());
        assertEquals("Starter", fresh.persona());
        assertEquals(List.of("a"), ids(fresh));
        Decision old =
                decide(book, catalog, person().firstDay(TODAY.minusDays(91)).made());
        assertEquals("Expert", old.persona());
        assertEquals(List.of("b"), ids(old));
        Decision pinned =
                decide(book, catalog, person().firstDay(TODAY).pinned("Expert").made());
        assertEquals(List.of("b"), ids(pinned));
    }

    @Test
    void program_and_stage_hold_for_the_same_journey_and_journeys_compete() {
        RuleBook book = book(PROGRAMS + """

                content-rules:
                Program,Stage,Then show content,Points
                Onboarding,awareness,a,50
                Adoption,loyalty,b,40
                Onboarding,loyalty,c,90
                ,,d,1
                """);
        Catalog catalog = catalog(
                thing("a", "video").made(),
                thing("b", "video").made(),
                thing("c", "video").made(),
                thing("d", "video").made());
        Learner both =
                person().in("Onboarding", "awareness").in("Adoption", "loyalty").made();
        Decision all = decide(book, catalog, both);
        assertEquals(List.of("a", "b", "d"), ids(all));
        assertEquals("Adoption", all.picks().get(1).program());
        assertEquals("Onboarding", all.picks().get(2).program());
        Decision one = book.decide(both, catalog, Moment.at(NOW), "adoption", 10);
        assertEquals(List.of("b", "d"), ids(one));
        assertEquals(
                List.of("d"), ids(decide(book, catalog, person().inNothing().made())));
        assertEquals(
                List.of("d"),
                ids(decide(book, catalog, person().in("Onboarding", "exit").made())));
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
    void ranking_adds_its_terms_to_what_rows_selected() {
        RuleBook book = book("""
                content-rules:
                Then show kind,Points
                video,10

                ranking:
                Term,Weight
                popularity,4
                freshness,2
                skill gap,8
                """);
        Catalog catalog = Catalog.of(
                1,
                TODAY,
                List.of(
                        thing("a", "video").made(),
                        thing("b", "video").published(TODAY).made(),
                        thing("c", "video").skill("Python", 2).made(),
                        thing("d", "article").made()),
                Map.of("Analyst", Map.of("Python", 3.0, "SQL", 1.0)),
                Map.of("a", 0.75, "d", 1.0));
        Decision decision = decide(book, catalog, person().role("analyst").made());
        assertEquals(List.of("c", "a", "b"), ids(decision));
        assertEquals(
                List.of(18.0, 13.0, 12.0),
                decision.picks().stream().map(Pick::score).toList());
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
    void selectors_refer_to_the_learner() {
        RuleBook book = book("""
                content-rules:
                Name,Then show kind,Then show department,Then show skill,Then show level,Points
                colleagues,testimonial,same as learner,,,10
                mentors,mentor,,my largest gap,above mine,20
                next step,course,,my gaps,next after mine,30
                """);
        Catalog catalog = Catalog.of(
                1,
                TODAY,
                List.of(
                        thing("t-it", "testimonial").departments("IT").made(),
                        thing("t-sales", "testimonial").departments("Sales").made(),
                        thing("m2", "mentor").skill("SQL", 2).made(),
                        thing("m4", "mentor").skill("SQL", 4).made(),
                        thing("m-py", "mentor").skill("Python", 4).made(),
                        thing("c2", "course").skill("SQL", 2).made(),
                        thing("c3", "course").skill("SQL", 3).made()),
                Map.of("Analyst", Map.of("SQL", 4.0, "Python", 2.0)),
                Map.of());
        Learner learner = person().role("Analyst")
                .department("it")
                .skill("sql", 1)
                .skill("python", 1)
                .made();
        assertEquals(List.of("c2", "m2", "m4", "t-it"), ids(decide(book, catalog, learner)));
        assertTrue(decide(book, catalog, person().made()).fallback(), "a missing fact finds nothing");
    }

    @Test
    void the_same_question_gives_an_equal_answer_whatever_the_order_of_rows() {
        String head = "content-rules:\nName,Then show kind,Points,Group\n";
        List<String> rows = List.of("one,video,10,g", "two,\"video, course\",4,", "three,course,10,g");
        Catalog catalog = catalog(
                thing("a", "video").made(),
                thing("b", "course").made(),
                thing("c", "video").made());
        RuleBook forth = book(head + String.join("\n", rows));
        RuleBook back = book(head
                + String.join(
                        "\n", rows.stream().sorted(Comparator.reverseOrder()).toList()));
        Decision first = decide(forth, catalog, person().made());
        assertEquals(first, decide(forth, catalog, person().made()));
        Decision other = decide(back, catalog, person().made());
        assertEquals(ids(first), ids(other));
        assertNotEquals(first.bookHash(), other.bookHash());
    }

    @Test
    void time_of_day_and_weekday_are_the_learners_own() {
        RuleBook book = book("""
                content-rules:
                Time of day,Weekday,Then show content,Points
                22:00-06:00,,night,10
                ,Fri-Mon,weekend,5
                06:00-22:00,,day,10
                """);
        Catalog catalog = catalog(
                thing("day", "video").made(),
                thing("night", "video").made(),
                thing("weekend", "video").made());
        assertEquals(
                List.of("day", "weekend"),
                ids(decide(book, catalog, person().zone("Europe/Paris").made())));
        assertEquals(
                List.of("night", "weekend"),
                ids(decide(book, catalog, person().zone("America/Los_Angeles").made())));
        Moment tuesday = Moment.at(NOW.plusSeconds(16 * 3600));
        assertEquals(
                List.of("night"), ids(book.decide(person().zone("Europe/Paris").made(), catalog, tuesday, null, 10)));
    }

    @Test
    void from_and_until_are_days_of_the_books_zone() {
        RuleBook book = book("""
                settings:
                Setting,Value
                time zone,Pacific/Auckland

                content-rules:
                From,Until,Then show content,Points
                2026-03-02,2026-03-02,a,10
                2026-03-03,,b,10
                """);
        Catalog catalog =
                catalog(thing("a", "video").made(), thing("b", "video").made());
        Learner learner = person().zone("Europe/Paris").made();
        assertEquals(List.of("a"), ids(decide(book, catalog, learner)));
        assertEquals(List.of("b"), ids(book.decide(learner, catalog, Moment.at(NOW.plusSeconds(4 * 3600)), null, 1)));
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
}
