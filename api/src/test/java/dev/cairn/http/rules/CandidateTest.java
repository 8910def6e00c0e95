package dev.cairn.http.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.cairn.engine.rulebook.row.RuleFile;
import dev.cairn.engine.rulebook.sheet.Conversion;
import dev.cairn.engine.rulebook.sheet.Workbook;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which book files make, with those that they were made from. */
class CandidateTest {
    private static final List<RuleFile> BASE = List.of(
            file("content-rules.csv", "Name,Points\nold,1\n"),
            file("guards.csv", "Name\nguard\n"),
            file("night.drl", "rule"));

    private static RuleFile file(String name, String text) {
        return new RuleFile(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String names(List<RuleFile> files) {
        return files.stream().map(RuleFile::name).sorted().collect(Collectors.joining(" "));
    }

    private static final RuleFile SHEET = file("Content Rules.csv", "Name,Points\nnew,2\n");

    @Test
    void aSheetTakesThePlaceOfItsNamesakeWhateverItsSpelling() {
        assertEquals("Content Rules.csv guards.csv night.drl", names(Candidate.of(List.of(SHEET), false, BASE)));
    }

    @Test
    void whatIsSaidToBeAllIsAllButForExpertRules() {
        assertEquals("Content Rules.csv night.drl", names(Candidate.of(List.of(SHEET), true, BASE)));
    }

    @Test
    void aWorkbookIsAllButForExpertRules() {
        RuleFile workbook = new RuleFile("book.XLSX", new byte[0]);
        assertEquals("book.XLSX night.drl", names(Candidate.of(List.of(workbook), false, BASE)));
    }

    @Test
    void expertRulesTakeThePlaceOfTheirNamesakes() {
        List<RuleFile> files = Candidate.of(List.of(file("night.drl", "other")), false, BASE);
        assertEquals("content-rules.csv guards.csv night.drl", names(files));
    }

    @Test
    void aSheetTakesThePlaceOfASheetInAWorkbookToo() {
        Conversion book = Workbook.of("book.xlsx", BASE.subList(0, 2), null);
        List<RuleFile> base = assertInstanceOf(Conversion.Converted.class, book).files();
        assertEquals("book.xlsx", names(base));
        assertEquals("Content Rules.csv guards.csv", names(Candidate.of(List.of(SHEET), false, base)));
    }
}
