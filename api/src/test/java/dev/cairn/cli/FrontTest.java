package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The addresses beside /graphql, on a first start with the default rule book and the sample world. */
@ExtendWith(SharedCairn.class)
class FrontTest {
    private final RunningCairn cairn;

    FrontTest(RunningCairn cairn) {
        this.cairn = cairn;
    }

    @Test
    void itLives() throws Exception {
        HttpResponse<String> response = cairn.get("/health/live");
        assertEquals(200, response.statusCode());
        assertEquals("{\"status\":\"UP\"}", response.body());
    }

    @Test
    void itIsReadyAndSaysByWhichVersions() throws Exception {
        HttpResponse<String> response = cairn.get("/health/ready");
        assertEquals(200, response.statusCode(), response.body());
        JsonObject ready = new JsonObject(response.body());
        assertEquals("UP", ready.getString("status"));
        assertEquals("UP", ready.getString("database"));
        assertEquals(1, ready.getLong("ruleBookVersion"));
        assertTrue(ready.getLong("catalogVersion") > 0, response.body());
    }

    @Test
    void prometheusReadsVersionsAndRequests() throws Exception {
        cairn.get("/health/live");
        HttpResponse<String> response = cairn.get("/metrics");
        assertEquals(200, response.statusCode());
        assertEquals(
                "text/plain; version=0.0.4; charset=utf-8",
                response.headers().firstValue("Content-Type").orElseThrow());
        List<String> lines = response.body().lines().toList();
        assertTrue(lines.contains("cairn_rule_book_version 1.0"), response.body());
        assertTrue(lines.contains("cairn_rule_book_refused 0.0"), response.body());
        assertTrue(
                lines.stream()
                        .anyMatch(line -> line.startsWith("vertx_http_server_requests_total{code=\"200\"")
                                && line.contains("/health/live")),
                response.body());
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("jvm_memory_used_bytes")), response.body());
    }

    @Test
    void whatACallerMakesUpNeverBecomesALabel() throws Exception {
        cairn.get("/made-up-path-471");
        cairn.send(cairn.to("/health/live").method("MADEUP", java.net.http.HttpRequest.BodyPublishers.noBody()));
        String metrics = cairn.get("/metrics").body();
        assertFalse(metrics.contains("made-up-path-471"));
        assertFalse(metrics.contains("MADEUP"));
    }

    @Test
    void theFirstPageLeadsOn() throws Exception {
        HttpResponse<String> response = cairn.get("/");
        assertEquals(200, response.statusCode());
        Matcher link = Pattern.compile("href=\"([^\"]+)\"").matcher(response.body());
        int links = 0;
        while (link.find()) {
            links++;
            int status = cairn.get(link.group(1)).statusCode();
            assertTrue(status == 200 || status == 302, link.group(1) + ": " + status);
        }
        assertTrue(links >= 4, response.body());
    }

    @Test
    void graphiqlComesWholeFromHere() throws Exception {
        HttpResponse<String> page = cairn.get("/graphiql/");
        assertEquals(200, page.statusCode());
        assertFalse(page.body().contains("//cdn") || page.body().contains("unpkg"), page.body());
        Matcher source =
                Pattern.compile("(?:src|href)=\"(\\.?/?[^\"]+\\.(?:js|css))\"").matcher(page.body());
        int sources = 0;
        while (source.find()) {
            sources++;
            assertEquals(
                    200,
                    cairn.get("/graphiql/" + source.group(1).replaceFirst("^\\./", ""))
                            .statusCode());
        }
        assertTrue(sources >= 2, page.body());
        assertTrue(page.headers()
                .firstValue("Content-Security-Policy")
                .orElseThrow()
                .contains("default-src 'self'"));
    }

    @Test
    void whatIsNotThereIsNotFound() throws Exception {
        HttpResponse<String> response = cairn.get("/admin/../../etc/passwd");
        assertEquals(404, response.statusCode());
        assertTrue(response.body().contains("NOT_FOUND"), response.body());
    }

    @Test
    void nobodyFromOutsideComesIn() throws Exception {
        List<InetAddress> outside = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .toList();
        for (InetAddress address : outside) {
            assertRefused(address);
        }
    }

    private void assertRefused(InetAddress address) {
        try (Socket socket = new Socket(address, cairn.port())) {
            throw new AssertionError(socket + " came in");
        } catch (IOException refused) {
            assertFalse(refused instanceof BindException, refused.toString());
        }
    }
}
