package dev.cairn.engine.rulebook;

import static dev.cairn.engine.rulebook.World.NOW;
import static dev.cairn.engine.rulebook.World.book;
import static dev.cairn.engine.rulebook.World.person;
import static dev.cairn.engine.rulebook.World.thing;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.content.Content;
import dev.cairn.engine.content.Need;
import dev.cairn.engine.content.RoleMatrix;
import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.decision.SkillGaps;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.SkillGap;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a role needs beyond what is held, as rules see it. */
class SkillGapFactsTest {
    private static final RuleBook BOOK = book("""
            content-rules:
            Skill gap,Skill gap: Python,Then show content,Points
            Python,,some,10
            ,>= 2,much,10
            ,0,none,10
            missing,,unknown,10
            not SQL,,no-sql,10
            """);
    private static final RoleMatrix MATRIX = new RoleMatrix(
            1,
            Map.of(
                    "Analyst", List.of(new Need("Python", 1), new Need("SQL", 2)),
                    "Engineer", List.of(new Need("Python", 3)),
                    "Starred", List.of(new Need("Python", 2, "Stars"))),
            Map.of("Python", "Points"),
            List.of(new RoleMatrix.Equal("Percent", 50, "Stars", 1)),
            Map.of());

    private static Catalog catalog() {
        List<Content> contents = List.of("some", "much", "none", "unknown", "no-sql").stream()
                .map(id -> thing(id, "video").made())
                .toList();
        return Catalog.of(1, LocalDate.EPOCH, contents, MATRIX, Map.of());
    }

    private static List<String> shown(Person person) {
        Learner learner = person.made();
        return BOOK.decide(learner, catalog(), Moment.at(NOW), null, 10).picks().stream()
                .map(pick -> pick.content().id())
                .sorted()
                .toList();
    }

    @Test
    void a_gap_is_a_fact_and_so_is_how_many_levels_are_missing() {
        assertEquals(List.of("some"), shown(person().role("Analyst").skill("SQL", 1)));
        assertEquals(
                List.of("no-sql", "none"),
                shown(person().role("Analyst").skill("SQL", 2).skill("python", 1)));
        assertEquals(
                List.of("much", "no-sql", "some"),
                shown(person().role("Engineer").skill("Python", 1)));
    }

    @Test
    void the_role_aimed_at_beats_the_present_one() {
        assertEquals(
                List.of("much", "no-sql", "some"),
                shown(person().role("Analyst").target("engineer")));
    }

    @Test
    void who_has_no_role_or_one_of_unknown_needs_has_unknown_gaps() {
        assertEquals(List.of("unknown"), shown(person()));
        assertEquals(List.of("unknown"), shown(person().role("Astronaut").skill("Python", 3)));
        assertEquals(List.of("unknown"), shown(person().role("Engineer").target("Astronaut")));
    }

    @Test
    void a_level_counts_on_its_own_scale_or_where_the_framework_says_what_it_is() {
        assertEquals(
                List.of("much", "no-sql", "some"),
                shown(person().role("Starred").skill("Python", 3)));
        assertEquals(List.of("no-sql", "some"), shown(person().role("Starred").skill("Python", 80, "percent")));
        assertEquals(List.of("no-sql", "none"), shown(person().role("Starred").skill("Python", 2, "Stars")));
        assertEquals(List.of("no-sql", "none"), shown(person().role("Engineer").skill("Python", 3, "Points")));
        SkillGap gap = SkillGaps.all(
                        person().skill("Python", 3)
                                .skill("Python", 80, "Percent")
                                .made(),
                        "Starred",
                        catalog())
                .get(0);
        assertEquals(SkillGap.Basis.CONVERTED, gap.basis());
        assertEquals(1, gap.held());
    }
}
