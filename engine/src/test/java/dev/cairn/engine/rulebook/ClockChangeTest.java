package dev.cairn.engine.rulebook;

import static dev.cairn.engine.rulebook.World.book;
import static dev.cairn.engine.rulebook.World.catalog;
import static dev.cairn.engine.rulebook.World.person;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.Signals;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A journey that begins at a time of day begins then where the clocks change, too. */
class ClockChangeTest {
    private static final Catalog CATALOG = catalog();

    @ParameterizedTest
    @CsvSource({
        "at half past two in spring it is three at once, Europe/Berlin, 02:30-04:00, 2026-03-28T12:00:00Z, 2026-03-29T01:00:00Z",
        "the hour that never was begins a day later, Europe/Berlin, 02:00-03:00, 2026-03-29T00:59:00Z, 2026-03-30T00:00:00Z",
        "two comes once more in autumn, Europe/Berlin, 02:00-02:30, 2026-10-25T00:30:00Z, 2026-10-25T01:00:00Z",
        "half past two comes once more, Europe/Berlin, 02:30-02:45, 2026-10-25T00:45:00Z, 2026-10-25T01:30:00Z",
        "in the south in October, Australia/Sydney, 02:15-04:00, 2026-10-03T12:00:00Z, 2026-10-03T16:00:00Z",
        "in the south in April, Australia/Sydney, 02:15-02:45, 2026-04-04T15:45:00Z, 2026-04-04T16:15:00Z",
        "half an hour that comes twice, Australia/Lord_Howe, 01:45-01:50, 2026-04-04T14:50:00Z, 2026-04-04T15:15:00Z",
        "where midnight is left out, Asia/Beirut, 00:00-06:00, 2026-03-28T12:00:00Z, 2026-03-28T22:00:00Z"
    })
    void it_begins_when_the_clock_says_so(String why, String zone, String times, Instant since, Instant begins) {
        RuleBook book = book("""
                programs:
                Program,Stages,Starts with,Segment
                p,a > b,segment,early

                segment-rules:
                Time of day,Then segment
                %s,early
                """.formatted(times));
        Learner learner = person().zone(zone).inNothing().did(Signals.NONE).made();
        Course before = book.fold(learner, CATALOG, since, List.of(), begins.minusSeconds(1));
        assertEquals(List.of(), before.transitions(), why);
        Course then = book.fold(learner, CATALOG, since, List.of(), begins.plusSeconds(86_400));
        assertEquals(
                List.of(begins), then.transitions().stream().map(Transition::at).toList(), why);
    }
}
