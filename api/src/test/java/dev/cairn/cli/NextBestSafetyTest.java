package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The web component before answers that it cannot trust or does not get, and what it tells of what was seen. */
@Tag("deep")
class NextBestSafetyTest {
    private static final Path PARTS = Path.of("src/main/resources/http/next-best");

    private static Chromium browser;
    private static Portal portal;
    private static NextBestElement element;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        browser = Chromium.start(folder.resolve("profile"));
        portal = new Portal();
        element = new NextBestElement(browser);
        String module;
        try (Stream<Path> parts = Files.list(PARTS)) {
            module = "const DOCUMENTS = " + text(PARTS.resolve("documents.json"))
                    + parts.filter(part -> part.toString().endsWith(".js"))
                            .sorted()
                            .map(NextBestSafetyTest::text)
                            .collect(Collectors.joining());
        }
        portal.put(
                "/page",
                "<!doctype html><html lang=en><title>Portal</title><main><h1>Portal</h1><div id=above></div>"
                        + "<cairn-next-best endpoint='/graphql' learner='o\"&apos;<b>x' touch-point='home page'>"
                        + "</cairn-next-best></main><script type=module>" + module + "</script></html>");
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (portal != null) {
            portal.close();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private static JsonObject content(String id, String title, String link) {
        return new JsonObject()
                .put("because", title)
                .put("required", false)
                .put(
                        "content",
                        new JsonObject()
                                .put("id", "content:" + id)
                                .put("key", id)
                                .put("title", title)
                                .put("titles", new JsonArray())
                                .put("link", link)
                                .put("kind", title)
                                .put("image", new JsonObject().put("url", link).put("alternativeText", title)));
    }

    /** Answers questions by these picks, and takes every signal. */
    private static JsonObject answer(JsonObject question, List<JsonObject> picks) {
        JsonObject list = new JsonObject()
                .put(
                        "edges",
                        new JsonArray(picks.stream()
                                .map(pick -> new JsonObject().put("pick", pick))
                                .toList()))
                .put("decision", new JsonObject().put("id", "decision-1"));
        JsonObject done = new JsonObject().put("userErrors", new JsonArray()).put("entries", new JsonArray());
        return new JsonObject()
                .put(
                        "data",
                        new JsonObject()
                                .put("answer", question.getString("query").startsWith("query") ? list : done));
    }

    private static List<String> said(String kind) {
        return portal.signals().stream()
                .filter(signal -> signal.getString("kind").equals(kind))
                .map(signal -> signal.getJsonObject("content").getString("id"))
                .toList();
    }

    @Test
    void whatIsHostileStaysInert() throws Exception {
        String title = "<img src=x onerror='window.broken = 1'><script>window.broken = 2</script>";
        List<String> links = List.of(
                "javascript:window.broken=3",
                " java\nscript:window.broken=4",
                "JAVASCRIPT:window.broken=5",
                "data:text/html,<script>window.broken=6</script>",
                "vbscript:x",
                "blob:http://a/b",
                "file:///etc/passwd",
                "/relative",
                "",
                "http://[",
                "view-source:http://a");
        List<JsonObject> picks = Stream.concat(
                        links.stream(), Stream.of("msteams:/l/meeting", "https://learn.example/x?<b>"))
                .map(link -> content("c" + link.hashCode(), title, link))
                .toList();
        portal.answers(question -> answer(question, picks));
        browser.open(portal.origin() + "/page");
        element.untilTitles(links.size() + 2);
        assertEquals(title, element.titles().get(0));
        assertEquals(
                List.of("msteams:/l/meeting", "https://learn.example/x?%3Cb%3E"),
                element.run("return [...root.querySelectorAll('a')].map(link => link.href)"));
        assertEquals(0L, element.run("return root.querySelectorAll('script, [onerror], img[src^=data]').length"));
        assertEquals("o\"'<b>x", element.run("return host.getAttribute('learner')"));
        element.run("root.querySelectorAll('[part=title]').forEach(title => title.click())");
        assertNull(browser.run("return window.broken ?? null"));
    }

    @Test
    void whatIsSeenIsToldOnceAndSentAgainUntilItIsTaken() {
        List<JsonObject> picks = List.of(
                content("one", "One", "https://learn.example/1"), content("two", "Two", "https://learn.example/2"));
        AtomicInteger refusals = new AtomicInteger(1);
        portal.answers(question -> question.getString("query").startsWith("mutation") && refusals.getAndDecrement() > 0
                ? null
                : answer(question, picks));
        browser.open(portal.origin() + "/page");
        browser.run("document.getElementById('above').style.height = '3000px'");
        element.untilTitles(2);
        assertEquals(List.of(), portal.signals(), "nothing is seen below the window");
        element.run("host.scrollIntoView()");
        browser.until("both told twice", page -> said("shown").size() == 4);
        Map<String, Long> ids =
                portal.signals().stream().collect(Collectors.groupingBy(JsonObject::encode, Collectors.counting()));
        assertEquals(List.of(2L, 2L), List.copyOf(ids.values()), "sent again they are the same");
        JsonObject first = portal.signals().get(0);
        assertEquals("decision-1", first.getString("decision"));
        assertEquals("home page", first.getString("touchPoint"));

        element.run("window.scrollTo(0, 0)");
        element.run("host.scrollIntoView(); host.refresh();"
                + "host.addEventListener('cairn-open', event => event.preventDefault());"
                + "const link = root.querySelector('a'); link.click(); link.click()");
        browser.until("opened", page -> !said("viewed").isEmpty());
        element.run("root.querySelectorAll('[part=dismiss]')[1].click()");
        browser.until("dismissed", page -> said("dismissed").equals(List.of("content:two")));
        assertEquals(List.of("content:one"), said("viewed"), "clicked twice, told once");
        assertEquals(4, said("shown").size(), "seen again, not told again");
    }

    @Test
    void failuresAreSaidAndCanBeTriedAgain() throws Exception {
        portal.answers(question -> null);
        browser.open(portal.origin() + "/page");
        browser.until("the failure", page -> !element.text("[part=retry]").isEmpty());
        assertEquals("Your recommendations could not be loaded.", element.text("[role=status]"));
        browser.assertAccessible("next-best-failed");
        portal.answers(question -> answer(question, List.of()));
        element.tabTo("Try again");
        browser.type(org.openqa.selenium.Keys.ENTER);
        browser.until("nothing", page -> element.text("[part=state]").equals("There is nothing for you right now."));
        assertFalse(element.focused().isEmpty(), "the focus is not lost");
        assertTrue(element.text("[part=retry]").isEmpty());
        browser.assertAccessible("next-best-empty");
    }
}
