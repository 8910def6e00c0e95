package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The web component and the examples, as a browser fetches them. */
@ExtendWith(SharedCairn.class)
class AssetsTest {
    private final RunningCairn cairn;

    AssetsTest(RunningCairn cairn) {
        this.cairn = cairn;
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    @Test
    void theComponentIsOneModuleForAnySite() throws Exception {
        HttpResponse<String> script =
                cairn.send(cairn.to("/cairn-next-best.js").header("Origin", "https://portal.example"));
        assertEquals(200, script.statusCode());
        assertEquals("text/javascript; charset=utf-8", header(script, "Content-Type"));
        assertEquals("*", header(script, "Access-Control-Allow-Origin"));
        assertEquals("cross-origin", header(script, "Cross-Origin-Resource-Policy"));
        assertEquals("public, max-age=600", header(script, "Cache-Control"));
        assertTrue(script.body().contains("customElements.define('cairn-next-best'"));
        assertFalse(Pattern.compile("^import ", Pattern.MULTILINE)
                .matcher(script.body())
                .find());
        assertFalse(
                Pattern.compile("innerHTML|outerHTML|insertAdjacentHTML|document\\.write|\\beval\\b|setHTML")
                        .matcher(script.body())
                        .find(),
                "text goes in as text");
    }

    @Test
    void anOperatorCanLetItsDocumentsThroughAlone(@TempDir Path folder) throws Exception {
        HttpResponse<String> documents = cairn.get("/cairn-next-best.json");
        Path file = Files.writeString(folder.resolve("next-best.json"), documents.body());
        TrustedDocuments trusted = TrustedDocuments.read(file, true);
        assertEquals(5, trusted.byId().size());
        trusted.demandSound(cairn.running().api());
        String script = cairn.get("/cairn-next-best.js").body();
        assertTrue(script.startsWith("const DOCUMENTS = " + documents.body()));
    }

    @Test
    void whatIsKnownIsNotSentAgain() throws Exception {
        for (String path : new String[] {"/cairn-next-best.js", "/examples/picks.js"}) {
            HttpResponse<String> first = cairn.get(path);
            String tag = header(first, "ETag");
            HttpResponse<String> again = cairn.send(cairn.to(path).header("If-None-Match", "\"other\", W/" + tag));
            assertEquals(304, again.statusCode(), path);
            assertEquals("", again.body());
            assertEquals(tag, header(again, "ETag"));
            assertEquals(header(first, "Cache-Control"), header(again, "Cache-Control"));
            assertEquals(
                    200,
                    cairn.send(cairn.to(path).header("If-None-Match", "\"other\""))
                            .statusCode());
        }
    }

    @Test
    void theExamplesComeWholeFromHere() throws Exception {
        for (String page : new String[] {"/examples/picks.html", "/examples/component.html"}) {
            HttpResponse<String> response = cairn.get(page);
            assertEquals(200, response.statusCode());
            assertTrue(header(response, "Content-Security-Policy").contains("script-src 'self'"));
            Matcher source = Pattern.compile("src=\"([^\"]+)\"").matcher(response.body());
            int sources = 0;
            while (source.find()) {
                sources++;
                String path = source.group(1).startsWith("/") ? source.group(1) : "/examples/" + source.group(1);
                assertEquals(200, cairn.get(path).statusCode(), path);
            }
            assertTrue(sources > 0, page);
        }
    }
}
