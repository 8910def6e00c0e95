package dev.cairn.engine.rulebook;

import static dev.cairn.engine.rulebook.World.NOW;
import static dev.cairn.engine.rulebook.World.TODAY;
import static dev.cairn.engine.rulebook.World.book;
import static dev.cairn.engine.rulebook.World.catalog;
import static dev.cairn.engine.rulebook.World.person;
import static dev.cairn.engine.rulebook.World.thing;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.decision.Capped;
import dev.cairn.engine.decision.Decision;
import dev.cairn.engine.decision.HeldBack;
import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.decision.Pick;
import dev.cairn.engine.decision.Reason;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.Signals;
import dev.cairn.engine.learner.Signals.DayCount;
import dev.cairn.engine.rehearsal.Rehearsal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** How often contents are shown where they are asked for, and when a completed one may be shown again. */
class CapsTest {
    private static final String SHOW = "content-rules:\nThen show content,Points\na,30\nb,20\nc,10\n\n";
    private static final Catalog VIDEOS = catalog(
            thing("a", "video").made(),
            thing("b", "video").made(),
            thing("c", "article").made());

    private static List<String> ids(Decision decision) {
        return decision.picks().stream().map(pick -> pick.content().id()).toList();
    }

    private static Decision decide(RuleBook book, Learner learner) {
        return book.decide(learner, VIDEOS, Moment.at(NOW), null, 10);
    }

    private static DayCount day(LocalDate day, String kind, String content, int count) {
        return new DayCount(
                day, kind, content, null, null, count, day.atTime(7, 0).toInstant(java.time.ZoneOffset.UTC));
    }

    private static Learner shown(DayCount... days) {
        return person().did(new Signals(List.of(days), List.of())).made();
    }

