package dev.cairn.engine.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.learner.History;
import dev.cairn.engine.learner.Journey;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.LearnerId;
import dev.cairn.engine.learner.Profile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a candidate book would change for people, before it goes live. */
class EffectTest {
    private static final Instant NOW = Instant.parse("2026-03-02T08:30:00Z");

    private static final Pages PAGES = Pages.of("""
            programs.csv
            | Program,Stages
            | Welcome,first look > at home
            content-rules.csv
            | Name,Department,Device,Then show content,Points
            - sales,Sales,,hello,50
            + sales,Sales,,hello,30
            | all,"Sales, IT",,map,40
            + phone,,mobile,clip,60
            guards.csv
            | Name,Department,Then hide content
            + nothing for legal,Legal,"hello, map, clip"
            example-content.csv
            | Id,Kind,Title
            | hello,video,Hello
            | map,article,Map
            | clip,video,Clip
            """);

    @Test
    void itCountsWhoGetsAnotherFirstPickAndWhoGetsNothing() {
        EffectReport report = effect(
                        PAGES, List.of(person("ada", "Sales"), person("bob", "IT"), person("cem", "Legal")))
                .report();
        assertEquals(3, report.learners());
        assertEquals(2, report.moments().size());

        EffectReport.AtMoment now = report.moments().get(0);
        assertEquals(Moment.at(NOW), now.moment());
        assertEquals(new EffectReport.Counts(2, 0, 1, 1, 0), now.counts());

        EffectReport.AtMoment mobile = report.moments().get(1);
        assertEquals("mobile", mobile.moment().device());
        assertEquals(new EffectReport.Counts(3, 0, 1, 1, 0), mobile.counts());

        assertEquals(new EffectReport.Counts(3, 0, 1, 1, 0), report.any());
        assertEquals(
                List.of(new Shift("clip", 2, 1), new Shift("hello", 0, 1), new Shift("map", 0, 1)), report.contents());
    }

    @Test
    void samplesCarryBothPicksWithTheirReasons() {
        EffectReport report = effect(PAGES, List.of(person("ada", "Sales"), person("cem", "Legal")))
                .report();
        assertEquals(
                Set.of(
                        "ada: `map` instead of `hello`. Now: For a learner whose department is Sales or IT, show map, 40 points."
                                + " Before: For a learner whose department is Sales, show hello, 50 points.",
                        "cem: nothing instead of `clip`. Before: No row shows anything that is eligible: the best of the rest by the ranking sheet."),
                Set.copyOf(report.samples().stream().map(Sample::toString).toList()));
    }

    @Test
    void theSameBookChangesNothing() {
        Effect effect = Effect.of(PAGES.older(), PAGES.older(), catalog(PAGES), List.of(Moment.at(NOW)), 1);
        effect.add(person("ada", "Sales"));
        EffectReport report = effect.report();
        assertEquals(new EffectReport.Counts(0, 0, 0, 0, 0), report.any());
        assertEquals(List.of(), report.contents());
        assertEquals(List.of(), report.samples());
    }

    @Test
    void journeysStandWhereEachBookWouldHaveThem() {
        Pages pages = Pages.of("""
                programs.csv
                | Program,Stages
                | Welcome,first look > at home
                stage-rules.csv
                | Name,Program,From stage,Stage since,Then stage
                - later,Welcome,first look,>= 10 days after,at home
                + later,Welcome,first look,>= 5 days after,at home
                content-rules.csv
                | Program,Stage,Then show content,Points
                | Welcome,first look,hello,10
                | Welcome,at home,map,10
                example-content.csv
                | Id,Kind,Title
                | hello,video,Hello
                | map,article,Map
                """);
        EffectReport report = effect(pages, List.of(entered("ada", 4), entered("bob", 7), entered("cem", 12)))
                .report();
        assertEquals(1, report.any().firstPickChanged());
        assertEquals(
                List.of("bob"),
                report.samples().stream()
                        .map(sample -> sample.learner().value())
                        .toList());
    }

    @Test
    void neitherOrderNorSharesOfLearnersMakeADifference() {
        List<String> departments = List.of("Sales", "IT", "Legal", "Finance");
        List<Learner> people = new ArrayList<>(IntStream.range(0, 200)
                .mapToObj(i -> person("p" + i, departments.get(i % 4)))
                .toList());
        EffectReport inOrder = effect(PAGES, people).report();
        assertEquals(10, inOrder.samples().size());

        Collections.shuffle(people, new Random(3));
        assertEquals(inOrder, effect(PAGES, people).report());

        Effect half = effect(PAGES, people.subList(0, 77));
        half.add(effect(PAGES, people.subList(77, 200)));
        assertEquals(200, half.learners());
        assertEquals(inOrder, half.report());

        Effect otherSeed = Effect.of(
                PAGES.older(), PAGES.newer(), catalog(PAGES), difference(PAGES).moments(NOW), 99);
        people.forEach(otherSeed::add);
        assertTrue(!inOrder.samples().equals(otherSeed.report().samples()));
    }

    private static Effect effect(Pages pages, List<Learner> people) {
        Effect effect = Effect.of(
                pages.older(), pages.newer(), catalog(pages), difference(pages).moments(NOW), 42);
        people.forEach(effect::add);
        return effect;
    }

    private static BookDifference difference(Pages pages) {
        return BookDifference.of(pages.older().rows(), pages.newer().rows());
    }

    private static Catalog catalog(Pages pages) {
        return Catalog.of(1, LocalDate.of(2026, 3, 2), pages.newer().rows().exampleContent(), Map.of(), Map.of());
    }

    private static Learner person(String id, String department) {
        return learner(id, department, List.of());
    }

    private static Learner entered(String id, int daysAgo) {
        return learner(id, "IT", List.of(new Journey("Welcome", "first look", NOW.minusSeconds(daysAgo * 86_400L))));
    }

    private static Learner learner(String id, String department, List<Journey> journeys) {
        Profile profile = new Profile(null, null, null, department, null, null, null, null, null, null, Map.of(), null);
        return new Learner(new LearnerId(id), 1, Set.of(), profile, null, journeys, History.NONE, null, null);
    }
}
