package dev.cairn.graphql;

import static dev.cairn.store.TestDatabase.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.imports.ContentImport;
import dev.cairn.imports.Delivery;
import dev.cairn.imports.FrameworkImport;
import dev.cairn.imports.Import;
import dev.cairn.imports.Progress;
import dev.cairn.imports.Report;
import dev.cairn.store.Roster;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A workforce of twelve in four roles, on 2 March 2026, with evidence of every kind on two scales; what each lacks stands
 * here as it was reckoned by hand. SQL fades to half its weight in 100 days; Grades says that B is 2 and A is 4 points.
 */
class WorkforceTest {
    private static final String PEOPLE = """
            Id,Name,Role,Target role,Department
            w01,Ann,Analyst,,Data
            w02,Bob,Analyst,,Data
            w03,Cem,Analyst,Lead,Data
            w04,Dee,Analyst,,Data
            w05,Eve,Engineer,,Data
            w06,Fay,Engineer,,Build
            w07,Gus,Engineer,,Build
            w08,Hal,Lead,,Build
            w09,Ida,Lead,,Build
            w10,Jon,Writer,,Build
            w11,Kim,Writer,,Build
            w12,Lou,,,Build
            """;

    private static final String SCALES = """
            Scale,Level,Name,Same as: Points
            Points,1,,
            Points,4,,
            Grades,1,C,1
            Grades,2,B,2
            Grades,3,A,4
            """;

    private static final String SKILLS = """
            Skill,Scale,Half-life
            SQL,Points,100
            Python,Points,
            Talks,Points,
            """;

    private static final String ROLES = """
            Role,Need: SQL,Need: Python,Need: Talks
            Analyst,3,2,1
            Engineer,2,4,
            Lead,1,1,4
            Writer,,,3
            """;

    /**
     * w02's manager saw SQL 1 on 2025-05-06, 300 days ago: 40 has faded to 5, and his own word of today weighs 20. w04's
     * assessment of 2025-11-22 is 100 days old: 50 is 25 and still outweighs what she says herself. w05's manager outweighs
     * her; w06's Python is grade A, which is 4 points; w07's is grade B, which is 2. w08's job description is all that is
     * known of his SQL. w09 completed what teaches Talks at 3. w11's level 0 is evidence, and not nothing known.
     */
    private static final String EVIDENCE = """
            Person,Source,On,Scale,Skill,Level
            w01,assessment,2026-02-01,,SQL,3
            w01,self,2026-02-01,,Python,2
            w01,manager,2026-02-01,,Talks,1
            w02,manager,2025-05-06,,SQL,1
            w02,self,2026-03-02,,SQL,2
            w02,self,2026-02-01,,Python,3
            w03,manager,2026-03-01,,SQL,4
            w03,self,2026-03-01,,Talks,2
            w04,assessment,2025-11-22,,SQL,2.5
            w04,self,2026-03-02,,SQL,4
            w05,self,2026-02-01,,Python,4
            w05,manager,2026-01-01,,Python,3
            w06,assessment,2026-02-01,Grades,Python,A
            w06,self,2026-02-01,,SQL,1
            w07,assessment,2026-02-01,Grades,Python,B
            w07,manager,2026-03-01,,SQL,2
            w08,job description,2020-01-01,,SQL,1
            w08,manager,2026-02-01,,Talks,4
            w09,self,2026-02-01,,Python,1
            w11,manager,2026-02-01,,Talks,0
            """;

    /** learner: skill needed held missing basis, largest gap first. */
    private static final Map<String, List<String>> GAPS = Map.ofEntries(
            Map.entry("w01", List.of()),
            Map.entry("w02", List.of("SQL 3 2 1 EVIDENCE", "Talks 1 0 1 NO_EVIDENCE")),
            // he wants to lead: SQL 4 of 1, no Python of 1, Talks 2 of 4
            Map.entry("w03", List.of("Talks 4 2 2 EVIDENCE", "Python 1 0 1 NO_EVIDENCE")),
            Map.entry("w04", List.of("Python 2 0 2 NO_EVIDENCE", "Talks 1 0 1 NO_EVIDENCE", "SQL 3 2.5 0.5 EVIDENCE")),
            Map.entry("w05", List.of("SQL 2 0 2 NO_EVIDENCE", "Python 4 3 1 EVIDENCE")),
            Map.entry("w06", List.of("SQL 2 1 1 EVIDENCE")),
            Map.entry("w07", List.of("Python 4 2 2 CONVERTED")),
            Map.entry("w08", List.of("Python 1 0 1 NO_EVIDENCE")),
            Map.entry("w09", List.of("SQL 1 0 1 NO_EVIDENCE", "Talks 4 3 1 EVIDENCE")),
            Map.entry("w10", List.of("Talks 3 0 3 NO_EVIDENCE")),
            Map.entry("w11", List.of("Talks 3 0 3 EVIDENCE")),
            Map.entry("w12", List.of()));

