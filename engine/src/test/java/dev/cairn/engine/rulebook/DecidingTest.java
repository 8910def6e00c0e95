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
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.decision.Decision;
import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.decision.Pick;
import dev.cairn.engine.decision.Reason;
import dev.cairn.engine.learner.Learner;
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
}
