package dev.cairn.engine.rulebook;

import static dev.cairn.engine.rulebook.World.TODAY;
import static dev.cairn.engine.rulebook.World.book;
import static dev.cairn.engine.rulebook.World.catalog;
import static dev.cairn.engine.rulebook.World.person;
import static dev.cairn.engine.rulebook.World.thing;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.decision.Push;
import dev.cairn.engine.learner.Signals;
import dev.cairn.engine.learner.Signals.DayCount;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a content may be pushed. */
class PushTest {
    private static final String SHOW = "content-rules:\nThen show content,Points,Then require\na,30,\nb,,yes\n\n";
    private static final Catalog THINGS =
            catalog(thing("a", "video").made(), thing("b", "video").made());

    private static Moment mail(String at) {
        return new Moment(Instant.parse(at), null, "mail", null, null, null);
    }

    private static Push ask(RuleBook book, Person person, Moment moment, String content) {
        return book.mayPush(person.made(), THINGS, moment, null, content);
    }

    @Test
    void without_caps_anything_may_go_now() {
        Push push = ask(book(SHOW), person(), mail("2026-03-02T03:00:00Z"), "a");
        assertTrue(push.now());
        assertEquals(Instant.parse("2026-03-02T03:00:00Z"), push.from());
        assertThrows(
                IllegalArgumentException.class,
                () -> ask(book(SHOW), person(), mail("2026-03-02T03:00:00Z"), "unheard of"));
    }

    @Test
    void quiet_hours_end_by_the_learners_clock() {
        RuleBook book = book(SHOW + "caps:\nName,Quiet hours\nnights,22:00-06:00\n");
        assertTrue(ask(book, person(), mail("2026-03-02T21:59:59Z"), "a").now());
        Push late = ask(book, person(), mail("2026-03-02T22:00:00Z"), "a");
        assertFalse(late.now());
        assertEquals(Instant.parse("2026-03-03T06:00:00Z"), late.from());
        assertEquals(Push.Cause.QUIET_HOURS, late.holds().get(0).cause());
        assertEquals("nights", late.holds().get(0).rule());
        assertEquals(
                "For everyone, each content is not pushed between 22:00 and 06:00.",
                late.holds().get(0).sentence());
        assertTrue(ask(book, person(), mail("2026-03-03T06:00:00Z"), "a").now());
        Push inBerlin = ask(book, person().zone("Europe/Berlin"), mail("2026-03-28T23:00:00Z"), "a");
        assertEquals(
                Instant.parse("2026-03-29T04:00:00Z"), inBerlin.from(), "the night in which the clock loses an hour");
    }

    @Test
    void quiet_hours_bind_nobody_who_asks() {
        RuleBook book = book(SHOW + "caps:\nQuiet hours,Busy from,Busy until\n00:00-23:59,2026-01-01,2026-12-31\n");
        assertTrue(book.decide(person().made(), THINGS, mail("2026-03-02T08:00:00Z"), null, 10).picks().stream()
                .allMatch(pick -> pick.capped() == null));
    }

    @Test
    void a_busy_time_holds_both_its_days_and_may_end_in_quiet_hours() {
        RuleBook book = book(SHOW + """
                caps:
                Name,Department,Busy from,Busy until,Quiet hours
                closing,Finance,2026-03-30,2026-04-02,
                nights,,,,22:00-07:30
                """);
        Push push = ask(book, person().department("Finance"), mail("2026-03-30T12:00:00Z"), "a");
        assertEquals(
                List.of(Push.Cause.BUSY),
                push.holds().stream().map(Push.Hold::cause).toList());
        assertEquals(Instant.parse("2026-04-03T00:00:00Z"), push.holds().get(0).until());
        assertEquals(Instant.parse("2026-04-03T07:30:00Z"), push.from());
        assertTrue(ask(book, person().department("Finance"), mail("2026-04-03T12:00:00Z"), "a")
                .now());
        assertTrue(ask(book, person().department("Sales"), mail("2026-03-30T12:00:00Z"), "a")
                .now());
    }

    @Test
    void a_limit_holds_until_its_days_are_over_and_nought_for_ever() {
        Signals once = new Signals(
                List.of(new DayCount(TODAY, "shown", "a", null, null, 1, Instant.parse("2026-03-02T07:00:00Z"))),
                List.of());
        RuleBook week = book(SHOW + "caps:\nChannel,Per week\nmail,1\n");
        Push push = ask(week, person().did(once), mail("2026-03-02T08:00:00Z"), "a");
        assertEquals(
                List.of(Push.Cause.LIMIT),
                push.holds().stream().map(Push.Hold::cause).toList());
        assertEquals(Instant.parse("2026-03-09T00:00:00Z"), push.from());
        Moment chat = new Moment(Instant.parse("2026-03-02T08:00:00Z"), null, "chat", null, null, null);
        assertTrue(ask(week, person().did(once), chat, "a").now(), "the row is about mail");

        RuleBook never = book(SHOW + "caps:\nPer day\n0\n");
        assertNull(ask(never, person(), mail("2026-03-02T08:00:00Z"), "a").from());
        RuleBook empty = book(SHOW + "caps:\nPer day,Show again\n,never\n");
        assertTrue(ask(empty, person().did(once), mail("2026-03-02T08:00:00Z"), "a")
                .now());
    }

    @Test
    void what_is_mandatory_is_never_held() {
        RuleBook book = book(SHOW + "caps:\nPer day,Quiet hours\n0,00:00-23:59\n");
        assertTrue(ask(book, person(), mail("2026-03-02T03:00:00Z"), "b").now());
        assertFalse(ask(book, person(), mail("2026-03-02T03:00:00Z"), "a").now());
    }

    @Test
    void a_time_that_never_comes_is_said() {
        RuleBook book = book(SHOW + "caps:\nQuiet hours\n\"06:00-18:00, 18:00-06:00\"\n");
        Push push = ask(book, person(), mail("2026-03-02T03:00:00Z"), "a");
        assertNull(push.from());
        assertNull(push.holds().get(0).until());
    }
}
