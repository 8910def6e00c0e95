package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every text that any root field takes, wherever it stands in the arguments, holds code once: none of it runs. */
@Tag("deep")
class InjectionTest {
    /** What a value that is no code of ours must never make the service say. */
    private static final Pattern INSIDE = Pattern.compile(
            "dev\\.cairn|io\\.vertx|graphql\\.|org\\.postgresql|org\\.drools|jackson|Exception|SQLSTATE|\\tat |uid=0|root:x");

    @Test
    void nothingThatIsSentRuns(@TempDir Path folder) throws Exception {
        Path made = folder.resolve("made");
        List<String> surprises = new ArrayList<>();
        Set<String> places = new TreeSet<>();
        int sent = 0;
        try (RunningCairn cairn = RunningCairn.on(folder.resolve("data"));
                ServerSocket elsewhere = new ServerSocket(0)) {
            elsewhere.setSoTimeout(1);
            for (TextPlaces.Place place : new TextPlaces(Files.readString(Path.of("../schema.graphqls"))).all()) {
                places.add(place.name());
                for (String text : texts(made, elsewhere.getLocalPort())) {
                    String query = place.question(
                            new JsonObject().put("t", text).encode().replaceAll("^\\{\"t\":|}$", ""));
                    HttpResponse<String> answer =
                            cairn.post(new JsonObject().put("query", query).encode());
                    sent++;
                    String body = answer.body();
                    if (answer.statusCode() != 200
                            || answer.headers().firstValue("Set-Cookie").isPresent()
                            || body.contains("\"INTERNAL\"")
                            || body.contains("\"TIMEOUT\"")
                            || INSIDE.matcher(body).find()) {
                        surprises.add(place.name() + " with " + text.substring(0, Math.min(40, text.length())) + ": "
                                + answer.statusCode() + " " + body.substring(0, Math.min(300, body.length())));
                    }
                }
            }
            assertEquals(200, cairn.get("/health/ready").statusCode());
            assertTrue(cairn.ask("{ learner(ref: {id: \"ada\"}) { name } }")
                    .encode()
                    .contains("Ada Nilsson"));
            assertFalse(Files.exists(made), "something ran");
            org.junit.jupiter.api.Assertions.assertThrows(
                    java.net.SocketTimeoutException.class, elsewhere::accept, "somebody was called");
        }
        System.out.println(sent + " texts in " + places.size() + " places: " + places);
        assertTrue(places.size() > 50, places::toString);
        assertEquals(List.of(), surprises, () -> String.join("\n", surprises));
    }

    private static List<String> texts(Path made, int port) {
        return List.of(
                "' or '1'='1'; drop table learner cascade; --",
                "'; copy (select 1) to program 'touch " + made + "'; --",
                "$$; select pg_sleep(30); $$ \\'; select pg_sleep(30) --",
                "\"; java.lang.Runtime.getRuntime().exec(\"touch " + made + "\"); //",
                "x\" || eval(new java.lang.ProcessBuilder(\"touch\", \"" + made + "\").start() != null) || \"",
                "@{Runtime.getRuntime().exec('touch " + made + "')} #{7*7} {{7*7}} ${7*7} <%= 7*7 %>",
                "${jndi:ldap://127.0.0.1:" + port + "/a}",
                "*)(uid=*))(|(uid=*",
                "../../../../../../etc/passwd",
                "http://127.0.0.1:" + port + "/",
                "a\r\nSet-Cookie: a=b\r\n\r\n<html>",
                "<script>alert(1)</script><img src=x onerror=alert(1)>",
                "`touch " + made + "` $(touch " + made + ") | touch " + made + " &",
                "a\u0000b",
                "\u202e\ufeff\u200b\ud83d\ude00",
                "%s%n%x %00 %2e%2e%2f",
                "=cmd|' /C calc'!A0",
                "{\"$gt\": \"\"}",
                "(a+)+$" + "a".repeat(40) + "!",
                "x".repeat(30_000),
                "");
    }
}
