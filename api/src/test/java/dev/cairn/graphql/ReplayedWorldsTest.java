package dev.cairn.graphql;

import static dev.cairn.store.TestDatabase.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.store.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Seeded worlds in which everything changes all the time: whatever was kept still comes out as it went out. */
class ReplayedWorldsTest {
    private static final List<String> LEARNERS = List.of("ada", "ben", "cleo");
    private static final List<String> KINDS = List.of("article", "video", "testimonial");
    private static final List<String> WORDS = List.of("Sales", "IT", "Legal");
    private static final String REPLAY = """
            query($id: ID!) { replay(id: $id) {
                ... on Replayed { same differences { rank what then now } }
                ... on ReplayLost { input } } }""";

    /** @param learner whose decision it was */
    private record Told(String id, String learner) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void whatWasKeptComesOutTheSame(long seed) {
        live(seed, 120);
    }

    @Tag("deep")
    @ParameterizedTest
    @ValueSource(longs = {3, 4, 5, 6, 7, 8, 9, 10})
    void soItDoesInLongerLives(long seed) {
        live(seed, 600);
    }

    private static void live(long seed, int steps) {
        Random random = new Random(seed);
        World world = new World("graphql_replayed");
        List<Told> told = new ArrayList<>();
        for (int step = 0; step < steps; step++) {
            switch (random.nextInt(12)) {
                case 0 -> publish(world, random);
                case 1 -> change(world, random);
                case 2 -> retire(world, random);
                case 3 -> save(world, random);
                case 4 -> signal(world, random, step);
                case 5 -> await(world.database.contents().recount(World.NOW.plus(Duration.ofDays(step))));
                case 6 ->
                    await(world.database
                            .contents()
                            .saveRoleNeeds(Map.of(
                                    "Expert",
                                    Map.of("Java", (double) random.nextInt(4)),
                                    "Account Manager",
                                    Map.of("Selling", 2.0))));
                default -> told.addAll(ask(world, random));
            }
        }
        await(world.keeping.written());
        assertTrue(told.size() > steps / 4);
        for (Told one : told) {
            Reply reply = world.ask(REPLAY, Map.of("id", one.id));
            assertEquals(
                    "true",
                    reply.text("/replay/same"),
                    () -> "seed " + seed + reply.json().encodePrettily());
        }
        world.run("delete from learner where id = 'ben'");
        for (Told one : told) {
            Reply reply = world.ask(REPLAY, Map.of("id", one.id));
            assertEquals(
                    one.learner.equals("ben") ? "FACTS" : "true",
                    reply.text("/replay/" + (one.learner.equals("ben") ? "input" : "same")));
        }
        await(world.database
                .decisions()
                .clear(World.NOW.plus(Duration.ofDays(1)), World.NOW.plus(Duration.ofDays(9)), Duration.ZERO));
        told.forEach(one ->
                assertEquals("null", world.ask(REPLAY, Map.of("id", one.id)).text("/replay")));
        for (String table :
                List.of("decision", "decision_facts", "content_past", "role_need_past", "popularity_past")) {
            assertEquals(0, world.count(table), table);
        }
        world.close();
    }

    private static <T> T one(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static String content(Random random) {
        return random.nextInt(3) == 0
                ? one(random, List.of("welcome", "told-by-sales", "told-by-it", "enrol"))
                : "article-%03d".formatted(random.nextInt(World.ARTICLES));
    }

    private static void publish(World world, Random random) {
        StringBuilder rows = new StringBuilder("Name,Department,Skill gap,Completed,Then show kind,Points\n");
        for (int i = 0; i < 6; i++) {
            rows.append("r").append(i).append(',');
            rows.append(random.nextBoolean() ? one(random, WORDS) : "").append(',');
            rows.append(random.nextInt(4) == 0 ? "Java" : "").append(',');
            rows.append(random.nextInt(4) == 0 ? "welcome" : "").append(',');
            rows.append(one(random, KINDS))
                    .append(',')
                    .append(1 + random.nextInt(90))
                    .append('\n');
        }
        String terms = "Term,Weight\npopularity," + random.nextInt(40) + "\nfreshness," + random.nextInt(20)
                + "\nskill gap," + random.nextInt(9) + "\n";
        world.publish(
                Map.of(
                        "content-rules.csv",
                        rows.toString(),
                        "ranking.csv",
                        terms,
                        "vocabulary.csv",
                        "Field,Value\nkind,video\nkind,article\nkind,testimonial\ndepartment,Legal\ndepartment,Sales\ndepartment,IT\nskill,Java\n"));
    }

    private static void change(World world, Random random) {
        world.ask(
                "mutation($input: UpdateLearnerInput!) { updateLearner(input: $input) { userErrors { code } } }",
                Map.of(
                        "input",
                        Map.of(
                                "learner", Map.of("id", one(random, LEARNERS)),
                                "department", one(random, WORDS),
                                "languages", List.of(one(random, List.of("de", "en", "fr"))))));
    }

    private static void retire(World world, Random random) {
        world.ask("mutation { retireContent(input: {content: {id: \"" + content(random)
                + "\"}}) { userErrors { code } } }");
    }

    private static void save(World world, Random random) {
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("content", Map.of("id", content(random)));
        input.put("kind", one(random, KINDS));
        input.put("status", "PUBLISHED");
        input.put("languages", random.nextBoolean() ? List.of() : List.of("de"));
        input.put("publishedOn", "2026-0" + (1 + random.nextInt(2)) + "-15");
        input.put("skills", List.of(Map.of("skill", "Java", "level", random.nextInt(3))));
        Reply reply = world.ask(
                "mutation($input: SaveContentInput!) { saveContent(input: $input) { userErrors { message } } }",
                Map.of("input", input));
        assertEquals("[]", reply.text("/saveContent/userErrors"));
    }

    private static void signal(World world, Random random, int step) {
        String kind = one(random, List.of("viewed", "viewed", "completed", "dismissed", "enrolled"));
        world.ask(
                "mutation($input: RecordSignalsInput!) { recordSignals(input: $input) { accepted } }",
                Map.of(
                        "input",
                        Map.of(
                                "signals",
                                List.of(Map.of(
                                        "id", "s" + step,
                                        "learner", Map.of("id", one(random, LEARNERS)),
                                        "kind", kind,
                                        "content", Map.of("id", content(random)),
                                        "at",
                                                World.NOW
                                                        .minusSeconds(random.nextInt(2_000_000))
                                                        .toString())))));
    }

    private static List<Told> ask(World world, Random random) {
        if (random.nextInt(3) == 0) {
            // what other doors changed has arrived; now and then it has not, which must not matter either
            long latest = await(world.database.contents().catalogVersion());
            TestDatabase.eventually(() -> world.catalog.get().version() >= latest);
        }
        String learner = one(random, LEARNERS);
        String moment = ", moment: {at: \"" + World.NOW.plus(Duration.ofDays(random.nextInt(60) - 20)) + "\""
                + (random.nextBoolean() ? ", minutes: 5" : "") + "}";
        Reply reply = world.ask("{ recommendations(learner: {id: \"" + learner + "\"}, first: "
                + (1 + random.nextInt(20))
                + moment + ") { edges { node { key } } " + (random.nextBoolean() ? "pageInfo { endCursor }" : "")
                + " decision { id kept } } }");
        assertEquals("true", reply.text("/recommendations/decision/kept"), reply.json()::encodePrettily);
        return List.of(new Told(reply.text("/recommendations/decision/id"), learner));
    }
}
