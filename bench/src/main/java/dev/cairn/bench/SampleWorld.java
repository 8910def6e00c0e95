package dev.cairn.bench;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.content.Content;
import dev.cairn.engine.content.ContentStatus;
import dev.cairn.engine.learner.History;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.LearnerId;
import dev.cairn.engine.learner.Profile;
import dev.cairn.engine.learner.Signals;
import dev.cairn.engine.rulebook.Compilation;
import dev.cairn.engine.rulebook.RuleBook;
import dev.cairn.engine.rulebook.row.RuleFile;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A seeded world in which about nine rows fire for a learner whatever the size of the book, each of them showing about
 * one content in a hundred.
 */
final class SampleWorld {
    static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final int DEPARTMENTS = 12;
    private static final int FIRING = 9;
    private static final int TOPICS = 100;

    private final Random random;

    SampleWorld(long seed) {
        random = new Random(seed);
    }

    /** A content row of the book, as plain values for the references. */
    record Rule(String department, String role, String topic, int points) {}

    List<Rule> rules(int rows) {
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            rules.add(new Rule(
                    "department " + i % DEPARTMENTS,
                    "role " + i / DEPARTMENTS % roles(rows),
                    "topic " + random.nextInt(TOPICS),
                    1 + random.nextInt(50)));
        }
        return rules;
    }

    private static int roles(int rows) {
        return Math.max(1, rows / (DEPARTMENTS * FIRING));
    }

    /** The sheet that says the same as the rules. */
    static List<RuleFile> files(List<Rule> rules) {
        StringBuilder sheet = new StringBuilder("Name,Department,Role,Then show topic,Points\n");
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            sheet.append("row ").append(i).append(',').append(rule.department).append(',');
            sheet.append(rule.role).append(',').append(rule.topic).append(',');
            sheet.append(rule.points).append('\n');
        }
        return List.of(new RuleFile("content-rules.csv", sheet.toString().getBytes(StandardCharsets.UTF_8)));
    }

    static RuleBook book(List<Rule> rules) {
        Compilation compilation = RuleBook.compile(files(rules));
        if (compilation instanceof Compilation.Compiled compiled) {
            return compiled.book();
        }
        throw new IllegalStateException("the sample book does not compile: " + compilation);
    }

    Catalog catalog(int size) {
        List<Content> contents = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            contents.add(content(i));
        }
        return Catalog.of(1, TODAY, contents, Map.of(), Map.of());
    }

    private Content content(int number) {
        String id = String.format("c%06d", number);
        return new Content(
                id,
                Map.of(),
                Map.of("en", id),
                Map.of(),
                null,
                null,
                "video",
                null,
                Set.of("topic " + random.nextInt(TOPICS)),
                Set.of(),
                List.of(),
                1 + random.nextInt(60),
                random.nextBoolean() ? Set.of("en") : Set.of("en", "de"),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                null,
                null,
                Set.of(),
                Set.of(),
                List.of(),
                null,
                null,
                TODAY.minusDays(random.nextInt(900)),
                null,
                null,
                null,
                random.nextInt(20) == 0 ? ContentStatus.RETIRED : ContentStatus.PUBLISHED);
    }

    Learner learner(int rows, int contents) {
        Profile profile = new Profile(
                "Someone",
                "Role " + random.nextInt(roles(rows)),
                null,
                "Department " + random.nextInt(DEPARTMENTS),
                null,
                null,
                null,
                List.of("en"),
                ZoneId.of("Europe/Berlin"),
                TODAY,
                Map.of(),
                null);
        Set<String> completed = Set.of(
                String.format("c%06d", random.nextInt(contents)),
                "x" + String.format("c%06d", random.nextInt(contents)));
        return new Learner(
                new LearnerId("learner"),
                1,
                Set.of(),
                profile,
                null,
                List.of(),
                new History(completed, Set.of(), Set.of(), Map.of()),
                Signals.NONE,
                null);
    }
}
