package dev.cairn.engine.rulebook;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.content.Content;
import dev.cairn.engine.decision.Decision;
import dev.cairn.engine.decision.Pick;
import dev.cairn.engine.decision.WhyNot;
import dev.cairn.engine.decision.WhyNot.Step;
import dev.cairn.engine.learner.Journey;
import dev.cairn.engine.rulebook.row.Condition;
import dev.cairn.engine.rulebook.row.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What why-not says of seeded random worlds is true of them; a world in which it is not is told with as few rows as show it. */
class WhyNotWorldTest {
    /** Searches that take longer say that they gave up; then there is nothing to compare. */
    private static final int MOST_TRIES = 500;

    private static final int MOST_TRIES_OF_PAIRS = 40_000;

    /** How many named changes were applied and decided again. */
    private static int changes;

    /** What is wrong in a world, or null. */
    private interface Property {
        @Nullable
        String broken(AnyWorld world);
    }

    private static void holds(int from, int to, int facts, int rows, Property property) {
        List<String> failures = new ArrayList<>();
        for (long seed = from; seed < to; seed++) {
            AnyWorld world = AnyWorld.of(seed, facts, rows);
            if (property.broken(world) != null) {
                AnyWorld small = shrunk(world, property);
                failures.add("seed " + seed + ": " + property.broken(small) + "\n" + small.story());
            }
        }
        assertTrue(
                failures.isEmpty(),
                () -> failures.size() + " worlds, the first:\n" + failures.get(0) + "\n"
                        + failures.stream()
                                .map(text -> text.substring(0, Math.min(400, text.indexOf('\n'))))
                                .collect(Collectors.joining("\n")));
    }

    private static AnyWorld shrunk(AnyWorld world, Property property) {
        AnyWorld least = world;
        for (int i = 0; i < least.rows().size(); ) {
            List<String> fewer = new ArrayList<>(least.rows());
            fewer.remove(i);
            AnyWorld smaller = least.with(fewer);
            if (property.broken(smaller) != null) {
                least = smaller;
            } else {
                i++;
            }
        }
        return least;
    }

    private static WhyNot ask(AnyWorld world, RuleBook book, Catalog catalog, Content content) {
        int[] tries = {0};
        return book.whyNot(world.learner(), catalog, world.moment(), null, content.id(), () -> tries[0]++ > MOST_TRIES);
    }

    /** The list, the rows and the named changes are those of the decision itself. */
    private static @Nullable String lies(AnyWorld world) {
        RuleBook book = world.book();
        Catalog catalog = world.catalog();
        Otherwise otherwise = new Otherwise(world);
        Decision decision = book.decide(world.learner(), catalog, world.moment(), null, 1_000);
        for (Content content : catalog.contents()) {
            String id = content.id();
            WhyNot answer = ask(world, book, catalog, content);
            int there = Otherwise.position(decision, id);
            if (there != (answer.position() == null || answer.fallback() ? 0 : answer.position())) {
                return id + " is on the list at " + there + ", said is " + answer.position();
            }
            if (there > 0
                    ? answer.none() != null
                    : (answer.none() == null) == answer.changes().isEmpty()) {
                return id + " has no change and no word why, or both: " + answer.none() + answer.changes();
            }
            changes += answer.changes().size();
            for (WhyNot.Change change : answer.changes()) {
                int then = otherwise.position(book, catalog, id, change.steps());
                if (then != change.position()) {
                    return id + " with " + change + " comes to stand at " + then;
                }
            }
            String rows = rows(world, book, catalog, decision, content, answer);
            if (rows != null) {
                return rows;
            }
        }
        return null;
    }