    private static Pick pick(Decision decision, String id) {
        return decision.picks().stream()
                .filter(pick -> pick.content().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Capped capped(Decision decision, String id) {
        return Objects.requireNonNull(pick(decision, id).capped());
    }

    @Test
    void a_content_shown_often_enough_moves_behind_all_others_and_says_until_when() {
        RuleBook book = book(SHOW + "caps:\nName,Per day\nonce a day,1\n");
        Decision fresh = decide(book, shown());
        assertEquals(List.of("a", "b", "c"), ids(fresh));
        assertNull(pick(fresh, "a").capped());

        Decision decision = decide(book, shown(day(TODAY, "shown", "a", 1), day(TODAY.minusDays(1), "shown", "b", 9)));
        assertEquals(List.of("b", "c", "a"), ids(decision));
        assertEquals(new Capped(Capped.Per.DAY, 1, 1, Instant.parse("2026-03-03T00:00:00Z")), capped(decision, "a"));
        Reason last =
                pick(decision, "a").reasons().get(pick(decision, "a").reasons().size() - 1);
        assertEquals(Reason.Code.CAPPED, last.code());
        assertEquals("once a day", last.rule());
        assertEquals("For everyone, each content is shown at most once a day.", last.sentence());
        assertEquals(30, pick(decision, "a").score());
        assertEquals(3, decision.total());
    }

    @Test
    void asking_never_counts_and_a_list_of_capped_contents_is_not_empty() {
        RuleBook book = book(SHOW + "caps:\nPer week\n1\n");
        Learner learner = shown(
                day(TODAY, "shown", "a", 1), day(TODAY, "shown", "b", 1), day(TODAY.minusDays(6), "shown", "c", 1));
        Decision decision = decide(book, learner);
        assertEquals(List.of("a", "b", "c"), ids(decision));
        assertEquals(decision, decide(book, learner));
        assertFalse(decision.fallback());
    }

    @Test
    void windows_are_calendar_days_of_the_learner_with_today() {
        RuleBook week = book(SHOW + "caps:\nPer week\n2\n");
        assertEquals(
                List.of("b", "c", "a"),
                ids(decide(week, shown(day(TODAY, "shown", "a", 1), day(TODAY.minusDays(6), "shown", "a", 1)))));
        assertEquals(
                List.of("a", "b", "c"),
                ids(decide(week, shown(day(TODAY, "shown", "a", 1), day(TODAY.minusDays(7), "shown", "a", 1)))));
        RuleBook month = book(SHOW + "caps:\nPer month\n3\n");
        Decision capped = decide(
                month, shown(day(TODAY.minusDays(29), "shown", "a", 2), day(TODAY.minusDays(5), "shown", "a", 1)));
        assertEquals(List.of("b", "c", "a"), ids(capped));
        assertEquals(Instant.parse("2026-03-03T00:00:00Z"), capped(capped, "a").until());
        assertEquals(
                List.of("a", "b", "c"),
                ids(decide(
                        month,
                        shown(day(TODAY.minusDays(30), "shown", "a", 2), day(TODAY.minusDays(5), "shown", "a", 1)))));

        RuleBook day = book(SHOW + "caps:\nPer day\n1\n");
        Learner inTokyo = person().zone("Asia/Tokyo")
                .did(new Signals(List.of(day(TODAY, "shown", "a", 1)), List.of()))
                .made();
        Decision there = day.decide(inTokyo, VIDEOS, Moment.at(Instant.parse("2026-03-02T14:59:00Z")), null, 10);
        assertEquals(Instant.parse("2026-03-02T15:00:00Z"), capped(there, "a").until());
        Decision tomorrow = day.decide(inTokyo, VIDEOS, Moment.at(Instant.parse("2026-03-02T15:00:00Z")), null, 10);
        assertEquals(List.of("a", "b", "c"), ids(tomorrow));
    }

    @Test
    void of_several_limits_the_one_that_holds_longest_is_named() {
        RuleBook book = book(SHOW + "caps:\nPer day,Per week,Per month\n1,2,9\n");
        Decision decision = decide(book, shown(day(TODAY, "shown", "a", 1), day(TODAY.minusDays(2), "shown", "a", 1)));
        assertEquals(new Capped(Capped.Per.WEEK, 2, 2, Instant.parse("2026-03-07T00:00:00Z")), capped(decision, "a"));
    }

    @Test
    void nought_is_never_and_an_empty_cell_is_no_limit() {
        RuleBook nought = book(SHOW + "caps:\nContent,Per day\na,0\n");
        Decision never = decide(nought, shown());
        assertEquals(List.of("b", "c", "a"), ids(never));
        assertEquals(new Capped(Capped.Per.DAY, 0, 0, null), capped(never, "a"));
        assertEquals(List.of("b", "c", "a"), ids(decide(nought, person().made())), "whatever is known of signals");

        RuleBook empty = book(SHOW + "caps:\nContent,Per day,Per week\na,,100\n");
        assertEquals(List.of("a", "b", "c"), ids(decide(empty, shown(day(TODAY, "shown", "a", 50)))));
        RuleBook without = book(SHOW + "caps:\nContent,Per day\na,no limit\n,0\n");
        assertEquals(List.of("a", "b", "c"), ids(decide(without, shown(day(TODAY, "shown", "a", 50)))));
        assertEquals(
                2,
                decide(without, shown()).picks().stream()
                        .filter(pick -> pick.capped() != null)
                        .count());
    }

    @Test
    void a_content_beats_its_kind_and_a_kind_beats_neither_column_by_column() {
        RuleBook book = book(SHOW + """
                caps:
                Name,Kind,Content,Per day,Per week
                all,,,1,1
                videos,video,,3,
                this one,,a,5,
                """);
        Learner thrice = shown(day(TODAY, "shown", "a", 3), day(TODAY, "shown", "b", 3), day(TODAY, "shown", "c", 1));
        Decision decision = decide(book, thrice);
        assertEquals(Capped.Per.WEEK, capped(decision, "a").per(), "the day is decided by the content's own row");
        RuleBook days = book(SHOW + """
                caps:
                Name,Kind,Content,Per day
                all,,,1
                videos,video,,3
                this one,,a,5
                """);
        Decision byDay = decide(days, thrice);
        assertEquals(List.of("a", "b", "c"), ids(byDay));
        assertNull(pick(byDay, "a").capped());
        assertEquals(3, capped(byDay, "b").atMost());
        assertEquals(1, capped(byDay, "c").atMost());
    }

    @Test
    void of_equally_specific_rows_the_first_that_holds_decides() {
        String caps = """
                caps:
                Name,Order,Department,Persona,Channel,Per day
                everyone,2,,,,1
                sales,1,Sales,,,3
                by mail,0,,,mail,0
                """;
        RuleBook book = book(SHOW + caps);
        Signals once = new Signals(List.of(day(TODAY, "shown", "a", 1)), List.of());
        assertEquals(List.of("b", "c", "a"), ids(decide(book, person().did(once).made())));
        Learner seller = person().department("sales").did(once).made();
        assertEquals(List.of("a", "b", "c"), ids(decide(book, seller)));
        Moment mail = new Moment(NOW, null, "Mail", null, null, null);
        Decision pushed = book.decide(seller, VIDEOS, mail, null, 10);
        assertTrue(pushed.picks().stream().allMatch(pick -> pick.capped() != null));
    }

    @Test
    void a_cap_may_be_for_a_persona_a_segment_or_a_time_and_an_example_can_state_what_was_shown() {
        RuleBook book = book("""
                personas:
                Persona
                Novice
                Expert

                segment-rules:
                Department,Then segment
                Sales,Sellers

                persona-rules:
                Role,Then persona
                Expert,Expert
                ,Novice

                content-rules:
                Then show content,Points
                a,30
                b,20

                caps:
                Name,Persona,Segment,Weekday,From,Content,Per day
                experts,Expert,,,,a,1
                sellers,,Sellers,,,a,2
                weekend,,,Sat-Sun,,b,0
                later,,,,2027-01-01,a,0

                example-content:
                Id,Title,Kind
                a,A,video
                b,B,video

                examples:
                Name,At,Role,Department,Signals: shown within 1 day about content a,Expect first pick
                a novice,2026-03-02,Novice,IT,9,a
                an expert,2026-03-02,Expert,IT,1,b
                an expert at first sight,2026-03-02,Expert,IT,0,a
                a seller,2026-03-02,Novice,Sales,1,a
                a seller who saw it twice,2026-03-02,Novice,Sales,2,b
                next year,2027-01-04,Novice,IT,0,b
                """);
        for (Rehearsal.Outcome outcome : Rehearsal.run(book, Rehearsal.sampleCatalog(book))) {
            assertEquals(List.of(), outcome.failures(), outcome.example());
        }
        Catalog things = Rehearsal.sampleCatalog(book);
        Moment sunday = Moment.at(NOW.minusSeconds(86_400));
        assertNotNull(pick(book.decide(person().made(), things, sunday, null, 10), "b")
                .capped());
    }

    @Test
    void what_is_mandatory_is_exempt_and_always_first_is_not() {
        RuleBook book = book("""
                content-rules:
                Then show content,Points,Then require
                a,,yes
                b,always first,
                c,10,

                caps:
                Per day
                1
                """);
        Decision decision = decide(book, shown(day(TODAY, "shown", "a", 5), day(TODAY, "shown", "b", 5)));
        assertEquals(List.of("a", "c", "b"), ids(decision));
        assertNull(pick(decision, "a").capped());
        assertNotNull(pick(decision, "b").capped());
    }

    @Test
    void caps_reach_the_fallback_too() {
        RuleBook book =
                book("content-rules:\nDepartment,Then show kind,Points\nNowhere,video,1\n\ncaps:\nPer day\n1\n");
        Decision decision = decide(book, shown(day(TODAY, "shown", "a", 1)));
        assertTrue(decision.fallback());
        assertEquals(List.of("b", "c", "a"), ids(decision));
        assertNotNull(pick(decision, "a").capped());
    }

    @Test
    void a_synonym_of_the_signal_counts() {
        RuleBook book = book(SHOW
                + "caps:\nPer day\n1\n\nvocabulary:\nField,Value,Synonyms\nsignal,shown,\"displayed, impression\"\n");
        assertEquals(List.of("b", "c", "a"), ids(decide(book, shown(day(TODAY, "impression", "a", 1)))));
    }

    @Test
    void a_completed_content_is_shown_again_as_the_book_says() {
        Catalog things = catalog(
                thing("bot", "chatbot").made(),
                thing("course", "course").made(),
                thing("page", "article").made(),
                thing("twin", "course").duplicateOf("course").made(),
                thing("video", "video").made());
        String rules = "content-rules:\nThen show kind,Points\n\"chatbot, course, article, video\",10\n\n";
        Learner learner = person().completed("bot", "course", "page", "video")
                .did(new Signals(
                        List.of(
                                day(TODAY.minusDays(30), "completed", "course", 1),
                                day(TODAY.minusDays(29), "completed", "video", 1)),
                        List.of()))
                .made();
        assertEquals(
                List.of("bot"), ids(book(rules).decide(learner, things, Moment.at(NOW), null, 10)), "without any row");

        RuleBook book = book(rules + """
                caps:
                Kind,Content,Show again
                "course, video",,after 30 days
                ,page,always
                chatbot,,never
                """);
        Decision decision = book.decide(learner, things, Moment.at(NOW), null, 10);
        assertEquals(
                List.of("course", "page"),
                ids(decision).stream().filter(id -> !id.equals("twin")).toList());
        assertEquals(
                List.of(HeldBack.Code.COMPLETED, HeldBack.Code.COMPLETED),
                decision.heldBack().stream()
                        .filter(held -> List.of("bot", "video").contains(held.content()))
                        .map(HeldBack::code)
                        .toList());
        assertEquals(
                List.of("completed already", "completed already; shown again from 2026-03-03"),
                decision.heldBack().stream()
                        .filter(held -> List.of("bot", "video").contains(held.content()))
                        .map(HeldBack::detail)
                        .toList());
        Decision later = book.decide(learner, things, Moment.at(NOW.plusSeconds(86_400)), null, 10);
        assertTrue(ids(later).contains("video"), "thirty days after");
        Learner nobodyKnows = person().completed("course").made();
        assertFalse(
                ids(book.decide(nobodyKnows, things, Moment.at(NOW), null, 10)).contains("course"));
    }

    @Test
    void a_repetition_of_what_was_completed_waits_as_long() {
        Catalog things = catalog(
                thing("course", "course").made(),
                thing("twin", "course").duplicateOf("course").made());
        RuleBook book = book(
                "content-rules:\nThen show content,Points\ntwin,10\n\ncaps:\nKind,Show again\ncourse,after 30 days\n");
        for (int ago : List.of(29, 30)) {
            Learner learner = person().completed("course")
                    .did(new Signals(List.of(day(TODAY.minusDays(ago), "completed", "course", 1)), List.of()))
                    .made();
            assertEquals(
                    ago == 30 ? List.of("twin") : List.of(),
                    ids(book.decide(learner, things, Moment.at(NOW), null, 10)),
                    ago + " days ago");
        }
    }

    @Test
    void a_book_with_caps_reads_as_much_of_the_past_as_they_count() {
        assertEquals(0, book(SHOW).needs().days());
        assertEquals(30, book(SHOW + "caps:\nPer month\n3\n").needs().days());
        assertEquals(7, book(SHOW + "caps:\nPer day,Per week\n1,3\n").needs().days());
        assertEquals(
                90,
                book(SHOW + "caps:\nShow again,Per day\nafter 90 days,1\n")
                        .needs()
                        .days());
        assertEquals(0, book(SHOW + "caps:\nShow again\nnever\n").needs().days());
        assertEquals(
                14,
                book(SHOW + "caps:\nSignals: viewed within 14 days,Show again\n>= 3,never\n")
                        .needs()
                        .days());
    }

    @Test
    void the_order_of_capped_contents_is_that_of_their_points_on_every_journey() {
        RuleBook book = book("""
                programs:
                Program,Stages
                One,s
                Two,s

                content-rules:
                Program,Then show content,Points,Then require
                One,a,10,
                Two,a,50,yes
                One,b,40,
                Two,c,20,

                caps:
                Per day
                1
                """);
        List<DayCount> days = new ArrayList<>();
        for (String id : List.of("a", "b", "c")) {
            days.add(day(TODAY, "shown", id, 1));
        }
        Learner learner = person().in("One", "s")
                .in("Two", "s")
                .did(new Signals(days, List.of()))
                .made();
        Decision decision = decide(book, learner);
        assertEquals(List.of("a", "b", "c"), ids(decision));
        assertTrue(pick(decision, "a").required());
        assertNull(pick(decision, "a").capped());
    }
}
