package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.rulebook.row.RuleFile;
import dev.cairn.engine.rulebook.sheet.Conversion;
import dev.cairn.engine.rulebook.sheet.Workbook;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a changed spreadsheet to a live book and back, in a browser that runs no scripts. */
class RulePagesTest {
    private static final String PUBLISH = "form[action$=/publish]";

    private static RunningCairn cairn;
    private static ContentRules rules;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        Path book = CommandTest.defaultBook(folder);
        rules = ContentRules.of(book);
        cairn = RunningCairn.on(folder.resolve("data"), book);
    }

    @AfterAll
    static void stop() {
        cairn.close();
    }

    @BeforeEach
    void theDefaultBookDecides() {
        Wait.on(cairn.running().node().publishing().rollback(1, "Cairn", "as at first", null, true));
    }

    /** The number of the next publication. */
    private static long next() {
        return Wait.on(cairn.running().node().publishing().editions(Long.MAX_VALUE, 1))
                        .get(0)
                        .version()
                + 1;
    }

    private static Visitor visitor() throws Exception {
        return new Visitor(cairn.running().server().url()).open("/rules").sees(200, "The live book version " + live());
    }

    private static long live() {
        return cairn.running().node().book().version();
    }

    private static Map<String, String> wish(String author, String comment) {
        return Map.of("author", author, "comment", comment);
    }

    @Test
    void theLiveBookGoesOutAsAWorkbookThatSaysTheSame() throws Exception {
        Visitor ada = visitor();
        HttpResponse<byte[]> workbook = ada.download(
                ada.page().select("a:contains(Download the workbook)").attr("href"));
        assertEquals(
                "attachment; filename=\"cairn-rules-v" + live() + ".xlsx\"",
                workbook.headers().firstValue("Content-Disposition").orElseThrow());
        ada.handIn(new Visitor.Sent("cairn-rules-v" + live() + " (1).xlsx", workbook.body()))
                .sees(200, "Nothing would change");
        HttpResponse<byte[]> zip = ada.open("/rules").download("/rules/versions/" + live() + "/sheets");
        assertEquals("application/zip", zip.headers().firstValue("Content-Type").orElseThrow());
        HttpResponse<byte[]> empty = ada.download("/rules/empty");
        Conversion sheets = Workbook.folder(List.of(new RuleFile("empty.xlsx", empty.body())));
        assertTrue(assertInstanceOf(Conversion.Converted.class, sheets).files().size() >= 13, sheets::toString);
    }

    @Test
    void twoMistakesAreMendedAndTheBookGoesLiveAndBack() throws Exception {
        long before = live();
        long next = next();
        ContentRules broken = rules.with(Map.of(
                "Name",
                "calm",
                "Program",
                "Onboarding",
                "Stage",
                "awarness",
                "Then show content",
                "office-tour",
                "Points",
                "many"));
        Visitor ada = visitor().handIn(broken.sheet()).sees(200, "2 things to mend");
        assertEquals("2 things to mend – Rules – Cairn", ada.page().title());
        int row = broken.last();
        assertEquals(List.of("C" + row + " Stage", "U" + row + " Points"), ada.texts(".issues tbody th"));
        String stage = ada.text("tr:contains(awarness)");
        assertTrue(stage.contains("awarness is not a stage of Onboarding"), stage);
        assertTrue(stage.contains("Did you mean awareness?"), stage);
        for (String link : ada.page().select(".summary a").eachAttr("href")) {
            assertNotNull(ada.page().selectFirst(link), link);
        }
        assertNull(ada.page().selectFirst(PUBLISH));
        theWorkbookComesBackWithAComment(ada, row);

        ada.handIn(rules.atNight("calm", "office-tour").sheet()).sees(200, "Ready to publish");
        assertTrue(
                ada.text(".changes.added")
                        .contains("calm For a learner, between 02:00 and 05:00, show office-tour, 7 points."),
                ada.text(".changes"));
        ada.submit(PUBLISH, wish("Ada", " ")).sees(422, "The form lacks something");
        assertEquals("Say what changed, and why.", ada.text(".summary a"));
        assertEquals("Ada", ada.page().select("#author").attr("value"));
        assertEquals("true", ada.page().select("#comment").attr("aria-invalid"));
        assertEquals(before, live());
        ada.submit(PUBLISH, wish("Ada", "Calm nights")).sees(200, "Version " + next + " is live");
        assertEquals(next, live());

        ada.open("/rules/history");
        assertEquals(
                next + ": look at this version live", ada.text("tbody tr:first-child th, tbody tr:first-child .badge"));
        assertTrue(ada.text("tbody tr:first-child").endsWith("Ada Calm nights"), ada.text("tbody tr:first-child"));
        ada.open("/rules/versions/" + before + "/rollback").sees(200, "Go back to version " + before + "?");
        assertTrue(ada.text(".changes.removed").contains("calm"), ada.text("main"));
        ada.submit("main form[method=post]", Map.of("author", "")).sees(422, "The form lacks something");
        ada.submit("main form[method=post]", Map.of("author", "Ada")).sees(200, "Version " + (next + 1) + " is live");
        assertEquals(next + 1, live());
        ada.open("/rules/compare?from=" + before + "&to=" + (next + 1));
        assertTrue(ada.text("main").contains("the books say the same"), ada.text("main"));
    }

    private static void theWorkbookComesBackWithAComment(Visitor ada, int row) throws Exception {
        HttpResponse<byte[]> marked = ada.download(ada.path() + "/workbook");
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(marked.body()))) {
            assertEquals("Issues", workbook.getSheetName(0));
            String comment = workbook.getSheet("content-rules")
                    .getRow(row - 1)
                    .getCell(2)
                    .getCellComment()
                    .getString()
                    .getString();
            assertTrue(comment.contains("is not a stage of `Onboarding`"), comment);
        }
        String here = ada.path();
        ada.handIn(new Visitor.Sent("cairn-rules-checked-v" + live() + ".xlsx", marked.body()))
                .sees(200, "2 things to mend");
        ada.open(here);
    }

    @Test
    void whoIsSlowerIsToldWhatWasChangedAndLosesNothing() throws Exception {
        long next = next();
        Visitor ada = visitor();
        Visitor ben = visitor();
        ben.handIn(Visitor.Sent.text("list-limits.csv", "Field,Value,At most\nkind,video,4\n"))
                .sees(200, "Ready to publish");
        String bens = ben.path();
        ada.handIn(rules.atNight("faster", "office-tour").sheet()).sees(200, "Ready to publish");
        ada.submit(PUBLISH, wish("Ada", "I was faster")).sees(200, "Version " + next + " is live");

        ben.submit(PUBLISH, wish("Ben", "Four videos")).sees(409, "Somebody was faster");
        assertTrue(ben.text("dl").contains("Ada"), ben.text("dl"));
        assertTrue(ben.text("dl").contains("I was faster"), ben.text("dl"));
        assertTrue(ben.text(".changes.added").contains("faster"), ben.text("main"));
        assertEquals(next, live());
        // his page says so too, and what he wrote is still there
        ben.open(bens).sees(200, "Nothing to mend, but somebody was faster");
        assertNull(ben.page().selectFirst(PUBLISH), "it would be a conflict");
        assertTrue(ben.text(".notice").contains("Ada published version " + next), ben.text("main"));
        ben.submit("form[action$=/rebase]", Map.of()).sees(200, "Ready to publish");
        assertEquals("Four videos", ben.text("#comment"));
        assertNull(ben.page().selectFirst(".notice"));
        assertTrue(!ben.text(".changes").contains("faster"), "the sheet that Ada changed is hers");
        ben.submit(PUBLISH, Map.of()).sees(200, "Version " + (next + 1) + " is live");
        String names = cairn.running().node().book().rows().rows().toString();
        assertTrue(names.contains("faster"), names);
    }

    @Test
    void aWorkbookKnowsFromWhichVersionItIs() throws Exception {
        Visitor ada = visitor();
        long old = live();
        long next = next();
        byte[] workbook = ada.download("/rules/versions/" + old + "/workbook").body();
        ada.handIn(rules.atNight("meanwhile-" + old, "office-tour").sheet())
                .submit(PUBLISH, wish("Ben", "Meanwhile"))
                .sees(200, "Version " + next + " is live");
        ada.open("/rules").handIn(new Visitor.Sent("cairn-rules-v" + old + ".xlsx", workbook));
        assertTrue(ada.text(".notice").contains("Ben published version " + next), ada.text("main"));
        assertTrue(ada.text("dl").contains("version " + old), ada.text("dl"));
        // whatever somebody calls it; and with comments in it, as long as it is not checked against a newer one
        ada.open("/rules").handIn(new Visitor.Sent("Rules for Q1 (mine).xlsx", workbook));
        assertTrue(ada.text("dl").contains("version " + old), ada.text("dl"));
        String check = ada.path();
        byte[] marked = ada.download(check + "/workbook").body();
        ada.open("/rules").handIn(new Visitor.Sent("mine.xlsx", marked));
        assertTrue(ada.text("dl").contains("version " + old), ada.text("dl"));
        ada.submit("form[action$=/rebase]", Map.of());
        byte[] newer = ada.download(ada.path() + "/workbook").body();
        ada.open("/rules").handIn(new Visitor.Sent("mine.xlsx", newer));
        assertTrue(ada.text("dl").contains("version " + next), ada.text("dl"));
    }

    @Test
    void whatChangesNothingIsNotOffered() throws Exception {
        Visitor ada = visitor();
        byte[] workbook =
                ada.download("/rules/versions/" + live() + "/workbook").body();
        ada.handIn(new Visitor.Sent("cairn-rules-v" + live() + ".xlsx", workbook))
                .sees(200, "Nothing would change");
        assertNull(ada.page().selectFirst(PUBLISH));
    }

    @Test
    void whatDecidesAlreadyIsNotPublishedAgain() throws Exception {
        long before = live();
        visitor()
                .open("/rules/versions/" + before + "/rollback")
                .submit("main form[method=post]", Map.of("author", "Ada"))
                .sees(409, "There is nothing to publish");
        assertEquals(before, live());
    }

    @Test
    void aBookIsScheduledAndTakenBack() throws Exception {
        long before = live();
        Visitor ada = visitor().handIn(rules.atNight("later", "office-tour").sheet());
        ada.submit(PUBLISH, Map.of("author", "Ada", "comment", "Soon", "validFrom", "2001-01-01T08:00"))
                .sees(422, "The form lacks something");
        ada.submit(PUBLISH, Map.of("author", "Ada", "comment", "Soon", "validFrom", "2199-01-01T08:00"));
        String scheduled = ada.path();
        String title = ada.text("h1");
        assertTrue(title.endsWith(" is scheduled"), title);
        assertTrue(ada.text(".notice").contains("1 Jan 2199, 08:00"), ada.text(".notice"));
        assertEquals(before, live());
        ada.open("/rules");
        assertTrue(ada.text(".notice").contains("is scheduled"), ada.text("main"));
        ada.open(scheduled + "/cancel").submit("main form[method=post]", Map.of("author", "Ada"));
        assertTrue(ada.text("h1").endsWith(" is taken back"), ada.text("h1"));
        ada.open(scheduled + "/cancel").sees(409, "Too late");
        ada.open(scheduled);
        assertTrue(ada.text("dl").contains("Taken back by Ada"), ada.text("dl"));
        assertEquals(before, live());
    }

    @Test
    void anExampleThatDoesNotComeOutSaysExpectedGotAndWhy() throws Exception {
        Visitor ada = visitor()
                .handIn(rules.with(Map.of(
                                "Name", "loud",
                                "Program", "Onboarding",
                                "Stage", "awareness",
                                "Then show content", "office-tour",
                                "Points", "1000"))
                        .sheet());
        assertTrue(ada.text("h1").endsWith(" things to mend"), ada.text("h1"));
        String first = ada.text("article:first-of-type");
        assertTrue(first.contains("Expected welcome-video first, got office-tour"), first);
        assertTrue(first.contains("loud 1000"), first);
        assertNull(ada.page().selectFirst(PUBLISH));
    }

    @Test
    void theEffectIsCountedBesideAndComesWithSamples() throws Exception {
        Visitor ada = visitor()
                .handIn(rules.with(Map.of(
                                "Name", "for-all",
                                "Time of day", "02:00-05:00",
                                "Then show content", "office-tour",
                                "Points", "always first"))
                        .sheet());
        String check = ada.path();
        ada.submit("form[action$=/effect]", Map.of());
        assertEquals(check + "/effect", ada.path());
        assertTrue(ada.text("h1").endsWith("would see something else first"), ada.text("h1"));
        assertTrue(ada.text(".lead").contains("All 8 learners asked both books"), ada.text(".lead"));
        assertTrue(
                ada.texts(".example .pair").stream().allMatch(pair -> pair.contains("Would see office-tour")),
                ada.text("main"));
        assertTrue(ada.texts(".example").size() > 0, ada.text("main"));
        ada.open(check);
        assertTrue(ada.text("main").contains("would see something else first. See the effect"), ada.text("main"));
    }
}
