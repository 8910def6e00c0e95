package dev.cairn.imports;

import static dev.cairn.imports.Imported.text;
import static dev.cairn.store.TestDatabase.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.content.Content;
import dev.cairn.store.Database;
import dev.cairn.store.Roster;
import dev.cairn.store.TestDatabase;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cells that are right one by one, and wrong beside what else is known. */
class WrongRowsTest {
    private final Vertx vertx = Vertx.vertx();
    private Database database;
    private Imported imported;

    @BeforeEach
    void open() throws IOException {
        database = TestDatabase.open(vertx, "wrong_rows");
        imported = new Imported(database, AdoptionBookTest.book(), Instant.parse("2026-03-02T09:00:00Z"));
    }

    @AfterEach
    void close() {
        await(database.close());
        await(vertx.close());
    }

    @Test
    void nobodyIsTheirOwnManagerAndAPersonaIsOneOfTheBook() throws IOException {
        String known = AdoptionBookTest.book().rows().personas().get(0).name();
        String misspelt = known.substring(0, known.length() - 1);

        Report report = imported.people(text("people.csv", null, """
                Id,Manager,Persona
                ada,ada,%1$s
                ben,ada,%2$s
                cleo,ada,%2$s
                """.formatted(known, misspelt)));

        assertEquals("""
                people.csv: 3 rows, 1 refused; nothing is imported
                people.csv, row 2, column B "Manager": `ada` would be their own manager; expected another person's id, or an empty cell
                people.csv, row 3, column C "Persona": warning: `%s` is no persona of the rule book; did you mean `%s`?""".formatted(misspelt, known), report.toString());
    }

    @Test
    void aFullFileWithAWrongRowIsNotSaidToMissPeople() throws IOException {
        imported.people(text("people.csv", null, "Id\nada\nben\ncleo\n"));

        Report report = imported.people(
                text("people.csv", null, "Id,Cuontry\nada,FR\nben,FR\ncleo,FR\n"),
                new Roster(true, 0.05),
                Progress.SILENT);

        assertFalse(report.isRight());
        assertFalse(report.toString().contains("marked as left"), report::toString);
    }

    @Test
    void aContentRefersToOthersThatAreThereAndEndsAfterItBegins() throws IOException {
        imported.content(text("content.csv", null, "Id,Title,Kind,Valid from\nintro,Intro,video,2026-05-01\n"));

        Report report = imported.content(text("content.csv", null, """
                Id,Title,Kind,Prerequisite,Duplicate of,Valid from,Valid until
                a,A,course,"intro, b",,2026-01-01,2026-01-01
                b,B,course,b,,2026-01-02,2026-01-01
                c,C,course,"intor, a",,,
                d,D,course,,d,,
                """));
        Report later = imported.content(text("content.csv", null, "Id,Valid until\nintro,2026-04-30\n"));

        assertEquals("""
                content.csv: 4 rows, 3 refused; nothing is imported
                content.csv, row 3, column D "Prerequisite": `b` names itself; expected another content's id
                content.csv, row 3, column G "Valid until": `2026-01-01`, the last day, lies before `2026-01-02`, the first
                content.csv, row 4, column D "Prerequisite": there is no content `intor`; expected one of this file, or one that was imported before; did you mean `intro`?
                content.csv, row 5, column E "Duplicate of": `d` names itself; expected another content's id""", report.toString());
        assertEquals("""
                content.csv: 1 row, 1 refused; nothing is imported
                content.csv, row 2, column B "Valid until": `2026-04-30`, the last day, lies before `2026-05-01`, the first""", later.toString());
    }

    @Test
    void aSkillOrASourceThatNobodyKnowsIsToldOnceAndKept() throws IOException {
        imported.people(text("people.csv", null, "Id\nada\nben\n"));
        assertEquals(
                "content.csv: 1 row, 1 new, 0 changed, 0 unchanged",
                imported.content(text("content.csv", null, "Id,Title,Kind,Skill: Pyhton\nintro,Intro,video,1\n"))
                        .toString(),
                "where no skill is known, none is unknown");
        imported.skills(text("skills.csv", null, "Skill\nPython\n"));
        imported.roles(text("roles.csv", null, "Role,Need: Testing\nBaker,1\n"));

        Report evidence = imported.evidence(text("evidence.csv", null, """
                Person,Source,On,Weight,Held: python,Held: Tseting,Held: Cooking
                ada,manger,2026-01-01,,1,1,
                ada,peer,2026-01-01,30,1,1,
                ben,Manager,2026-01-01,,1,1,2
                """));
        Report content = imported.content(
                text("content.csv", null, "Id,Title,Kind,Skill: Testing,Skill: Tesing\nnext,Next,video,1,1\n"));

        assertEquals("""
                evidence.csv: 3 rows, 7 new, 0 changed, 0 unchanged
                evidence.csv, row 2, column B "Source": warning: `manger` is none of the sources that have a weight of their own: it weighs 20; did you mean `manager`?
                evidence.csv, row 2, column F "Held: Tseting": warning: `Tseting` is a skill that no role needs, no content teaches and no file describes yet; did you mean `Testing`?
                evidence.csv, row 4, column G "Held: Cooking": warning: `Cooking` is a skill that no role needs, no content teaches and no file describes yet""", evidence.toString());
        assertEquals("""
                content.csv: 1 row, 1 new, 0 changed, 0 unchanged
                content.csv, row 2, column E "Skill: Tesing": warning: `Tesing` is a skill that no role needs, no content teaches and no file describes yet; did you mean `Testing`?""", content.toString());
    }

