package dev.cairn.engine.rulebook;

import static dev.cairn.engine.rulebook.World.NOW;
import static dev.cairn.engine.rulebook.World.person;
import static dev.cairn.engine.rulebook.World.thing;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.content.Content;
import dev.cairn.engine.content.ContentStatus;
import dev.cairn.engine.decision.Decision;
import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.decision.Pick;
import dev.cairn.engine.decision.Reason;
import dev.cairn.engine.learner.Learner;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Seeded random books, catalogues and people, decided once by the book and once by a plain loop over rows x contents. */
class RandomWorldTest {
    private static final List<String> DEPARTMENTS = List.of("Sales", "IT", "Legal");
    private static final List<String> DEVICES = List.of("mobile", "desktop");
    private static final List<String> KINDS = List.of("video", "course", "chatbot");
    private static final List<String> TOPICS = List.of("welcome", "pricing", "safety");
    private static final List<String> LANGUAGES = List.of("en", "de", "fr");

    private record Rule(
            String name,
            String department,
            String device,
            String kind,
            String topic,
            int points,
            String group,
            boolean hide) {
        boolean matches(Someone person) {
            return (department.isEmpty() || department.equals(person.department))
                    && (device.isEmpty() || device.equals(person.device));
        }

        boolean finds(Content content) {
            return (kind.isEmpty() || kind.equals(content.kind()))
                    && (topic.isEmpty() || content.topics().contains(topic));
        }

        String line() {
            String what = department + "," + device + "," + kind + "," + topic;
            return name + "," + what + (hide ? "" : "," + points + "," + group);
        }
    }

    private record Someone(String department, String device, List<String> languages, Set<String> completed) {
        Learner learner() {
            return person().department(department)
                    .languages(languages.toArray(String[]::new))
                    .completed(completed.toArray(String[]::new))
                    .made();
        }

        Moment moment() {
            return new Moment(NOW, device, null, null, null, null);
        }

        boolean mayHave(Content content) {
            return content.status() == ContentStatus.PUBLISHED
                    && (content.languages().isEmpty() || !Collections.disjoint(content.languages(), languages))
                    && (content.devices().isEmpty() || content.devices().contains(device))
                    && (!completed.contains(content.id()) || content.kind().equals("chatbot"))
                    && completed.containsAll(content.prerequisites());
        }
    }

    private static <T> T one(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static String maybe(Random random, List<String> of) {
        return random.nextBoolean() ? "" : one(random, of);
    }

    private static Rule rule(Random random, int number, boolean hide) {
        String kind = maybe(random, KINDS);
        String topic = kind.isEmpty() ? one(random, TOPICS) : maybe(random, TOPICS);
        return new Rule(
                (hide ? "g" : "r") + number,
                maybe(random, DEPARTMENTS),
                maybe(random, DEVICES),
                kind,
                topic,
                random.nextInt(41) - 10,
                random.nextInt(4) == 0 ? "group " + random.nextInt(3) : "",
                hide);
    }

    private static Content content(Random random, int number) {
        Thing thing = thing("c" + number, one(random, KINDS))
                .topics(one(random, TOPICS), "everything")
                .status(random.nextInt(8) == 0 ? ContentStatus.RETIRED : ContentStatus.PUBLISHED);
        if (random.nextBoolean()) {
            thing.languages(one(random, LANGUAGES));
        }
        if (random.nextInt(4) == 0) {
            thing.devices(one(random, DEVICES));
        }
        if (number > 0 && random.nextInt(5) == 0) {
            thing.after("c" + random.nextInt(number));
        }
        return thing.made();
    }

    private static Map<String, Integer> expected(List<Rule> rules, List<Content> contents, Someone person) {
        Map<String, Integer> scores = new HashMap<>();
        for (Content content : contents) {
            Map<String, Integer> best = new HashMap<>();
            boolean hidden = false;
            for (Rule rule : rules) {
                if (rule.matches(person) && rule.finds(content)) {
                    hidden |= rule.hide();
                    if (!rule.hide()) {
                        best.merge(rule.group().isEmpty() ? rule.name() : rule.group(), rule.points(), Math::max);
                    }
                }
            }
            int sum = best.values().stream().mapToInt(points -> points).sum();
            if (!hidden && sum > 0 && person.mayHave(content)) {
                scores.put(content.id(), sum);
            }
        }
        return scores;
    }

    private static RuleBook book(List<Rule> rules) {
        String shows =
                rules.stream().filter(rule -> !rule.hide()).map(Rule::line).collect(Collectors.joining("\n"));
        String hides = rules.stream().filter(Rule::hide).map(Rule::line).collect(Collectors.joining("\n"));
        return World.book("content-rules:\nName,Department,Device,Then show kind,Then show topic,Points,Group\n" + shows
                + "\n\nguards:\nName,Department,Device,Then hide kind,Then hide topic\n" + hides);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void a_book_decides_what_a_plain_loop_over_rows_and_contents_decides(long seed) {
        Random random = new Random(seed);
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            rules.add(rule(random, i, i % 9 == 8));
        }
        List<Content> contents = new ArrayList<>();
        for (int i = 0; i < 50 + random.nextInt(300); i++) {
            contents.add(content(random, i));
        }
        Catalog catalog = Catalog.of(seed, World.TODAY, contents, Map.of(), Map.of());
        RuleBook book = book(rules);
        List<Rule> shuffled = new ArrayList<>(rules);
        Collections.shuffle(shuffled, random);
        RuleBook reordered = book(shuffled);
        int answered = 0;
        for (int i = 0; i < 60; i++) {
            Someone person = new Someone(
                    one(random, DEPARTMENTS),
                    one(random, DEVICES),
                    List.of(one(random, LANGUAGES), one(random, LANGUAGES)).stream()
                            .distinct()
                            .toList(),
                    Set.of("c" + random.nextInt(50), "c" + random.nextInt(50) + "x"));
            Map<String, Integer> expected = expected(rules, contents, person);
            Decision decision = book.decide(person.learner(), catalog, person.moment(), null, 1_000);
            assertEquals(
                    new Choice(
                            decision.picks().stream()
                                    .map(pick -> pick.content().id())
                                    .toList(),
                            decision.fallback()),
                    book.choose(person.learner(), catalog, person.moment(), null, 1_000));
            if (expected.isEmpty()) {
                assertTrue(decision.picks().isEmpty() || decision.fallback());
                continue;
            }
            answered++;
            Map<String, Integer> got = new HashMap<>();
            for (Pick pick : decision.picks()) {
                got.put(pick.content().id(), (int) pick.score());
                double explained =
                        pick.reasons().stream().mapToDouble(Reason::points).sum();
                assertEquals(pick.score(), explained, "the explanation adds up to the outcome");
            }
            assertEquals(expected, got);
            assertEquals(expected.size(), decision.total());
            List<String> order =
                    decision.picks().stream().map(pick -> pick.content().id()).toList();
            assertEquals(inOrder(expected), order);
            assertEquals(
                    order.subList(0, Math.min(3, order.size())),
                    book.decide(person.learner(), catalog, person.moment(), null, 3).picks().stream()
                            .map(pick -> pick.content().id())
                            .toList(),
                    "a shorter list is the beginning of the longer one");
            assertEquals(
                    order,
                    reordered.decide(person.learner(), catalog, person.moment(), null, 1_000).picks().stream()
                            .map(pick -> pick.content().id())
                            .toList(),
                    "the order of rows does not matter");
        }
        assertTrue(answered > 20, "the world is worth deciding in");
    }

    private static List<String> inOrder(Map<String, Integer> scores) {
        return scores.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
