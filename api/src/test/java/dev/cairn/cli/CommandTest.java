package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The verbs at the terminal: what they print, and how they end. */
class CommandTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "serve",
                "check",
                "test",
                "effect",
                "publish",
                "rollback",
                "cancel",
                "import",
                "template",
                "export",
                "explain",
                "decide",
                "why-not",
                "token",
                "audit",
                "export-learner",
                "erase"
            })
    void everyVerbHelps(String verb) {
        Terminal help = Terminal.type(verb, "--help");
        assertEquals(0, help.code());
        assertTrue(help.out().contains("Usage: cairn " + verb), help.out());
        assertTrue(Terminal.type("--help").out().contains("\n  " + verb + " "), verb);
    }

    @Test
    void aWrongCommandLineIsToldInTwoLines() {
        Terminal misspelt = Terminal.type("chek", "rules");
        assertEquals(2, misspelt.code());
        assertTrue(misspelt.err().contains("Did you mean: cairn check?"), misspelt.err());
        Terminal incomplete = Terminal.type("publish");
        assertEquals(2, incomplete.code());
        assertEquals("""
                cairn: Missing required parameter: '<folder|xlsx>'
                `cairn publish --help` says how it is used
                """, incomplete.err());
        assertEquals("""
                cairn: there are no files of `peeple`; expected one of people, content, signals, scales, skills, roles, evidence; did you mean `people`?
                `cairn import --help` says how it is used
                """, Terminal.type("import", "peeple", "x.csv").err());
        String contents = "../mappings/mars-content.csv";
        Terminal mixedUp = Terminal.type("import", "people", contents, "--mapping", contents);
        assertEquals(1, mixedUp.code());
        assertTrue(mixedUp.err().contains("maps content, not people: `cairn import content`"), mixedUp.err());
        assertEquals(
                2, Terminal.type("decide", "--learner", "ada", "--first", "0").code());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rollback abc | `abc` is not a version number, such as 3; `cairn export` lists them",
                "cancel -- -1 | `-1` is not a version number, such as 3; `cairn export` lists them",
                "publish rules --base v2 | `v2` is not a version number, such as 3; `cairn export` lists them",
                "export --book x --to y | `x` is not a version number, such as 3; `cairn export` lists them",
                "replay x | `x` is not a decision's id, such as 0b7f2a3c-5d1e-4f60-8a9b-1c2d3e4f5a6b",
                "audit --first few | `few` is not a whole number",
                "token --role editor --hours many | `many` is not a number"
            })
    void whatIsNoNumberOrIdIsToldInPlainWords(String typed, String told) {
        Terminal wrong = Terminal.type((Object[]) typed.split(" "));

        assertEquals(2, wrong.code());
        assertTrue(wrong.err().lines().findFirst().orElse("").endsWith(": " + told), wrong.err());
        assertFalse(wrong.err().contains("java"), wrong.err());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-01T05:00:00Z, 2026-12-01T05:00:00Z, 2026-12-01 06:00 Europe/Berlin",
        "2026-12-01 06:00, 2026-12-01T05:00:00Z, 2026-12-01 06:00 Europe/Berlin",
        "2026-12-01T06:00:30, 2026-12-01T05:00:30Z, 2026-12-01 06:00:30 Europe/Berlin",
        "2026-07-01T06:00+05:30, 2026-07-01T00:30:00Z, 2026-07-01 02:30 Europe/Berlin",
        "2026-07-01, 2026-06-30T22:00:00Z, 2026-07-01 00:00 Europe/Berlin",
        "2026-03-29 02:30, 2026-03-29T01:30:00Z, 2026-03-29 03:30 Europe/Berlin"
    })
    void aTimeIsOfTheBooksZoneUnlessItNamesOneAndIsSaidBack(String typed, Instant meant, String said) {
        ZoneId zone = ZoneId.of("Europe/Berlin");
        assertEquals(meant, new When.Typed().convert(typed).in(zone));
        assertEquals(said, When.said(meant, zone));
    }

    @Test
    void whatIsNoTimeIsToldBeforeAnythingIsOpened() {
        for (String typed : List.of("tomorrow", "2026-13-01 06:00", "6:00", "01.12.2026 06:00")) {
            Terminal told = Terminal.type("decide", "--learner", "ada", "--at", typed);
            assertEquals(2, told.code());
            assertTrue(
                    told.err().contains("`" + typed + "` is no moment; expected one such as `2026-12-01 06:00`"),
                    told.err());
        }
    }

    @Test
    void rulesAreExplainedInSentencesAndInExpertsLanguage(@TempDir Path folder) throws IOException {
        Path rules = defaultBook(folder);
        Terminal sentences = Terminal.type("explain", rules.resolve("guards.csv"));
        assertEquals(0, sentences.code(), sentences.err());
        assertTrue(
                sentences.out().startsWith("guards.csv, row 2: For a learner in awareness of Onboarding, hide"),
                sentences.out());
        assertEquals(
                Files.readAllLines(rules.resolve("guards.csv")).size() - 1,
                sentences.out().lines().count());

        Terminal drl = Terminal.type("explain", "--drl", rules.resolve("guards.csv"));
        assertTrue(
                drl.out().startsWith("// guards\nrule \"nothing-to-sell-in-awareness\"\nwhen\n  Learner( "), drl.out());
        Files.delete(rules.resolve("guards.csv"));
        Files.writeString(rules.resolve("guards.drl"), drl.out());
        Terminal test = Terminal.type("test", rules);
        assertEquals(0, test.code(), test.out());
        assertTrue(Terminal.type("explain", rules)
                .out()
                .contains("\nguards.drl, line 2, position 1: For a learner in awareness"));

        Terminal none = Terminal.type("explain", "--drl", rules.resolve("personas.csv"));
        assertEquals(1, none.code());
        assertTrue(none.err().contains("`personas.csv` holds no rules"), none.err());
    }

    @Test
    void theDefaultBookIsInOrderAndItsExamplesPass(@TempDir Path folder) throws IOException {
        Path rules = defaultBook(folder);
        Terminal check = Terminal.type("check", rules);
        assertEquals(0, check.code(), check.out());
        assertTrue(check.out().matches("(?s).*In order: \\d+ rules, \\d+ examples\\.\n"), check.out());
        Terminal test = Terminal.type("test", rules);
        assertEquals(0, test.code(), test.out());
        assertTrue(test.out().matches("\\d+ examples passed, 0 failed\n"), test.out());
    }

    @Test
    void checkNamesTheRowTheColumnAndTheNearestValue(@TempDir Path folder) throws IOException {
        Path rules = defaultBook(folder);
        replace(rules.resolve("guards.csv"), ",awareness,", ",awarenes,");
        Terminal check = Terminal.type("check", rules);
        assertEquals(1, check.code());
        assertTrue(check.out().contains("guards.csv, row "), check.out());
        assertTrue(check.out().contains("column \"Stage\""), check.out());
        assertTrue(check.out().contains("did you mean `awareness`?"), check.out());
        assertTrue(check.out().matches("(?s).*\n\\d+ errors?, \\d+ warnings?\n"), check.out());
    }

    @Test
    void testSaysWhatWasExpectedAndWhatCame(@TempDir Path folder) throws IOException {
        Path rules = defaultBook(folder);
        replace(rules.resolve("content-rules.csv"), ",90,welcome video,", ",-90,welcome video,");
        Terminal test = Terminal.type("test", rules);
        assertEquals(1, test.code());
        assertTrue(test.out().contains("expected `welcome-video` first, got `"), test.out());
        assertTrue(test.out().matches("(?s).*\n\\d+ examples passed, [1-9]\\d* failed\n"), test.out());
    }

    @Test
    void aFolderWithoutSheetsIsNoRuleBook(@TempDir Path folder) {
        assertEquals(
                "cairn: `" + folder + "` holds no .csv and no .xlsx file\n",
                Terminal.type("check", folder).err());
        assertEquals(
                "cairn: there is no file or folder `nowhere`\n",
                Terminal.type("test", "nowhere").err());
        assertEquals(1, Terminal.type("test", "nowhere").code());
    }

    @Test
    void aFolderBecomesAWorkbookAndAFolderAgain(@TempDir Path folder) throws IOException {
        Path rules = defaultBook(folder);
        Path book = folder.resolve("book.xlsx");
        Path back = folder.resolve("back");

        assertEquals(
                "`" + rules + "` is in `" + book + "`.\n",
                Terminal.type("export", rules, "--to", book).out());
        assertEquals(0, Terminal.type("test", book).code());
        assertEquals(0, Terminal.type("export", book, "--to", back).code());
        try (Stream<Path> sheets = Files.list(rules)) {
            for (Path sheet : sheets.toList()) {
                assertEquals(Files.readString(sheet), Files.readString(back.resolve(sheet.getFileName())));
            }
        }

        Terminal again = Terminal.type("export", rules, "--to", book);
        assertEquals(1, again.code());
        assertEquals("cairn: `" + book + "` is there already; --force overwrites it\n", again.err());
        assertEquals(0, Terminal.type("export", rules, "--to", book, "--force").code());
        assertEquals(
                "cairn: `" + back + "` holds sheets already; --force overwrites those of the same name\n",
                Terminal.type("export", book, "--to", back).err());
        Files.writeString(back.resolve("note old.csv"), "x");
        assertEquals(
                "`note old.csv` was there before and stays: it is part of this book now\n`" + book + "` is in `" + back
                        + "`.\n",
                Terminal.type("export", book, "--to", back, "--force").out());
        assertTrue(Terminal.type("export", rules).err().startsWith("cairn: where to? `cairn export "));
        assertEquals(
                2, Terminal.type("export", rules, "--to", book, "--book", "2").code());
    }

    @Test
    void anEmptyWorkbookIsARuleBook(@TempDir Path folder) {
        Path empty = folder.resolve("empty.xlsx");

        assertEquals(0, Terminal.type("template", "rules", "--to", empty).code());
        Terminal check = Terminal.type("check", empty);
        assertTrue(check.out().endsWith("In order: 0 rules, 0 examples.\n"), check.out());
        assertEquals(1, Terminal.type("template", "rules", "--to", empty).code());
        assertEquals(
                0,
                Terminal.type("template", "people", "--to", folder.resolve("people.xlsx"))
                        .code());
    }

    @Test
    void verbsWorkWithoutAService(@TempDir Path folder) throws IOException {
        Path data = folder.resolve("data");
        Path rules = defaultBook(folder);
        Path people = Files.writeString(folder.resolve("people.csv"), "id,name,department\nzoe,Zoe,Sales\n");

        assertEquals(
                "cairn: there is no database in `" + data + "`; start `cairn` first, which makes one,"
                        + " or name its folder by --data or CAIRN_DATA\n",
                Terminal.on(data, "export").err());
        assertFalse(Files.exists(data));
        RunningCairn.on(data).close();

        Terminal tried = Terminal.on(data, "import", "people", people, "--dry-run");
        assertEquals("people.csv: 1 row, 1 new, 0 changed, 0 unchanged; a try, nothing is imported\n", tried.out());
        assertEquals(
                "people.csv: 1 row, 1 new, 0 changed, 0 unchanged\n",
                Terminal.on(data, "import", "people", people).out());

        Terminal decided = Terminal.on(data, "decide", "--learner", "zoe");
        assertEquals(0, decided.code(), decided.err());
        assertTrue(decided.out().startsWith("Zoe (zoe); persona Curious starter; segments In sales"), decided.out());
        assertTrue(decided.out().contains("\n1. Ask Robin (ask-robin, chatbot), "), decided.out());
        assertTrue(decided.out().contains("   (content-rules, row "), decided.out());
        assertEquals(
                "cairn: there is no learner `nobody`\n",
                Terminal.on(data, "decide", "--learner", "nobody").err());

        Terminal absent = Terminal.on(data, "why-not", "office-tour", "--learner", "ada", "--device", "mobile");
        assertEquals(0, absent.code(), absent.err());
        assertTrue(absent.out().startsWith("`office-tour` is not on the list.\nHeld back: "), absent.out());
        assertTrue(absent.out().contains("\n  the moment's Device: desktop instead of mobile\n"), absent.out());

        replace(rules.resolve("content-rules.csv"), ",90,welcome video,", ",91,welcome video,");
        Terminal published = Terminal.on(data, "publish", rules, "--author", "zoe", "--comment", "one more");
        assertEquals(0, published.code(), published.out() + published.err());
        assertTrue(published.out().endsWith("Published as version 2.\n"), published.out());

        assertTrue(Terminal.on(data, "rollback", "1").out().endsWith("Published as version 3.\n"));
        assertEquals(
                "cairn: there is no version 9; `cairn export` lists those there are\n",
                Terminal.on(data, "rollback", "9").err());

        Terminal listed = Terminal.on(data, "export");
        assertEquals(3, listed.out().lines().count(), listed.out());
        assertTrue(listed.out().contains("  zoe  one more\n"), listed.out());
        assertTrue(
                listed.out()
                        .lines()
                        .allMatch(line ->
                                line.matches(" +\\d  \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d Europe/Berlin  .*")),
                listed.out());
        Path second = folder.resolve("second");
        assertEquals(
                0, Terminal.on(data, "export", "--to", second, "--book", "2").code());
        assertEquals(
                Files.readString(rules.resolve("content-rules.csv")),
                Files.readString(second.resolve("content-rules.csv")));
        assertEquals(1, Terminal.on(data, "export", "--to", second).code());
        Path live = folder.resolve("live.xlsx");
        assertEquals(0, Terminal.on(data, "export", "--to", live).code());
        assertEquals(0, Terminal.type("check", live).code());
        assertEquals(1, Terminal.on(data, "export", "--to", live).code());
        assertEquals(0, Terminal.on(data, "export", "--to", live, "--force").code());
    }

    @Test
    void aRefusedBookChangesNothing(@TempDir Path folder) throws IOException {
        Path data = folder.resolve("data");
        Path rules = defaultBook(folder);
        replace(rules.resolve("guards.csv"), ",awareness,", ",awarenes,");
        RunningCairn.on(data).close();
        Terminal published = Terminal.on(data, "publish", rules);
        assertEquals(1, published.code());
        assertTrue(published.out().contains("did you mean `awareness`?"), published.out());
        assertEquals("cairn: not published; version 1 decides on\n", published.err());
    }

    /** What comes with Cairn, in a folder of its own. */
    static Path defaultBook(Path folder) throws IOException {
        Path rules = Files.createDirectories(folder.resolve("rules"));
        for (var file : RuleFolder.packed()) {
            Files.write(rules.resolve(file.name()), file.bytes());
        }
        try (Stream<Path> files = Files.list(rules)) {
            assertTrue(files.count() > 5);
        }
        return rules;
    }

    private static void replace(Path sheet, String text, String by) throws IOException {
        String before = Files.readString(sheet);
        String after = before.replaceFirst(text, by);
        assertFalse(before.equals(after), "`" + text + "` is not in " + sheet);
        Files.writeString(sheet, after);
    }
}
