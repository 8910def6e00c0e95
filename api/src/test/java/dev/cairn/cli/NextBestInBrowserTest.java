package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.graphql.Role;
import dev.cairn.http.Entrance;
import dev.cairn.http.keys.KeySetting;
import dev.cairn.http.keys.Secret;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** The web component and the examples in Chromium, before a service that runs. */
@Tag("deep")
class NextBestInBrowserTest {
    private static Chromium browser;
    private static RunningCairn cairn;
    private static Portal portal;
    private static NextBestElement element;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        browser = Chromium.start(folder.resolve("profile"));
        cairn = RunningCairn.on(folder.resolve("data"));
        portal = new Portal();
        element = new NextBestElement(browser);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (portal != null) {
            portal.close();
        }
        if (cairn != null) {
            cairn.close();
        }
    }

    private static String url(String path) {
        return cairn.running().server().url() + path;
    }

    private static List<String> titlesFor(String learner) throws Exception {
        return cairn
                .ask("{ recommendations(learner: {id: \"" + learner + "\"}, first: 3,"
                        + " moment: {device: \"desktop\", touchPoint: \"home page\"}) { edges { node { title } } } }")
                .getJsonObject("recommendations")
                .getJsonArray("edges")
                .stream()
                .map(edge -> ((JsonObject) edge).getJsonObject("node").getString("title"))
                .collect(Collectors.toList());
    }

    private static void happened(String id, String learner, String kind, String content) throws Exception {
        JsonObject recorded = cairn.ask(
                        "mutation { recordSignals(input: {signals: [{id: \"" + id + "\", kind: \"" + kind
                                + "\", learner: {id: \"" + learner + "\"}, content: {id: \"" + content + "\"}, at: \""
                                + Instant.now()
                                + "\"}]}) { accepted } }")
                .getJsonObject("recordSignals");
        assertEquals(1, recorded.getInteger("accepted"));
    }

    /** The example's page, for a learner whom no other test touches. */
    private static List<String> openFor(String learner) throws Exception {
        browser.open(url("/examples/component.html"));
        element.run("host.setAttribute('learner', arguments[0])", learner);
        List<String> wanted = titlesFor(learner);
        browser.until("the picks of " + learner, page -> element.titles().equals(wanted));
        return wanted;
    }

    @Test
    void itIsSeenAndHeard() throws Exception {
        List<String> titles = openFor("ada");
        assertEquals(3, titles.size());
        assertTrue(element.text("[part=because]").startsWith("Why: you start "), element.text("[part=because]"));
        List<String> heard = element.heard();
        assertTrue(heard.contains("heading Recommended for you"), heard::toString);
        assertTrue(heard.contains("region Recommended for you"), heard::toString);
        assertTrue(heard.contains("list Recommended for you"), heard::toString);
        assertEquals(3, heard.stream().filter("listitem "::equals).count(), heard::toString);
        for (String title : titles) {
            assertTrue(heard.contains("heading " + title), heard::toString);
            assertTrue(heard.contains("link " + title), heard::toString);
            assertTrue(heard.contains("button Not for me: " + title), heard::toString);
        }
        assertEquals("", element.text("[role=status]"), "nothing is announced that did not change");
        browser.assertAccessible("next-best");
        element.run("document.documentElement.dir = 'rtl'");
        browser.assertAccessible("next-best-rtl");
        assertEquals(
                Boolean.TRUE,
                element.run("return [...root.querySelectorAll('li')].map(item => item.getBoundingClientRect())"
                        + ".every(box => box.left >= 0 && box.right <= innerWidth)"),
                "no card leaves the window, written from right to left");
    }

    @Test
    void aKeyboardAloneDismissesAndTakesItBack() throws Exception {
        List<String> titles = openFor("ben");
        String second = titles.get(1);
        element.tabTo("Not for me: " + second);
        browser.type(Keys.ENTER);
        browser.until("the focus on Undo", page -> element.focused().equals("Undo: " + second));
        assertFalse(titlesFor("ben").contains(second));
        assertEquals(titlesFor("ben"), element.titles());
        assertEquals("“" + second + "” is not shown to you any more.", element.text("[role=status]"));
        browser.assertAccessible("next-best-dismissed");
        browser.type(Keys.SPACE);
        browser.until("the focus on what came back", page -> element.focused().equals(second));
        assertEquals(titles, element.titles());
        assertEquals(titles, titlesFor("ben"));
    }

    @Test
    void aChangeComesLiveAndTheFocusStays() throws Exception {
        List<String> titles = openFor("clara");
        element.tabTo("Not for me: " + titles.get(1));
        String first = cairn.ask("{ nextBestContent(learner: {id: \"clara\"}, moment: {device: \"desktop\","
                        + " touchPoint: \"home page\"}) { pick { content { key } } } }")
                .getJsonObject("nextBestContent")
                .getJsonObject("pick")
                .getJsonObject("content")
                .getString("key");
        happened("live-1", "clara", "dismissed", first);
        List<String> after = titlesFor("clara");
        assertNotEquals(titles, after);
        browser.until("the change", page -> element.titles().equals(after));
        assertEquals(
                "Your recommendations have changed. The first is now “" + after.get(0) + "”.",
                element.text("[role=status]"));
        assertTrue(element.focused().equals("Not for me: " + titles.get(1)) || !after.contains(titles.get(1)));
        assertFalse(element.focused().isEmpty(), "the focus is still in the list");
    }

    @Test
    void theExampleWithoutItIsLiveToo() throws Exception {
        browser.open(url("/examples/picks.html"));
        browser.until("picks", page -> page.find("#state").getText().equals("5 picks (start)"));
        browser.assertAccessible("example-picks");
        browser.find("#picks button").click();
        browser.until("the change", page -> page.find("#state").getText().endsWith("(signal)"));
    }

    private static String page(String cairn, String before) {
        return "<!doctype html><html lang=de><title>Portal</title><main><h1>Portal</h1><cairn-next-best endpoint='"
                + cairn
                + "/graphql' learner=devika></cairn-next-best></main><script>" + before
                + "</script><script type=module src='" + cairn + "/cairn-next-best.js'></script></html>";
    }

    @Test
    void anotherSiteOfTheListMayAskWithAToken() throws Exception {
        Secret secret = Secret.of(KeyedCairn.SECRET);
        String token = secret.token("devika", EnumSet.of(Role.LEARNER), Instant.now(), Duration.ofHours(1));
        Entrance entrance =
                new Entrance("127.0.0.1", KeySetting.NONE.with(secret), List.of(portal.origin()), true, 256, 1_024);
        try (KeyedCairn keyed = new KeyedCairn(cairn, entrance)) {
            browser.open(portal.put(
                    "/keyed",
                    page(
                            keyed.url(),
                            "document.querySelector('cairn-next-best').getToken = async ({again}) => again ? '" + token
                                    + "' : 'expired'")));
            element.untilTitles(3);
            assertEquals("Für dich empfohlen", element.text("[part=heading]"));
            assertFalse(String.valueOf(browser.run("return document.querySelector('cairn-next-best').outerHTML"))
                    .contains(token));
            element.run("host.getToken = null");
            browser.until("no leave", page -> !element.text("[part=retry]").isEmpty());
            element.run("host.setAttribute('live', ''); host.getToken = async () => '" + token + "'");
            element.untilTitles(3);
            List<String> before = element.titles();
            happened(
                    "live-2",
                    "devika",
                    "dismissed",
                    cairn.ask("{ nextBestContent(learner: {id: \"devika\"}) { pick { content { key } } } }")
                            .getJsonObject("nextBestContent")
                            .getJsonObject("pick")
                            .getJsonObject("content")
                            .getString("key"));
            browser.until(
                    "the change on another site", page -> !element.titles().equals(before));
        }
    }

    @Test
    void aSiteThatIsNotOfTheListIsRefusedCleanly() throws Exception {
        browser.open(portal.put("/stranger", page(cairn.running().server().url(), "")));
        browser.until("refused", page -> element.text("[part=state]")
                .equals("Deine Empfehlungen konnten nicht geladen werden.Noch einmal versuchen"));
        assertEquals(List.of(), element.titles());
        browser.assertAccessible("next-best-refused");
    }
}
