package dev.cairn.imports;

import static dev.cairn.store.TestDatabase.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cairn.engine.content.Content;
import dev.cairn.engine.content.RoleMatrix;
import dev.cairn.engine.table.CsvWriting;
import dev.cairn.imports.mapping.Target;
import dev.cairn.store.Database;
import dev.cairn.store.JobRole;
import dev.cairn.store.Skill;
import dev.cairn.store.TestDatabase;
import io.vertx.core.Vertx;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Public frameworks and catalogues through the shipped mappings. Needs {@code ../shared/data}. */
class FrameworksTest {
    private static final Path DATA = Path.of("../../shared/data");
    private static final Path MAPPINGS = Path.of("../mappings");

    private Vertx vertx;
    private Database database;
    private Imported imported;

    @BeforeEach
    void open() throws IOException {
        assumeTrue(Files.isDirectory(DATA), "skipped: the public data sets are not in ../shared/data");
        vertx = Vertx.vertx();
        database = TestDatabase.open(vertx, "frameworks");
        imported = new Imported(database, AdoptionBookTest.book(), Instant.parse("2026-03-02T09:00:00Z"));
    }

    @AfterEach
    void close() {
        if (vertx != null) {
            await(database.close());
            await(vertx.close());
        }
    }

    private static Delivery delivery(String file, String mapping) throws IOException {
        return Imported.file(DATA.resolve(file), MAPPINGS.resolve(mapping));
    }

    private static String first(Report report, int lines) {
        return String.join("\n", report.toString().lines().limit(lines).toList());
    }

    @Test
    void theGovernmentFrameworkIsWholeButForItsDeadRows() throws IOException {
        Report scale = imported.scales(new Delivery(
                "ddat-scale.csv", Files.newInputStream(Path.of("../examples/ddat-scale.csv")), null, false));
        Report skills = imported.skills(delivery("ddat/skills.csv", "ddat-skills.csv"));
        Report roles = imported.roles(delivery("ddat/roles.csv", "ddat-roles.csv"));

        assertEquals("ddat-scale.csv: 4 rows, 1 new, 0 changed, 0 unchanged", scale.toString());
        assertEquals("skills.csv: 188 rows, 188 new, 0 changed, 0 unchanged", first(skills, 1));
        assertEquals("""
                roles.csv: 1,825 rows, 201 new, 0 changed, 0 unchanged
                28 rows left out: the role level is not in use
                201 roles of 48 groups need 1,781 levels of 166 skills; 16 rows repeat another""", first(roles, 3));
        assertEquals(
                16,
                roles.findings().stream()
                        .filter(finding -> finding.message().startsWith("the row repeats row "))
                        .count());
        assertEquals(
                "skills.csv: 188 rows, 0 new, 0 changed, 188 unchanged",
                first(imported.skills(delivery("ddat/skills.csv", "ddat-skills.csv")), 1));
        assertEquals(
                "roles.csv: 1,825 rows, 0 new, 0 changed, 201 unchanged",
                first(imported.roles(delivery("ddat/roles.csv", "ddat-roles.csv")), 1));
        ByteArrayOutputStream exported = new ByteArrayOutputStream();
        try (CsvWriting csv = new CsvWriting(exported, CsvWriting.Style.PLAIN)) {
            assertEquals(1_781, Export.write(Target.ROLES, database, csv));
        }
        assertEquals(
                "roles.csv: 1,781 rows, 0 new, 0 changed, 201 unchanged",
                first(
                        imported.roles(new Delivery(
                                "roles.csv", new ByteArrayInputStream(exported.toByteArray()), null, false)),
                        1));
        Skill accessibility = await(database.framework().skills()).stream()
                .filter(skill -> skill.name().equals("Accessibility"))
                .findFirst()
                .orElseThrow();
        assertEquals(Set.of(1.0, 2.0, 3.0, 4.0), accessibility.meanings().keySet());
        assertEquals("DDaT", accessibility.scale());
    }

    @Test
    void withItsDeadRowsTheGovernmentFrameworkHasFourRolesMore() throws IOException {
        String mapping = """
                Field,From,Form,When,Value
                import,,,,roles
                role,Role Level,,NOT IN USE,{Role}
                role,Role Level,,,
                group,Role,,,
                skill,Skill Name,,,
                level,Skill Level,,NOT IN USE,0
                level,Skill Level,,Awareness,1
                level,Skill Level,,Working,2
                level,Skill Level,,Practitioner,3
                level,Skill Level,,Expert,4
                """;
        Report report = imported.roles(new Delivery(
                "roles.csv",
                Files.newInputStream(DATA.resolve("ddat/roles.csv")),
                Objects.requireNonNull(Imported.text("roles.csv", mapping, "").mapping()),
                true));

        assertTrue(
                report.notes().get(0).matches("205 roles of 52 groups need 1,781 levels of 188 skills; 16 .*"),
                report.notes()::toString);
    }

