package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.learner.LearnerId;
import dev.cairn.graphql.Caller;
import dev.cairn.graphql.Role;
import dev.cairn.http.rules.RulePages;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of the rules before those who mean no good, or bring too much. */
class RulePagesSafetyTest {
    private static final String SCRIPT = "<script>alert('x')</script>";

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

    @AfterEach
    void theLiveBookIsUnharmed() {
        assertEquals(1, cairn.running().node().book().version());
    }

    private static Visitor visitor() throws Exception {
        return new Visitor(cairn.running().server().url()).open("/rules");
    }

    private static void assertInert(Visitor visitor) {
        assertEquals(List.of("/rules/page.js"), visitor.page().select("script").eachAttr("src"));
        for (Element element : visitor.page().getAllElements()) {
            element.attributes().forEach(attribute -> {
                assertFalse(attribute.getKey().startsWith("on"), element::outerHtml);
                assertFalse(attribute.getValue().strip().startsWith("javascript:"), element::outerHtml);
            });
        }
        assertNull(visitor.page().selectFirst("img, iframe, object, style"));
    }

    @Test
    void aCellIsTextWhateverStandsInIt() throws Exception {
        Visitor mallory = visitor()
                .handIn(rules.with(Map.of(
                                "Name", "\"><img src=x onerror=alert(1)>",
                                "Time of day", SCRIPT,
                                "Then show content", "office-tour",
                                "Points", "javascript:alert(1)",
                                "Because", "${7*7} #{7*7} {{7*7}}"))
                        .sheet())
                .sees(200, "2 things to mend");
        assertTrue(mallory.text(".issues code").contains(SCRIPT), mallory.text(".issues"));
        assertInert(mallory);
        mallory.open("/rules")
                .handIn(rules.with(Map.of(
                                "Name", "\"><img src=x onerror=alert(1)>",
                                "Time of day", "02:00-05:00",
                                "Then show content", "office-tour",
                                "Points", "7",
                                "Because", SCRIPT))
                        .sheet())
                .sees(200, "Ready to publish");
        assertTrue(mallory.text(".changes").contains(SCRIPT), mallory.text(".changes"));
        assertInert(mallory);
        mallory.submit(
                        "form[action$=/publish]",
                        Map.of("author", SCRIPT, "comment", "", "validFrom", "\" autofocus onfocus=x"))
                .sees(422, "The form lacks something");
        assertEquals(SCRIPT, mallory.page().select("#author").attr("value"));
        assertInert(mallory);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd.csv",
                "C:\\windows\\content-rules.csv",
                SCRIPT + ".csv",
                ".xlsx",
                "a\u202Evsc.exe"
            })
    void aFilesNameIsNoPathAndNoMarkup(String name) throws Exception {
        Visitor mallory = visitor().handIn(Visitor.Sent.text(name, "Name\nx\n"));
        assertTrue(mallory.text("h1").matches("\\d+ things? to mend"), mallory.text("h1"));
        String shown = mallory.text("dl dd:first-of-type");
        assertFalse(shown.contains("/etc") || shown.contains("\\") || shown.contains("\u202E"), shown);
        assertInert(mallory);
    }

    @Test
    void whatIsNoWorkbookIsToldAndNothingElse() throws Exception {
        byte[] noise = new byte[300_000];
        new Random(7).nextBytes(noise);
        Visitor mallory = visitor().handIn(new Visitor.Sent("book.xlsx", noise));
        assertTrue(mallory.text("h1").matches("\\d+ things? to mend"), mallory.text("h1"));
        assertEquals(200, mallory.download(mallory.path() + "/workbook").statusCode());
        visitor().handIn().sees(422, "No file was chosen");
    }

    @ParameterizedTest
    @CsvSource({
        "Origin,http://evil.example",
        "Origin,null",
        "Origin,http://127.0.0.1:1",
        "Sec-Fetch-Site,same-site",
        "Sec-Fetch-Site,cross-site"
    })
    void aFormFromElsewhereIsRefused(String header, String value) throws Exception {
        Visitor ada = visitor();
        String token = ada.page().select("input[name=token]").attr("value");
        ada.show(ada.posted(
                                "/rules/versions/1/rollback",
                                Map.of("token", token, "author", "Eve", "comment", "x", "base", "1"))
                        .header(header, value))
                .sees(403, "That is not allowed");
    }

    @Test
    void aFormWithoutItsTokenIsRefused() throws Exception {
        Map<String, String> wish = Map.of("author", "Eve", "comment", "x", "base", "1");
        Visitor ada = visitor();
        for (Map<String, String> fields : List.of(wish, with(wish, ""), with(wish, "AAAAAAAAAAAAAAAAAAAAAA"))) {
            ada.show(ada.posted("/rules/versions/1/rollback", fields)).sees(403, "That is not allowed");
        }
        Visitor stranger = new Visitor(cairn.running().server().url());
        stranger.show(stranger.posted("/rules/checks", with(wish, "AAAAAAAAAAAAAAAAAAAAAA"), rules.sheet()))
                .sees(403, "That is not allowed");
    }

    private static Map<String, String> with(Map<String, String> fields, String token) {
        Map<String, String> more = new java.util.HashMap<>(fields);
        more.put("token", token);
        return more;
    }

    @Test
    void tooMuchIsToldOnAPage() throws Exception {
        visitor()
                .handIn(new Visitor.Sent("book.xlsx", new byte[21 * 1024 * 1024]))
                .sees(413, "That is too large");
        Visitor.Sent[] many = new Visitor.Sent[61];
        for (int i = 0; i < many.length; i++) {
            many[i] = Visitor.Sent.text(i + ".csv", "x");
        }
        visitor().handIn(many).sees(413, "That is too large");
    }

    @Test
    void whoComesWhileTooManySendIsAskedToComeAgain() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 6; i++) {
                Socket socket = new Socket("127.0.0.1", cairn.port());
                slow.add(socket);
                socket.getOutputStream()
                        .write(("POST /rules/checks HTTP/1.1\r\nHost: 127.0.0.1:" + cairn.port()
                                        + "\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 1000\r\n\r\n--x\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
            }
            Visitor ada = visitor();
            dev.cairn.store.TestDatabase.eventually(() -> isBusy(ada));
            assertTrue(ada.text("main").contains("try again"), ada.text("main"));
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
        Visitor ada = visitor();
        dev.cairn.store.TestDatabase.eventually(() -> !isBusy(ada));
    }

    private static boolean isBusy(Visitor visitor) {
        try {
            return visitor.open("/rules")
                    .handIn(rules.atNight("busy", "office-tour").sheet())
                    .text("h1")
                    .equals("Busy just now");
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void everyPageForbidsTheBrowserWhatItNeedNotDo() throws Exception {
        for (String path : List.of(
                "/rules", "/rules/history", "/rules/help", "/rules/versions/1", "/rules/nowhere", "/rules/empty")) {
            HttpResponse<byte[]> response = visitor().download(path);
            String policy =
                    response.headers().firstValue("Content-Security-Policy").orElseThrow();
            assertTrue(policy.startsWith("default-src 'none'; style-src 'self'; script-src 'self'"), policy);
            assertTrue(policy.contains("form-action 'self'") && policy.contains("frame-ancestors 'none'"), policy);
            assertFalse(policy.contains("unsafe"), policy);
            assertEquals(
                    "no-store", response.headers().firstValue("Cache-Control").orElseThrow());
            assertEquals(
                    "nosniff",
                    response.headers().firstValue("X-Content-Type-Options").orElseThrow());
        }
        String cookie = new Visitor(cairn.running().server().url())
                .download("/rules")
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();
        assertTrue(cookie.contains("HTTPOnly") && cookie.contains("SameSite=Strict"), cookie);
    }

    @Test
    void whatIsGoneIsToldAndWhatNeverWasToo() throws Exception {
        visitor()
                .open("/rules/checks/00000000-0000-0000-0000-000000000000")
                .sees(404, "These files are not here any more");
        visitor().open("/rules/versions/99").sees(404, "There is nothing here");
        visitor().open("/rules/versions/x").sees(404, "There is nothing here");
        visitor().open("/rules/compare?from=1&to=99").sees(404, "There is nothing here");
        visitor().open("/rules/nowhere").sees(404, "There is nothing here");
    }

    @Test
    void onlyEditorsComeIn() throws Exception {
        withRole(Role.PORTAL, visitor -> {
            visitor.open("/rules").sees(403, "That is not allowed");
            visitor.open("/rules/versions/1/workbook").sees(403, "That is not allowed");
        });
        withRole(Role.EDITOR, editor -> {
            editor.open("/rules")
                    .handIn(rules.atNight("x", "office-tour").sheet())
                    .sees(200, "Ready to publish");
            assertNotNull(editor.page().selectFirst("form[action$=/publish]"));
        });
    }

    @Test
    void expertRulesAreTheAdministrators() throws Exception {
        Visitor.Sent expert = Visitor.Sent.text(
                "night.drl",
                "rule \"night\" when Learner( timeOfDay matches \"02:00-05:00\" ) then segment( \"Awake\" ); end\n");
        withRole(Role.EDITOR, editor -> {
            editor.open("/rules").handIn(expert).sees(200, "Ready to publish");
            editor.submit("form[action$=/publish]", Map.of("author", "Eve", "comment", "x"))
                    .sees(403, "That is not allowed");
            assertTrue(editor.text("main").contains("Only an administrator changes expert rules"), editor.text("main"));
        });
    }

    @Test
    void whoIsKnownSignsAsThemselvesWhateverTheFormSays() throws Exception {
        Caller dora = new Caller(Set.of(Role.EDITOR), new LearnerId("dora"));
        as(dora, editor -> {
            editor.open("/rules")
                    .handIn(rules.atNight("signed", "office-tour").sheet())
                    .sees(200, "Ready to publish");
            assertNull(editor.page().selectFirst("#author"));
            assertTrue(editor.text("main").contains("You sign as dora"), editor.text("main"));
            editor.submit(
                    "form[action$=/publish]", Map.of("author", "Eve", "comment", "x", "validFrom", "2199-01-01T08:00"));
            assertTrue(editor.text("h1").endsWith(" is scheduled"), editor.text("main"));
            assertTrue(editor.text("dl").contains("By dora"), editor.text("dl"));
            String scheduled = editor.path();
            editor.open(scheduled + "/cancel").submit("main form[method=post]", Map.of("author", "Eve"));
            assertTrue(editor.text("dl").contains("Taken back by dora"), editor.text("dl"));
        });
    }

    private interface Visit {
        void by(Visitor visitor) throws Exception;
    }

    private static void withRole(Role role, Visit visit) throws Exception {
        as(new Caller(Set.of(role), null), visit);
    }

    private static void as(Caller caller, Visit visit) throws Exception {
        Node node = cairn.running().node();
        Router router = Router.router(node.vertx());
        RulePages.add(router, node.vertx(), node.publishing(), node.catalog(), context -> caller);
        HttpServer server =
                Wait.on(node.vertx().createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
        try {
            visit.by(new Visitor("http://127.0.0.1:" + server.actualPort()));
        } finally {
            Wait.on(server.close());
        }
    }
}