    private static World world;

    @BeforeAll
    static void open() throws IOException {
        world = new World("graphql_workforce");
        world.run("delete from learner");
        FrameworkImport framework = new FrameworkImport(world.database.framework(), Progress.SILENT);
        right(Import.people(world.database.learners(), file("people.csv", PEOPLE), Roster.CHANGES, Progress.SILENT));
        right(framework.scales(file("scales.csv", SCALES)));
        right(framework.skills(file("skills.csv", SKILLS)));
        right(framework.roles(file("roles.csv", ROLES)));
        right(framework.evidence(world.database.evidence(), world.database.contents(), file("evidence.csv", EVIDENCE)));
        right(ContentImport.content(
                world.database.contents(),
                world.database.framework(),
                file("content.csv", "Id,Title,Kind,Skill: Talks\ntalks-3,Talks,course,3\n"),
                Progress.SILENT));
        long wanted = await(world.database.contents().catalogVersion());
        while (world.catalog.get().version() < wanted) {
            Thread.onSpinWait();
        }
        Reply completed = world.ask("""
                mutation { recordSignals(input: {signals: [{id: "t", learner: {id: "w09"}, kind: "completed",
                    content: {id: "talks-3"}, at: "2026-03-01T10:00:00Z"}]}) { accepted } }""");
        assertEquals("1", completed.text("/recordSignals/accepted"));
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static Delivery file(String name, String text) {
        return new Delivery(name, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), null, false);
    }

    private static void right(Report report) {
        assertTrue(report.isRight(), report::toString);
    }

    @Test
    void theGapsOfEachAreThoseOfTheTable() {
        GAPS.forEach((learner, wanted) -> {
            Reply reply = world.ask(
                    "{ skillGaps(learner: {id: \"" + learner + "\"}) { gaps { skill needed held missing basis } } }");
            assertEquals(wanted, lines(reply, "/skillGaps/gaps"), learner);
        });
    }

    @Test
    void theGapsOfAllAreTheirSums() {
        // w03 counts as the lead he wants to be; nobody needs anything of w12
        assertEquals(
                List.of(
                        // w04 2, w05 1, w07 2, w03 1, w08 1 of w01 to w09
                        "Python 9 5 3 0 1.4",
                        // w02 1, w04 0.5, w05 2, w06 1, w09 1 of w01 to w09
                        "SQL 9 5 2 0 1.1",
                        // w03 2, w09 1, w10 3, w11 3, w02 1, w04 1 of w01 to w04, w08 to w11
                        "Talks 8 6 3 0 1.8333333333333333"),
                counts("").stream().sorted().toList());
        assertEquals(List.of("Talks 2 2 1 0 3"), counts("role: \"Writer\""));
        assertEquals(
                List.of("Python 3 2 0 0 1.5", "SQL 3 2 1 0 1.5"),
                counts("role: \"Engineer\"").stream().sorted().toList());
        // beside a lead: w01 Talks 3 and nothing else; w02 Talks 4; w03 as above; w04 Python 1, Talks 4; w05 SQL 1,
        // Talks 4
        assertEquals(
                List.of("Python 5 2 2 0 1", "SQL 5 1 1 0 1", "Talks 5 5 3 0 3.4"),
                counts("department: \"data\", targetRole: \"lead\"").stream()
                        .sorted()
                        .toList());
    }

    private static List<String> counts(String arguments) {
        Reply reply = world.ask("{ skillGapCounts" + (arguments.isEmpty() ? "" : "(" + arguments + ")")
                + " { skills { skill needed gaps withoutEvidence otherScale meanMissing } } }");
        assertEquals(List.of(), reply.codes());
        return lines(reply, "/skillGapCounts/skills");
    }

    /** The values of each object in a list, with whole numbers as one writes them. */
    private static List<String> lines(Reply reply, String list) {
        List<String> lines = new ArrayList<>();
        for (Object one : (JsonArray) Objects.requireNonNull(reply.at(list))) {
            List<String> values = new ArrayList<>();
            ((JsonObject) one)
                    .forEach(
                            entry -> values.add(String.valueOf(entry.getValue()).replaceAll("\\.0$", "")));
            lines.add(String.join(" ", values));
        }
        return lines;
    }
}