    @Test
    @Tag("deep")
    void occupationsNeedWhatIsRelevantAndNotSuppressed() throws IOException {
        assertEquals(
                "Scales Reference.txt: 29 rows, 29 new, 0 changed, 0 unchanged",
                first(imported.scales(delivery("onet/Scales Reference.txt", "onet-scales.csv")), 1));
        assertEquals(
                "Occupation Data.txt: 1,016 rows, 1,016 new, 0 changed, 0 unchanged",
                first(imported.roles(delivery("onet/Occupation Data.txt", "onet-occupations.csv")), 1));
        Report skills = imported.roles(delivery("onet/Skills.xlsx", "onet-skills.csv"));
        assertEquals("""
                Skills.xlsx: 61,530 rows, 0 new, 879 changed, 0 unchanged
                30,765 rows left out: it is an importance and no level
                3,302 rows left out: the skill is not relevant to the occupation
                118 rows left out: the source recommends to suppress the figure
                879 roles need 27,345 levels of 35 skills""", first(skills, 5));
        assertEquals(
                "Skills.xlsx: 61,530 rows, 0 new, 0 changed, 879 unchanged",
                first(imported.roles(delivery("onet/Skills.xlsx", "onet-skills.csv")), 1));
        Report related = imported.roles(delivery("onet/Related Occupations.txt", "onet-related.csv"));
        assertTrue(related.isRight(), first(related, 3));
        List<JobRole> roles = await(database.framework().roles());
        assertEquals(1_016, roles.size());
        RoleMatrix matrix = await(database.contents().load()).matrix();
        assertEquals(879, matrix.roles().size());
        assertEquals(
                27_345,
                matrix.roles().stream()
                        .mapToInt(role -> matrix.needs(role).size())
                        .sum());
        assertTrue(matrix.related("Chief Executives", "General and Operations Managers"));
    }

    @Test
    void employeesComeFromTheirHrFile() throws IOException {
        assertEquals(
                "emp_attrition.csv: 1,470 rows, 1,470 new, 0 changed, 0 unchanged",
                imported.people(delivery("hr/emp_attrition.csv", "hr-people.csv"))
                        .toString());
        assertEquals(
                "emp_attrition.csv: 1,470 rows, 0 new, 0 changed, 1,470 unchanged",
                imported.people(delivery("hr/emp_attrition.csv", "hr-people.csv"))
                        .toString());
    }

    @Test
    void modulesOfSeveralLanguagesAreOneContentAndFollowTheirPaths() throws IOException {
        Report modules = learn("de-DE", "mslearn-modules.csv");
        assertEquals("mslearn_de-DE.json: 63 rows, 63 new, 0 changed, 0 unchanged", modules.toString());
        Report paths = learn("de-DE", "mslearn-paths.csv");
        // 55 places in 13 paths; 40 modules stand behind another one in some path
        assertEquals("mslearn_de-DE.json: 13 rows, 13 new, 40 changed, 0 unchanged", paths.toString());
        for (String language : List.of("it-IT", "sv-SE")) {
            assertEquals(
                    "mslearn_" + language + ".json: 63 rows, 0 new, 63 changed, 0 unchanged",
                    learn(language, "mslearn-module-texts.csv").toString());
            assertEquals(
                    "mslearn_" + language + ".json: 13 rows, 0 new, 13 changed, 0 unchanged",
                    learn(language, "mslearn-path-texts.csv").toString());
        }
        for (String mapping : List.of("mslearn-modules.csv", "mslearn-paths.csv")) {
            assertTrue(learn("de-DE", mapping).toString().contains("rows, 0 new, 0 changed, "));
        }
        Content module = content("learn.run-docker-containers-aci");
        assertEquals(Set.of("de-DE", "it-IT", "sv-SE"), module.languages());
        assertEquals(Set.of("de-DE", "it-IT", "sv-SE"), module.title().keySet());
        assertEquals(List.of("learn.azure-container-registry"), module.prerequisites());
        assertEquals(63 + 13, await(database.contents().load()).size());
    }

    private Content content(String id) {
        return Objects.requireNonNull(await(database.contents().load()).content(id));
    }

    private Report learn(String language, String mapping) throws IOException {
        return imported.content(Imported.file(
                DATA.resolve("mslearn/mslearn_" + language + ".json"), MAPPINGS.resolve(mapping), language));
    }
}
