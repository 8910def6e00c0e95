package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** The pages of the rules in Chromium: with a script, with a keyboard alone, and before axe-core. */
@Tag("deep")
class RulePagesInBrowserTest {
    private static Path folder;
    private static Chromium browser;
    private static RunningCairn cairn;
    private static ContentRules rules;
    private static String url;

    @BeforeAll
    static void start(@TempDir Path temporary) throws IOException {
        folder = temporary;
        browser = Chromium.start(folder.resolve("profile"));
        Path book = CommandTest.defaultBook(folder);
        rules = ContentRules.of(book);
        cairn = RunningCairn.on(folder.resolve("data"), book);
        url = cairn.running().server().url();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (cairn != null) {
            cairn.close();
        }
    }

    private static String file(Visitor.Sent sheet) throws IOException {
        Path file = Files.createTempDirectory(folder, "sheet").resolve(sheet.name());
        return Files.write(file, sheet.bytes()).toString();
    }

    private static ContentRules broken() {
        return rules.with(Map.of(
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
    }

    /** Presses Tab until the focus is there, and sees that it is visible on the way. */
    private static void tabTo(String what, String attribute, String value) {
        for (int i = 0; i < 80; i++) {
            browser.type(Keys.TAB);
            assertEquals(
                    Boolean.TRUE,
                    browser.run(
                            "const e = document.activeElement, s = getComputedStyle(e);"
                                    + "return e === document.body || s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 1"),
                    () -> "the focus cannot be seen on " + browser.run("return document.activeElement.outerHTML"));
            if (browser.focused(attribute).equals(value)) {
                return;
            }
        }
        throw new AssertionError("no way by keyboard to " + what + " on " + browser.title());
    }

    /** Presses Tab until a button of that text has the focus, then Enter. */
    private static void press(String text) {
        for (int i = 0; i < 80; i++) {
            browser.type(Keys.TAB);
            if (text.equals(browser.run("return document.activeElement.innerText.split('\\n')[0].trim()"))) {
                browser.type(Keys.ENTER);
                return;
            }
        }
        throw new AssertionError("no way by keyboard to `" + text + "` on " + browser.title());
    }

    @Test
    void aKeyboardIsEnoughFromTheFirstPageToALiveBookAndBack() throws Exception {
        long before = cairn.running().node().book().version();
        browser.open(url + "/");
        press("/rules");
        browser.untilTitle("The live book");
        browser.assertAccessible("live");
        browser.open(url + "/rules");
        tabTo("the link past the navigation", "class", "skip");
        browser.type(Keys.ENTER);
        tabTo("the field for files", "id", "files");
        // what the window of the operating system would do once Enter opened it
        browser.find("#files").sendKeys(file(broken().sheet()));
        press("Check");
        browser.untilTitle("2 things to mend");
        assertTrue(browser.focused("class").contains("summary"), "the summary has the focus");
        browser.assertAccessible("broken");
        browser.open(url + browser.path());
        press("content-rules, C" + broken().last() + ": awarness is not a stage of Onboarding");
        browser.until("the focus on the row", page -> page.focused("id").equals("error-1"));

        tabTo("the field for files", "id", "files");
        browser.find("#files")
                .sendKeys(file(rules.atNight("calm", "office-tour").sheet()));
        press("Check");
        browser.untilTitle("Ready to publish");
        browser.assertAccessible("ready");
        browser.open(url + browser.path());
        press("Publish");
        browser.untilTitle("The form lacks something");
        assertTrue(browser.focused("class").contains("summary"), "the summary has the focus");
        browser.assertAccessible("lacking");
        press("Say who you are.");
        browser.until("the focus in the field", page -> page.focused("id").equals("author"));
        browser.type("Ada", Keys.TAB, "Calm nights");
        press("Publish");
        browser.untilTitle("Version ");
        assertTrue(browser.focused("class").contains("notice"), "what was done has the focus");
        assertTrue(
                browser.find("h1").getText().endsWith(" is live"),
                browser.find("h1").getText());
        assertTrue(cairn.running().node().book().version() > before);
        browser.assertAccessible("published");

        press("Go back to version " + before);
        browser.untilTitle("Go back");
        browser.assertAccessible("confirm");
        browser.open(url + "/rules/versions/" + before + "/rollback");
        tabTo("the name", "id", "author");
        browser.type("Ada");
        press("Go back to version " + before);
        browser.until("live again", page -> page.find("h1").getText().endsWith(" is live"));
        browser.open(url + "/rules/history");
        browser.assertAccessible("history");
        browser.open(url + "/rules/compare?from=" + before + "&to=" + (before + 1));
        browser.assertAccessible("difference");
        browser.open(url + "/rules/help");
        browser.assertAccessible("help");
        browser.open(url + "/rules/nowhere");
        browser.assertAccessible("nowhere");
        browser.open(url + "/rules/checks/none");
        browser.assertAccessible("gone");
    }

    @Test
    void droppedFilesAreChosenAndSaid() throws Exception {
        browser.open(url + "/rules");
        browser.run("const data = new DataTransfer();"
                + "data.items.add(new File(['Field,Value,At most\\nkind,video,4\\n'], 'list-limits.csv'));"
                + "const drop = document.querySelector('[data-drop]');"
                + "for (const kind of ['dragover', 'drop']) {"
                + "  drop.dispatchEvent(new DragEvent(kind, {dataTransfer: data, bubbles: true, cancelable: true}));"
                + "}");
        assertEquals("Chosen: list-limits.csv", browser.find("#live-region").getDomProperty("textContent"));
        assertEquals("files", browser.focused("id"));
        browser.find("form.upload button").click();
        browser.untilTitle("Ready to publish");
        assertTrue(browser.find("dl").getText().contains("list-limits.csv"));
    }

    @Test
    void theCountOfTheEffectGoesOnAndIsSaid() throws Exception {
        browser.open(url + "/rules");
        browser.find("#files")
                .sendKeys(file(rules.with(Map.of(
                                "Name", "for-all",
                                "Time of day", "02:00-05:00",
                                "Then show content", "office-tour",
                                "Points", "always first"))
                        .sheet()));
        browser.find("form.upload button").click();
        browser.untilTitle("Ready to publish");
        browser.find("form[action$='/effect'] button").click();
        browser.until("the count", page -> page.title().contains("would see something else first"));
        browser.assertAccessible("effect");
    }

    @Test
    void whoIsSlowerSeesIt() throws Exception {
        browser.open(url + "/rules");
        browser.find("#files")
                .sendKeys(file(rules.atNight("slow", "office-tour").sheet()));
        browser.find("form.upload button").click();
        browser.untilTitle("Ready to publish");
        Wait.on(cairn.running().node().publishing().publish(RuleFolder.read(changed()), "Ben", "I was faster"));
        browser.find("#author").sendKeys("Ada");
        browser.find("#comment").sendKeys("Slow");
        browser.find("form[action$='/publish'] button").click();
        browser.untilTitle("Somebody was faster");
        browser.assertAccessible("conflict");
        browser.find("form[action$='/rebase'] button").click();
        browser.untilTitle("Ready to publish");
    }

    private static Path changed() throws IOException {
        Path book = CommandTest.defaultBook(Files.createTempDirectory(folder, "ben"));
        Visitor.Sent sheet =
                rules.atNight("fast-" + System.nanoTime(), "office-tour").sheet();
        Files.write(book.resolve(sheet.name()), sheet.bytes());
        return book;
    }

    @Test
    void anExampleThatDoesNotComeOutIsAccessibleToo() throws Exception {
        browser.open(url + "/rules");
        browser.find("#files")
                .sendKeys(file(rules.with(Map.of(
                                "Name", "loud",
                                "Program", "Onboarding",
                                "Stage", "awareness",
                                "Then show content", "office-tour",
                                "Points", "1000"))
                        .sheet()));
        browser.find("form.upload button").click();
        browser.until("examples", page -> page.title().contains("things to mend"));
        browser.assertAccessible("examples");
    }

    @Test
    void theBrowserHasNothingToComplainOf() {
        for (String path : new String[] {"/rules", "/rules/history", "/rules/help", "/rules/versions/1"}) {
            browser.open(url + path);
        }
        for (LogEntry entry : browser.driver().manage().logs().get(LogType.BROWSER)) {
            assertTrue(entry.getMessage().contains("status of 4"), () -> "the console says: " + entry.getMessage());
        }
    }
}
