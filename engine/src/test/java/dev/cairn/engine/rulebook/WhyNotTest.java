package dev.cairn.engine.rulebook;

import static dev.cairn.engine.rulebook.World.NOW;
import static dev.cairn.engine.rulebook.World.TODAY;
import static dev.cairn.engine.rulebook.World.book;
import static dev.cairn.engine.rulebook.World.catalog;
import static dev.cairn.engine.rulebook.World.person;
import static dev.cairn.engine.rulebook.World.thing;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.content.ContentStatus;
import dev.cairn.engine.decision.HeldBack;
import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.decision.WhyNot;
import dev.cairn.engine.learner.Learner;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class WhyNotTest {
    private static final RuleBook BOOK = book("""
            programs:
            Program,Title,Stages,Starts with,Starts
            Onboarding,Onboarding,awareness > loyalty,first day,14 before

            personas:
            Persona,Sees,Hears,Thinks,Feels
            Starter,a,b,c,d
            Expert,a,b,c,d

            segment-rules:
            First day,Then segment
            0..90 days after,new hire

            persona-rules:
            Segment,Then persona
            new hire,Starter
            ,Expert

            content-rules:
            Name,Program,Stage,Persona,Department,Device,Then show content,Points
            plain,,,,Sales,mobile,sales-video,10
            starters,,,Starter,,,starter-video,10
            loyal,Onboarding,loyalty,,,,loyal-video,10
            late,,,,Sales,mobile,old-video,10
            minus,,,,,,bad-video,-5
            good,,,,IT,,bad-video,20

            guards:
            Name,Department,Then hide content
            no legal,Legal,bad-video
            """);
    private static final Catalog CATALOG = catalog(
            thing("bad-video", "video").made(),
            thing("loyal-video", "video").made(),
            thing("nobody", "video").made(),
            thing("old-video", "video")
                    .status(ContentStatus.RETIRED)
                    .languages("fr")
                    .made(),
            thing("sales-video", "video").made(),
            thing("starter-video", "video").made());

    private static WhyNot ask(Learner learner, String content) {
        return BOOK.whyNot(
                learner, CATALOG, new Moment(NOW, "desktop", null, null, null, null), null, content, () -> false);
    }

    private static List<String> first(WhyNot answer) {
        return answer.changes().get(0).steps().stream()
                .map(WhyNot.Step::toString)
                .toList();
    }

    @Test
    void a_row_names_the_cells_that_missed_and_one_change_lets_it_in() {
        WhyNot answer = ask(person().department("Sales").made(), "sales-video");
        assertEquals(List.of(), answer.heldBack());
        assertEquals(
                List.of(new WhyNot.CellAsked("Device", "mobile", "desktop", false)),
                answer.rows().get(0).missed());
        assertEquals(List.of("the moment's Device: mobile instead of desktop"), first(answer));
        assertEquals(1, answer.changes().get(0).position());
    }

    @Test
    void two_missed_cells_need_two_steps() {
        WhyNot answer = ask(person().department("IT").made(), "sales-video");
        assertEquals(2, answer.rows().get(0).missed().size());
        assertEquals(
                List.of(
                        "the moment's Device: mobile instead of desktop",
                        "the learner's Department: sales instead of it"),
                first(answer).stream().sorted(Comparator.reverseOrder()).toList());
    }

    @Test
    void a_derived_fact_is_traced_to_the_base_fact_behind_it() {
        WhyNot answer = ask(person().firstDay(TODAY.minusDays(200)).made(), "starter-video");
        assertEquals("Persona", answer.rows().get(0).missed().get(0).column());
        assertEquals(1, answer.changes().get(0).steps().size());
        assertEquals("First day", answer.changes().get(0).steps().get(0).fact());
    }

    @Test
    void a_place_in_a_program_is_a_base_fact() {
        WhyNot answer = ask(person().in("Onboarding", "awareness").made(), "loyal-video");
        assertEquals(List.of("the learner's Stage in Onboarding: loyalty instead of awareness"), first(answer));
    }

    @Test
    void every_cause_that_holds_back_is_named_and_lifted() {
        WhyNot answer = ask(person().department("Sales").languages("en").made(), "old-video");
        assertEquals(
                List.of(HeldBack.Code.RETIRED, HeldBack.Code.LANGUAGE),
                answer.heldBack().stream().map(HeldBack::code).toList());
        assertEquals(3, answer.changes().get(0).steps().size());
        assertTrue(first(answer).contains("the content's Status: PUBLISHED instead of RETIRED"));
    }

    @Test
    void points_below_one_keep_away_and_a_guard_is_a_row_that_hides() {
        WhyNot sum = ask(person().made(), "bad-video");
        assertEquals(-5, sum.points());
        assertEquals(List.of("the learner's Department: it instead of unknown"), first(sum));
        WhyNot guarded = ask(person().department("Legal").made(), "bad-video");
        assertEquals(
                List.of(HeldBack.Code.GUARD),
                guarded.heldBack().stream().map(HeldBack::code).toList());
        assertTrue(guarded.rows().stream().anyMatch(row -> row.hides() && row.fires()));
        assertEquals(List.of("the learner's Department: it instead of legal"), first(guarded));
    }

    private static WhyNot.Change nearest(
            String sheets, Catalog catalog, Learner learner, String device, String content) {
        return book(sheets)
                .whyNot(learner, catalog, new Moment(NOW, device, null, null, null, null), null, content, () -> false)
                .changes()
                .get(0);
    }

    @Test
    void what_says_when_a_completed_content_comes_again_can_be_changed() {
        WhyNot.Change change = nearest(
                "content-rules:\nCompleted,Then show content,Points\na,a,10\n\n"
                        + "caps:\nDepartment,Kind,Show again\nSales,video,always",
                catalog(thing("a", "video").made()),
                person().completed("a").department("IT").made(),
                "desktop",
                "a");
        assertEquals(
                "[the learner's Department: sales instead of it]",
                change.steps().toString());
    }

    @Test
    void a_device_that_nothing_was_made_for_lets_in_what_was_made_for_another() {
        WhyNot.Change change = nearest(
                "content-rules:\nDevice,Then show content,Points\nnot desktop,a,10",
                catalog(
                        thing("a", "video").devices("desktop").made(),
                        thing("b", "video").devices("mobile").made()),
                person().made(),
                "mobile",
                "a");
        assertEquals(
                "[the moment's Device: something else instead of mobile]",
                change.steps().toString());
    }

    @Test
    void what_would_take_the_place_once_another_fact_changes_is_in_the_way_too() {
        WhyNot.Change change = nearest(
                "content-rules:\nDepartment,Then show content,Points\nSales,a,20\nSales,b,10\n\n"
                        + "list-limits:\nField,Value,At most\nkind,video,1",
                catalog(thing("a", "video").made(), thing("b", "video").made()),
                person().department("IT").made(),
                "mobile",
                "b");
        assertEquals(
                "[the learner's Department: sales instead of it, the learner's Dismissed: a: yes instead of no]",
                change.steps().toString());
    }

    @Test
    void what_no_row_shows_cannot_be_let_in_and_what_is_on_the_list_says_where() {
        WhyNot nobody = ask(person().made(), "nobody");
        assertEquals(List.of(), nobody.rows());
        assertEquals(List.of(), nobody.changes());
        WhyNot there = BOOK.whyNot(
                person().department("Sales").made(),
                CATALOG,
                new Moment(NOW, "mobile", null, null, null, null),
                null,
                "sales-video",
                () -> false);
        assertEquals(1, there.position());
        assertEquals(List.of(), there.changes());
        assertThrows(IllegalArgumentException.class, () -> ask(person().made(), "unheard-of"));
    }
}
