package dev.cairn.engine.rulebook;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.content.Content;
import dev.cairn.engine.decision.WhyNot;
import dev.cairn.engine.decision.WhyNot.Change;
import dev.cairn.engine.decision.WhyNot.None;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * In worlds so small that every change of up to three facts can be tried, why-not names a change exactly when there is
 * one, of exactly the size of the smallest, and as many of that size as there are, up to three.
 */
class SmallWorldTest {
    private static final int MOST_STEPS = 3;

    /** How many answers named changes of so many facts; at 0, how many found that there is none. */
    private final int[] answers = new int[MOST_STEPS + 1];

    /** The smallest sets of dials that let each content in, by trying all there are. */
    private static final class Trying {
        final Map<String, Set<Set<Integer>>> smallest = new HashMap<>();
        private final SmallWorld world;
        private final RuleBook book;
        private final Set<String> wanted;

        Trying(SmallWorld world, RuleBook book, Set<String> wanted) {
            this.world = world;
            this.book = book;
            this.wanted = wanted;
            for (int steps = 1; steps <= MOST_STEPS && !smallest.keySet().containsAll(wanted); steps++) {
                Set<String> found = Set.copyOf(smallest.keySet());
                turn(world.now().clone(), new TreeSet<>(), 0, steps, found);
            }
        }

        private void turn(int[] at, Set<Integer> turned, int from, int left, Set<String> found) {
            if (left == 0) {
                Set<String> owners = new HashSet<>();
                turned.forEach(dial -> {
                    String owner = world.dials().get(dial).owner();
                    if (owner != null) {
                        owners.add(owner);
                    }
                });
                if (owners.size() > 1 || found.containsAll(owners.isEmpty() ? wanted : owners)) {
                    return; // only the content that is asked about may be another
                }
                world.positions(book, at).forEach((id, position) -> {
                    if (position > 0
                            && wanted.contains(id)
                            && !found.contains(id)
                            && (owners.isEmpty() || owners.contains(id))) {
                        smallest.computeIfAbsent(id, one -> new HashSet<>()).add(Set.copyOf(turned));
                    }
                });
                return;
            }
            for (int dial = from; dial < at.length; dial++) {
                int was = at[dial];
                turned.add(dial);
                for (int value = 0; value < world.dials().get(dial).values().size(); value++) {
                    if (value != was && mayTurn(dial, value)) {
                        at[dial] = value;
                        turn(at, turned, dial + 1, left - 1, found);
                    }
                }
                at[dial] = was;
                turned.remove(dial);
            }
        }

        /** Nothing is ever asked to be taken off the shelf to be let in. */
        private boolean mayTurn(int dial, int value) {
            return !world.dials().get(dial).values().get(value).equals("RETIRED");
        }
    }

    private @Nullable String broken(SmallWorld world) {
        RuleBook book = world.book();
        Map<String, Integer> now = world.positions(book, world.now());
        Set<String> away = new HashSet<>();
        now.forEach((id, position) -> {
            if (position == 0) {
                away.add(id);
            }
        });
        Trying trying = new Trying(world, book, away);
        for (Content content : world.contents()) {
            String id = content.id();
            WhyNot answer = book.whyNot(
                    world.learner(world.now()),
                    world.catalog(world.now()),
                    world.moment(world.now()),
                    null,
                    id,
                    () -> false);
            int there = now.getOrDefault(id, 0);
            if (there > 0) {
                if (answer.position() == null || answer.position() != there) {
                    return id + " stands at " + there + ", said is " + answer.position();
                }
                continue;
            }
            String wrong = wrong(world, book, content, answer, trying.smallest.getOrDefault(id, Set.of()));
            if (wrong != null) {
                return id + ": " + wrong;
            }
        }
        return null;
    }

    private @Nullable String wrong(
            SmallWorld world, RuleBook book, Content content, WhyNot answer, Set<Set<Integer>> smallest) {
        String id = content.id();
        Set<Set<String>> expected = new HashSet<>();
        for (Set<Integer> dials : smallest) {
            Set<String> facts = new TreeSet<>();
            dials.forEach(dial -> facts.add(world.dials().get(dial).fact()));
            expected.add(facts);
        }
        Set<Set<String>> named = new HashSet<>();
        for (Change change : answer.changes()) {
            int[] then = world.turned(change.steps(), id);
            if (then == null) {
                return change + " leaves the world, there was " + expected;
            }
            int position = world.positions(book, then).getOrDefault(id, 0);
            if (position != change.position()) {
                return change + " brings it to " + position;
            }
            Set<String> facts = new TreeSet<>();
            for (int i = 0; i < then.length; i++) {
                if (then[i] != world.now()[i]) {
                    facts.add(world.dials().get(i).fact());
                }
            }
            named.add(facts);
        }
        answers[answer.changes().isEmpty() ? 0 : answer.changes().get(0).steps().size()]++;
        // a content that takes another's place may be dismissed, completed or known; one way of these is named
        boolean crowded = world.contents().stream().anyMatch(one -> one.duplicateOf() != null)
                || world.rows().stream().anyMatch(row -> row.startsWith("list-limits"));
        boolean enough = named.size() == Math.min(3, expected.size()) || (crowded && !named.isEmpty());
        if (!expected.containsAll(named) || !enough) {
            return "said are " + named + ", none: " + answer.none() + "; there are " + expected;
        }
        None none = !expected.isEmpty() ? null : isShown(world, content) ? None.NO_CHANGE : None.NO_ROW;
        return none == answer.none() ? null : "no change because of " + answer.none() + ", not of " + none;
    }

    private static boolean isShown(SmallWorld world, Content content) {
        return world.rows().stream()
                .anyMatch(row -> row.contains("show( kind: \"" + content.kind() + "\"")
                        || row.contains("Then show kind=" + content.kind() + "|")
                        || row.contains("Then show content=" + content.id() + "|"));
    }

    private void hold(int from, int to) {
        List<String> failures = new ArrayList<>();
        for (long seed = from; seed < to; seed++) {
            SmallWorld world = SmallWorlds.of(seed);
            if (broken(world) != null) {
                SmallWorld least = shrunk(world);
                failures.add("seed " + seed + ": " + broken(least) + "\n" + least.story());
            }
        }
        assertTrue(
                failures.isEmpty(),
                () -> failures.size() + " worlds, the first:\n"
                        + String.join("\n", failures.subList(0, Math.min(3, failures.size()))) + "\n"
                        + failures.stream()
                                .map(text -> text.substring(0, text.indexOf('\n')))
                                .collect(Collectors.joining("\n")));
        for (int i = 0; i < answers.length; i++) {
            int size = i;
            assertTrue(answers[i] * 50 > (to - from), () -> "hardly a change of " + size + " facts was looked at");
        }
    }

    private SmallWorld shrunk(SmallWorld world) {
        SmallWorld least = world;
        for (int i = 0; i < least.rows().size(); ) {
            List<String> fewer = new ArrayList<>(least.rows());
            String row = fewer.remove(i);
            SmallWorld smaller = least.with(fewer);
            if (!row.startsWith("segment-rules") && broken(smaller) != null) {
                least = smaller;
            } else {
                i++;
            }
        }
        return least;
    }

    @Test
    void whatIsNamedIsTheSmallestThatThereIs() {
        hold(0, 150);
    }

    @Test
    @Tag("deep")
    void whatIsNamedIsTheSmallestInThousandsOfWorlds() {
        hold(10_000, 13_000);
    }
}