    @Test
    void aLevelBeyondAllScalesIsToldItsRange() throws IOException {
        assertEquals(
                """
                roles.csv: 1 row, 1 refused; nothing is imported
                1 role needs 0 levels of 1 skill
                roles.csv, row 2, column C "Level": `1000` is not a level; expected a number from 0 to 999, such as `2`, or a level's name on a scale that was imported before""",
                imported.roles(text("roles.csv", null, "Role,Skill,Level\nBaker,Dough,1000\n"))
                        .toString());
        assertEquals(
                """
                content.csv: 1 row, 1 refused; nothing is imported
                content.csv, row 2, column D "Skill: Dough": `1000` is not a level; expected a number from 0 to 999, such as `2` or `2.5`""",
                imported.content(text("content.csv", null, "Id,Title,Kind,Skill: Dough\na,A,video,1000\n"))
                        .toString());
    }

    @Test
    void aSignalsWordsAreLookedUpInTheVocabularyAndItsContentInTheCatalogue() throws IOException {
        imported.people(text("people.csv", null, "Id\nada\n"));
        imported.content(text("content.csv", null, "Id,Title,Kind\nwelcome-tour,Welcome,video\n"));
        String file = """
                Id,Person,Kind,At,Content,Device,Channel
                1,ada,viewd,2026-03-01T10:00:00Z,welcome-tour,mobil,any channel
                2,ada,booked,2026-03-01T10:00:00Z,welcom-tour,Mobile,
                """;

        assertEquals("""
                signals.csv: 2 rows, 1 refused; nothing is imported
                signals.csv, row 2, column C "Kind": warning: `viewd` is neither a usual signal nor one of the rule book's vocabulary; did you mean `viewed`?
                signals.csv, row 2, column F "Device": warning: `mobil` is no device of the rule book's vocabulary; did you mean `mobile`?
                signals.csv, row 3, column E "Content": there is no content `welcom-tour`; expected a content that was imported before; did you mean `welcome-tour`?""", imported.signals(text("signals.csv", null, file)).toString());
        Report parked = imported.parking(text("signals.csv", null, file));
        assertTrue(parked.isRight(), parked::toString);
        assertTrue(
                parked.toString()
                        .contains(
                                "row 3, column E \"Content\": warning: the row is parked: there is no content `welcom-tour` yet; did you mean `welcome-tour`?"),
                parked::toString);
    }

    @Test
    void theLanguageOfTextsIsTheRowsOrTheFilesOrSaidToBeAssumed() throws IOException {
        String mapping = """
                Field,From,Form,When,Value
                import,,,,content
                id,uid,,,
                kind,,,,course
                title,title,,,
                also in,locale,,,
                """;
        Report byRow = imported.content(text("modules.json", mapping, """
                [{"uid": "a", "title": "Hallo", "locale": "de-DE"}, {"uid": "b", "title": "Hej", "locale": "sv-SE"}]"""));
        String paths = mapping.replace("also in,locale,,,", "also in,,,,{file language}");
        Report byName = imported.content(text("paths_it-IT.json", paths, """
                [{"uid": "c", "title": "Ciao"}]"""));
        Report assumed = imported.content(text("paths.json", paths, """
                [{"uid": "d", "title": "Ahoj"}]"""));

        assertEquals("modules.json: 2 rows, 2 new, 0 changed, 0 unchanged", byRow.toString());
        assertEquals("""
                paths_it-IT.json: 1 row, 1 new, 0 changed, 0 unchanged
                titles and summaries that name no language are taken to be in `it-IT`, as the file's name says; `--language` names another""", byName.toString());
        assertEquals("""
                paths.json: 1 row, 1 new, 0 changed, 0 unchanged
                titles and summaries that name no language are taken to be in `en`, as nothing says another; `--language` names another""", assumed.toString());
        assertEquals(Set.of("de-DE"), content("a").title().keySet());
        assertEquals(Set.of("sv-SE"), content("b").title().keySet());
        assertEquals(Set.of("it-IT"), content("c").title().keySet());
        assertEquals(Set.of("it-IT"), content("c").languages());
    }

    private Content content(String id) {
        return Objects.requireNonNull(await(database.contents().load()).content(id));
    }
}