    /** A row fires exactly when all its cells hold; those that are named as missed are those that do not. */
    private static @Nullable String rows(
            AnyWorld world, RuleBook book, Catalog catalog, Decision decision, Content content, WhyNot answer) {
        Set<String> reasons = new HashSet<>();
        for (Pick pick : decision.picks()) {
            if (pick.content().id().equals(content.id())) {
                pick.reasons().forEach(reason -> reasons.add(reason.rule()));
            }
        }
        for (WhyNot.RowAsked asked : answer.rows()) {
            Row row = book.rows().rows().stream()
                    .filter(one -> one.head().name().equals(asked.rule()))
                    .findFirst()
                    .orElseThrow();
            Set<String> missed = book.inside(world.learner(), catalog, world.moment(), null, (deciding, facts) -> {
                Journey journey = deciding.journeys(null).get(0);
                Set<String> columns = new HashSet<>();
                for (Condition condition : row.head().conditions()) {
                    if (!condition.cell().holds(facts.value(condition.fact(), journey))) {
                        columns.add(condition.fact().title() + condition.text());
                    }
                }
                return columns;
            });
            Set<String> said = asked.missed().stream()
                    .map(cell -> cell.column() + cell.wanted())
                    .collect(Collectors.toSet());
            if (!said.equals(missed)) {
                return asked.rule() + " misses " + missed + ", said is " + said;
            }
            boolean counts = row instanceof Row.ContentRow one && one.group() == null && asked.finds();
            if (!reasons.isEmpty()
                    && !decision.fallback()
                    && counts
                    && asked.fires() != reasons.contains(asked.rule())) {
                return asked.rule() + " fires " + asked.fires() + ", the pick's reasons are " + reasons;
            }
        }
        return null;
    }

    /** Trying all changes one and all finds none with fewer facts. */
    private static @Nullable String larger(AnyWorld world, boolean pairs) {
        RuleBook book = world.book();
        Catalog catalog = world.catalog();
        Otherwise otherwise = new Otherwise(world);
        for (Content content : catalog.contents()) {
            WhyNot answer = ask(world, book, catalog, content);
            if ((answer.position() != null && !answer.fallback()) || answer.none() == WhyNot.None.GAVE_UP) {
                continue;
            }
            int size = answer.changes().isEmpty()
                    ? 4
                    : answer.changes().get(0).steps().size();
            List<Step> all = SingleChanges.from(otherwise.today());
            List<Step> smaller = smaller(book, catalog, otherwise, content, all, size, pairs);
            if (smaller != null) {
                return content.id() + ": " + smaller + " does what takes " + answer.changes() + answer.none();
            }
        }
        return null;
    }

    private static @Nullable List<Step> smaller(
            RuleBook book,
            Catalog catalog,
            Otherwise otherwise,
            Content content,
            List<Step> all,
            int size,
            boolean pairs) {
        if (size > 1) {
            for (Step one : all) {
                if (otherwise.position(book, catalog, content.id(), List.of(one)) > 0) {
                    return List.of(one);
                }
            }
        }
        int tries = 0;
        for (int i = 0; size > 2 && pairs && i < all.size(); i++) {
            for (int j = i + 1; j < all.size() && tries < MOST_TRIES_OF_PAIRS; j++) {
                List<Step> two = List.of(all.get(i), all.get(j));
                if (!two.get(0).fact().equals(two.get(1).fact())) {
                    tries++;
                    if (otherwise.position(book, catalog, content.id(), two) > 0) {
                        return two;
                    }
                }
            }
        }
        return null;
    }

    @Test
    void whatIsSaidOfAWorldIsTrueOfIt() {
        holds(0, 40, 30, 12, WhyNotWorldTest::lies);
        assertTrue(changes > 20, () -> "only " + changes + " changes were looked at");
    }

    @Test
    void noSingleFactDoesWhatIsSaidToTakeMore() {
        holds(1_000, 1_008, 4, 6, world -> larger(world, false));
    }

    @Test
    @Tag("deep")
    void whatIsSaidOfThousandsOfWorldsIsTrueOfThem() {
        holds(10_000, 13_000, 30, 12, WhyNotWorldTest::lies);
    }

    @Test
    @Tag("deep")
    void noTwoFactsDoWhatIsSaidToTakeMore() {
        holds(20_000, 20_060, 4, 6, world -> larger(world, true));
    }
}
