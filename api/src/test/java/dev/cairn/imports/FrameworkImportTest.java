package dev.cairn.imports;

import static dev.cairn.imports.Imported.text;
import static dev.cairn.imports.Imported.tried;
import static dev.cairn.store.TestDatabase.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.content.Need;
import dev.cairn.engine.content.RoleMatrix;
import dev.cairn.store.Database;
import dev.cairn.store.TestDatabase;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FrameworkImportTest {
    private static final String SCALES = """
            Scale,Lowest,Highest,Level,Name,Same as: Percent
            Stars,0,3,1,Novice,30
            Stars,0,3,2,Able,60
            Stars,0,3,3,Expert,
            """;
    private static final String LONG = """
            Role,Skill,Scale,Level
            Baker,Dough,Stars,Expert
            Baker,Oven,Stars,2
            Chef,Dough,Stars,Able
            """;

    private Vertx vertx;
    private Database database;
    private Imported imported;

    @BeforeEach
    void open() throws IOException {
        vertx = Vertx.vertx();
        database = TestDatabase.open(vertx, "framework");
        imported = new Imported(database, AdoptionBookTest.book(), Instant.parse("2026-03-02T09:00:00Z"));
    }

    @AfterEach
    void close() {
        await(database.close());
        await(vertx.close());
    }

    private Report roles(String file) throws IOException {
        return imported.roles(text("roles.csv", null, file));
    }

    private RoleMatrix matrix() {
        return await(database.contents().load()).matrix();
    }

    @Test
    void aMatrixMayBeLongOrWideAndIsTheSame() throws IOException {
        imported.scales(text("scales.csv", null, SCALES));

        assertEquals("""
                roles.csv: 3 rows, 2 new, 0 changed, 0 unchanged
                2 roles need 3 levels of 2 skills""", roles(LONG).toString());
        assertEquals("""
                roles.csv: 2 rows, 0 new, 0 changed, 2 unchanged
                2 roles need 3 levels of 2 skills""", roles("""
                Role,Scale,Need: Dough,Need: Oven
                baker,stars,3,Able
                Chef,Stars,2,
                """).toString());
        assertEquals(List.of(new Need("Dough", 3, "Stars"), new Need("Oven", 2, "Stars")), matrix().needs("BAKER"));
    }

    @Test
    void aFileReplacesWhatARoleNeedsOnItsScalesOnly() throws IOException {
        imported.scales(text("scales.csv", null, SCALES));
        roles(LONG);

        Report report = roles("Role,Skill,Scale,Level\nBaker,Dough,Percent,70\n");
        Report less = roles("Role,Skill,Scale,Level\nBaker,Dough,Stars,1\n");

        assertTrue(report.isRight(), report::toString);
        assertEquals(1, less.changed());
        assertEquals(List.of(new Need("Dough", 70, "Percent"), new Need("Dough", 1, "Stars")), matrix().needs("Baker"));
        assertEquals(List.of(new Need("Dough", 2, "Stars")), matrix().needs("Chef"));
    }

    @Test
    void everyErrorOfAMatrixIsToldWithItsCell() throws IOException {
        imported.scales(text("scales.csv", null, SCALES));

        Report report = roles("""
                Role,Skill,Scale,Level
                Baker,Dough,Stars,Exprt
                Baker,Oven,Stars,4
                Baker,Sugar,,Able
                Baker,Salt,Stars,1
                Baker,salt,Stars,2
                Chef,Salt,Stars,1
                Chef,Salt,Stars,1
                Chef,Dough,Stars,
                ,Dough,Stars,1
                """);

        assertEquals("""
                roles.csv: 9 rows, 6 refused; nothing is imported
                2 roles need 2 levels of 4 skills; 1 row repeats another
                roles.csv, row 2, column D "Level": `Exprt` is not a level of `Stars`; expected a number from 0 to 999, or one of `Novice`, `Able`, `Expert`; did you mean `Expert`?
                roles.csv, row 3, column D "Level": `4` is above `Stars`, which ends at 3
                roles.csv, row 4, column D "Level": `Able` is not a level; expected a number from 0 to 999, such as `2`, or a level's name on a scale that was imported before
                roles.csv, row 6, column D "Level": row 5 says that `Baker` needs `salt` at 1
                roles.csv, row 8: warning: the row repeats row 7: `Chef` needs `Salt` at 1
                roles.csv, row 9, column D "Level": the row has a skill, but no level
                roles.csv, row 10, column A "Role": the row says neither `role` nor `code`""", report.toString());
        assertEquals(List.of(), await(database.framework().roles()));
    }

    @Test
    void namesThatMayBeOneAreToldAndBothKept() throws IOException {
        Report report = imported.skills(text("skills.csv", null, """
                Skill
                Stake holders
                Stakeholders
                Testing
                Testing (bread)
                Dough
                """));

        assertEquals("""
                skills.csv: 5 rows, 5 new, 0 changed, 0 unchanged
                skills.csv, row 2, column A "Skill": warning: `Stake holders` is nearly `Stakeholders`: if they are one, write them alike
                skills.csv, row 4, column A "Skill": warning: `Testing` is nearly `Testing (bread)`: if they are one, write them alike""", report.toString());
        assertEquals(5, await(database.framework().skills()).size());
    }

    @Test
    void rowsAreLeftOutForAReasonAndCounted() throws IOException {
        String mapping = """
                Field,From,Form,When,Value
                import,,,,roles
                leave out,State,,dead,it is dead
                leave out,State,,unborn,it is not there yet
                role,Job,,,
                skill,Skill,,,
                level,Level,,low,1
                level,Level,,high,2
                """;
        Report report = imported.roles(text("jobs.csv", mapping, """
                Job,Skill,Level,State
                Baker,Dough,high,
                Baker,Oven,NONE,dead
                Baker,Salt,NONE,dead
                Chef,Salt,NONE,unborn
                """));

        assertEquals("""
                jobs.csv: 4 rows, 1 new, 0 changed, 0 unchanged
                2 rows left out: it is dead
                1 row left out: it is not there yet
                1 role needs 1 level of 1 skill""", report.toString());
    }

    @Test
    void aTryKeepsNothing() throws IOException {
        assertEquals(
                2,
                imported.roles(tried(text(
                                "roles.csv", null, LONG.replace("Expert", "3").replace("Able", "2"))))
                        .added());
        assertEquals(List.of(), await(database.framework().roles()));
    }

    @Test
    void levelsOfTwoScalesAreComparedOnlyTheWayThatIsSaid() throws IOException {
        imported.scales(text("scales.csv", null, SCALES));
        RoleMatrix matrix = matrix();

        assertEquals(OptionalDouble.of(60), matrix.converted("Dough", 2.5, "Stars", "percent"));
        assertEquals(OptionalDouble.of(0), matrix.converted("Dough", 0.5, "Stars", "Percent"));
        assertEquals(OptionalDouble.empty(), matrix.converted("Dough", 60, "Percent", "Stars"));
        assertEquals(OptionalDouble.of(2), matrix.converted("Dough", 2, "stars", "Stars"));
    }

    @Test
    void evidenceOfUnknownPeopleIsRefusedByRow() throws IOException {
        imported.people(text("people.csv", null, "Id,External id: hr\nada,7\n"));

        Report report = imported.evidence(text("evidence.csv", null, """
                Person: hr,On,Held: Dough,Held: Oven
                7,2026-01-01,1,2
                8,2026-01-01,1,
                """));

        assertEquals("""
                evidence.csv: 2 rows, 1 refused; nothing is imported
                evidence.csv, row 3, column A "Person: hr": nobody has the id `8` in `hr`; expected a person who was imported before""", report.toString());
    }

    @Test
    void aCatalogueInJsonIsReadByItsMapping() throws IOException {
        String mapping = """
                Field,From,Form,When,Value
                import,,,,content
                sheet,,,,modules
                id,uid,,,
                kind,,,,course
                title,texts.title,,,
                topic,products,list in brackets,,
                minutes,minutes,,,
                also in,,,,{file language}
                """;
        Report report = imported.content(text("modules.json", mapping, """
                {"made": {"by": "hand"}, "modules": [
                  {"uid": "a", "texts": {"title": "A"}, "products": ["x", "y, z"], "minutes": 5, "units": [{"uid": "a1"}]},
                  {"uid": "b", "texts": {"title": "B"}, "minutes": "five", "products": []}],
                 "paths": [{"uid": "p"}]}
                """));
        assertEquals("""
                modules.json: 2 rows, 1 refused; nothing is imported
                titles and summaries that name no language are taken to be in `en`, as nothing says another; `--language` names another
                modules.json, row 2 (line 3), column D "minutes": `five` is not a number; expected digits such as `12` or `12.5`""", report.toString());
        assertEquals(
                """
                modules.json: 0 rows, refused; nothing is imported
                modules.json, row 1: the file is not JSON from here on: Unexpected end-of-input: expected close marker for Array (begun in line 1, position 13)""",
                imported.content(text("modules.json", mapping, "{\"modules\": ["))
                        .toString());
        assertTrue(imported.content(
                        text("modules.json", mapping, "{\"modules\": [" + "[".repeat(30) + "]".repeat(30) + "]}"))
                .toString()
                .contains("too large or too deep"));
    }

    @Test
    void aPathThatLeadsInACircleIsCutAndToldSo() throws IOException {
        String mapping = """
                Field,From,Form,When,Value
                import,,,,content
                id,Id,,,
                kind,,,,path
                title,Id,,,
                sequence,Steps,list with commas,,
                """;
        Report report = imported.content(text("paths.csv", mapping, """
                Id,Steps
                a,
                b,
                p,"a, b"
                q,"b, a"
                """));

        assertEquals("""
                paths.csv: 4 rows, 4 new, 0 changed, 0 unchanged
                titles and summaries that name no language are taken to be in `en`, as nothing says another; `--language` names another
                paths.csv, row 5: warning: `b` is not made a prerequisite of `a`: it needs it itself""", report.toString());
    }
}
