package dev.cairn.engine.rulebook;

import static dev.cairn.engine.rulebook.World.NOW;
import static dev.cairn.engine.rulebook.World.book;
import static dev.cairn.engine.rulebook.World.catalog;
import static dev.cairn.engine.rulebook.World.person;
import static dev.cairn.engine.rulebook.World.thing;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.decision.Decision;
import dev.cairn.engine.decision.Moment;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What stands on a page already is not picked again. */
class LeftOutTest {
    private static final RuleBook BOOK = book("""
            content-rules:
            Then show kind,Points
            video,10
            """);
    private static final Catalog CATALOG = catalog(
            thing("a", "video").made(),
            thing("b", "video").duplicateOf("a").made(),
            thing("c", "video").made(),
            thing("d", "article").made());

    private static Decision decide(Set<String> without) {
        return BOOK.decide(person().made(), CATALOG, Moment.at(NOW), null, 10, without);
    }

    private static List<String> ids(Decision decision) {
        return decision.picks().stream().map(pick -> pick.content().id()).toList();
    }

    @Test
    void neither_it_nor_what_repeats_it_is_picked_or_counted_as_held_back() {
        Decision whole = decide(Set.of());
        Decision rest = decide(Set.of("a"));

        assertEquals(List.of("a", "c"), ids(whole));
        assertEquals(List.of("c"), ids(rest));
        assertEquals(whole.heldBackCounts(), rest.heldBackCounts());
        assertEquals(List.of(), rest.heldBack());
        assertEquals(1, rest.total());
        assertFalse(rest.fallback());
    }

    @Test
    void where_rows_find_nothing_else_the_best_of_the_rest_is_named_as_such() {
        Decision rest = decide(Set.of("a", "c"));

        assertEquals(List.of("d"), ids(rest));
        assertTrue(rest.fallback());
    }

    @Test
    void where_nothing_is_left_there_is_nothing() {
        Decision rest = decide(Set.of("a", "c", "d"));

        assertEquals(List.of(), ids(rest));
        assertFalse(rest.fallback());
    }

    @Test
    void what_the_catalogue_does_not_have_leaves_nothing_out() {
        assertEquals(decide(Set.of()), decide(Set.of("nothing of this name")));
    }
}
