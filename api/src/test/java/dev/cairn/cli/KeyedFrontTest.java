package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.graphql.Caller;
import dev.cairn.graphql.Role;
import dev.cairn.http.Entrance;
import dev.cairn.http.keys.KeySetting;
import dev.cairn.http.keys.Secret;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The addresses of a service that has keys. */
@ExtendWith(SharedCairn.class)
class KeyedFrontTest {
    private static final Secret SECRET = Secret.of(KeyedCairn.SECRET);
    private static final KeySetting KEYS = KeySetting.NONE.with(SECRET);
    private static final String QUERY = "{ contents(first: 1) { totalCount } }";

    private final RunningCairn cairn;

    KeyedFrontTest(RunningCairn cairn) {
        this.cairn = cairn;
    }

    private static String token(Role role, String subject) {
        return SECRET.token(subject, EnumSet.of(role), Instant.now(), Duration.ofHours(1));
    }

    @Test
    void eachAddressHasItsRule() throws Exception {
        try (KeyedCairn keyed = new KeyedCairn(cairn, KeyedCairn.entrance(KEYS))) {
            assertEquals(200, keyed.send(keyed.to("/health/live")).statusCode());
            assertEquals(
                    "{\"status\":\"UP\"}", keyed.send(keyed.to("/health/ready")).body());
            assertTrue(keyed.send(
                            keyed.to("/health/ready").header("Authorization", "Bearer " + token(Role.LEARNER, "ada")))
                    .body()
                    .contains("ruleBookVersion"));
            assertEquals(200, keyed.send(keyed.to("/")).statusCode());
            assertEquals(200, keyed.send(keyed.to("/graphiql/")).statusCode());
            assertEquals(401, keyed.send(keyed.to("/metrics")).statusCode());
            for (Role role : Role.values()) {
                int expected = Set.of(Role.LEARNER, Role.MANAGER).contains(role) ? 403 : 200;
                var request = keyed.to("/metrics").header("Authorization", "Bearer " + token(role, "ada"));
                assertEquals(expected, keyed.send(request).statusCode(), role.name());
            }
            HttpResponse<String> elsewhere =
                    keyed.send(keyed.asking(QUERY).header("Authorization", "Bearer " + token(Role.PORTAL, "p")));
            assertEquals(200, elsewhere.statusCode());
            assertEquals(
                    "nosniff",
                    elsewhere.headers().firstValue("X-Content-Type-Options").orElse(""));
        }
    }

    @Test
    void aBrowserSignsInAndOut() throws Exception {
        try (KeyedCairn keyed = new KeyedCairn(cairn, KeyedCairn.entrance(KEYS))) {
            Visitor visitor = new Visitor(keyed.url());
            visitor.open("/rules").sees(200, "Sign in");
            visitor.submit("form[action$=sign-in]", Map.of("key", token(Role.LEARNER, "ada")))
                    .sees(403, "Sign in");
            assertTrue(visitor.text("main").contains("not for somebody who writes rules"), visitor.text("main"));
            visitor.submit("form[action$=sign-in]", Map.of("key", "nonsense")).sees(403, "Sign in");
            assertTrue(visitor.text("main").contains("This token is not taken"), visitor.text("main"));
            visitor.submit("form[action$=sign-in]", Map.of("key", token(Role.EDITOR, "dora")));
            assertTrue(visitor.text("header").contains("Sign out"), visitor.text("header"));
            visitor.open("/rules/history").sees(200, "History");
            assertTrue(visitor.text("header").contains("dora"), visitor.text("header"));
            visitor.submit("form[action$=sign-out]", Map.of()).sees(200, "Sign in");
            visitor.open("/rules/history").sees(200, "Sign in");
        }
    }

    @Test
    void theCookieIsForThesePagesOnlyAndNoScriptReadsIt() throws Exception {
        try (KeyedCairn keyed = new KeyedCairn(cairn, KeyedCairn.entrance(KEYS))) {
            HttpResponse<String> page = keyed.send(keyed.to("/rules/sign-in"));
            String form = page.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
            String token = form.substring(form.indexOf('=') + 1);
            String body = "--b\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n" + token
                    + "\r\n--b\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\n" + token(Role.EDITOR, "dora")
                    + "\r\n--b--\r\n";
            var signIn = keyed.to("/rules/sign-in")
                    .header("Content-Type", "multipart/form-data; boundary=b")
                    .header("Cookie", form)
                    .header("X-Forwarded-Proto", "https")
                    .POST(BodyPublishers.ofString(body));
            String cookie =
                    keyed.send(signIn).headers().firstValue("Set-Cookie").orElseThrow();
            for (String part : List.of("Path=/rules", "HttpOnly", "SameSite=Strict", "Secure", "Max-Age=")) {
                assertTrue(cookie.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT)), cookie);
            }
            var foreign = keyed.to("/rules/sign-in")
                    .header("Content-Type", "multipart/form-data; boundary=b")
                    .header("Cookie", form)
                    .header("Origin", "https://evil.example")
                    .POST(BodyPublishers.ofString(body));
            HttpResponse<String> refused = keyed.send(foreign);
            assertEquals(403, refused.statusCode());
            assertTrue(refused.headers().firstValue("Set-Cookie").isEmpty());
            var mutation = keyed.asking(
                            "mutation { retireContent(input: {content: {id: \"welcome-video\"}}) { userErrors { code } } }")
                    .header("Cookie", cookie.replaceFirst(";.*", ""));
            assertEquals(401, keyed.send(mutation).statusCode());
        }
    }

    @Test
    void onlyListedSitesAskFromABrowser() throws Exception {
        try (KeyedCairn keyed = new KeyedCairn(cairn, KeyedCairn.entrance(KEYS))) {
            var preflight = keyed.to("/graphql")
                    .method("OPTIONS", BodyPublishers.noBody())
                    .header("Origin", "https://portal.example")
                    .header("Access-Control-Request-Method", "POST")
                    .header("Access-Control-Request-Headers", "authorization,content-type");
            HttpResponse<String> allowed = keyed.send(preflight);
            assertEquals(204, allowed.statusCode(), allowed.body());
            assertEquals(
                    Set.of(
                            "authorization",
                            "content-type",
                            "graphql-require-preflight",
                            "apollo-require-preflight",
                            "if-none-match",
                            "x-request-id",
                            "traceparent",
                            "tracestate"),
                    words(allowed, "Access-Control-Allow-Headers"));
            HttpResponse<String> read = keyed.send(keyed.to("/graphql?query=" + RunningCairn.encoded(QUERY))
                    .header("Origin", "https://portal.example")
                    .header("Authorization", "Bearer " + token(Role.PORTAL, "p")));
            assertTrue(read.headers().firstValue("ETag").isPresent());
            assertEquals(
                    Set.of("etag", "retry-after", "www-authenticate", "x-request-id"),
                    words(read, "Access-Control-Expose-Headers"));
            assertEquals(
                    "https://portal.example",
                    allowed.headers().firstValue("Access-Control-Allow-Origin").orElse(""));
            assertFalse(allowed.headers()
                    .firstValue("Access-Control-Allow-Credentials")
                    .isPresent());
            HttpResponse<String> unknown = keyed.send(keyed.asking(QUERY).header("Origin", "https://portal.example"));
            assertEquals(401, unknown.statusCode());
            assertEquals(
                    "https://portal.example",
                    unknown.headers().firstValue("Access-Control-Allow-Origin").orElse(""));
            for (String origin : List.of("https://evil.example", "https://portal.example.evil.example", "null")) {
                HttpResponse<String> other = keyed.send(keyed.asking(QUERY)
                        .header("Origin", origin)
                        .header("Authorization", "Bearer " + token(Role.PORTAL, "p")));
                assertEquals(403, other.statusCode(), origin);
                assertFalse(
                        other.headers()
                                .firstValue("Access-Control-Allow-Origin")
                                .isPresent(),
                        origin);
            }
        }
    }

    /** What a list in a header names. */
    private static Set<String> words(HttpResponse<String> answer, String header) {
        String list = answer.headers().firstValue(header).orElse("").toLowerCase(Locale.ROOT);
        return Set.of(list.split(" *, *", -1));
    }

    @Test
    void whoHasTooManyRequestsUnderWayIsToldToWaitAndOthersAreNot() throws Exception {
        Entrance narrow = new Entrance("127.0.0.1", KEYS, List.of(), true, 2, 3);
        try (KeyedCairn keyed = new KeyedCairn(cairn, narrow)) {
            List<Socket> open = new ArrayList<>();
            try {
                // one that comes while an answer is under way is itself too many, so there may have to be more
                for (int tries = 0; keyed.ask(token(Role.PORTAL, "slow"), QUERY).statusCode() != 429; tries++) {
                    assertTrue(tries < 100, "nobody is ever told to wait");
                    open.add(halfSent(keyed, token(Role.PORTAL, "slow")));
                }
                HttpResponse<String> third = eventually(keyed, token(Role.PORTAL, "slow"), 429);
                assertEquals("1", third.headers().firstValue("Retry-After").orElse(""));
                assertEquals(
                        "TOO_MANY_REQUESTS",
                        new JsonObject(third.body())
                                .getJsonArray("errors")
                                .getJsonObject(0)
                                .getJsonObject("extensions")
                                .getString("code"));
                assertEquals(200, keyed.ask(token(Role.PORTAL, "quick"), QUERY).statusCode());
                // until the quick one has left, there is no room for another
                for (int tries = 0;
                        keyed.ask(token(Role.PORTAL, "quick"), QUERY).statusCode() != 429;
                        tries++) {
                    assertTrue(tries < 100, "the house is never full");
                    open.add(halfSent(keyed, token(Role.PORTAL, "another")));
                }
                assertEquals(200, keyed.send(keyed.to("/health/live")).statusCode());
            } finally {
                for (Socket socket : open) {
                    socket.close();
                }
            }
            // whoever has gone makes room
            eventually(keyed, token(Role.PORTAL, "slow"), 200);
        }
    }

    private static HttpResponse<String> eventually(KeyedCairn keyed, String token, int status) throws Exception {
        for (int tries = 0; ; tries++) {
            HttpResponse<String> answer = keyed.ask(token, QUERY);
            if (answer.statusCode() == status || tries > 500) {
                assertEquals(status, answer.statusCode());
                return answer;
            }
            Thread.sleep(10);
        }
    }

    /** A request whose body does not end. */
    private static Socket halfSent(KeyedCairn keyed, String token) throws Exception {
        Socket socket = new Socket("127.0.0.1", URI.create(keyed.url()).getPort());
        socket.getOutputStream()
                .write(
                        ("POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                                        + token + "\r\nContent-Length: 100\r\n\r\n{")
                                .getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        InputStream unused = socket.getInputStream();
        assertEquals(0, unused.available());
        return socket;
    }

    @Test
    void whoTheLearnerIsMayStandInAnotherSystemsWords(@TempDir Path folder) throws Exception {
        Provider provider = new Provider("1");
        Path jwks =
                Files.writeString(folder.resolve("jwks.json"), provider.keys().encode());
        KeySetting byHr = new KeySetting(
                SECRET,
                jwks.toString(),
                Provider.ISSUER,
                Provider.AUDIENCE,
                "realm_access.roles",
                "cairn-",
                "employee",
                "hr",
                Duration.ofSeconds(5));
        try (KeyedCairn keyed = new KeyedCairn(cairn, KeyedCairn.entrance(byHr))) {
            JsonObject claims = Provider.claims("someone@example.org", "cairn-administrator")
                    .put("employee", "1002")
                    .put(
                            "act",
                            new JsonObject().put("sub", "portal-1").put("act", new JsonObject().put("sub", "older")))
                    .put(
                            "realm_access",
                            new JsonObject()
                                    .put(
                                            "roles",
                                            new JsonArray().add("cairn-learner").add("editor")));
            Caller ben = keyed.caller(provider.es256(claims));
            assertEquals(Set.of(Role.LEARNER), ben.roles(), "roles of another claim, or without the prefix, are none");
            assertEquals(
                    "ben", String.valueOf(ben.self() == null ? null : ben.self().value()));
            assertEquals("someone@example.org", ben.subject());
            assertEquals("portal-1 for someone@example.org", ben.name());
            assertNull(keyed.caller(provider.es256(claims.copy().put("employee", "no such number")))
                    .self());
            assertNull(keyed.caller(provider.es256(claims.copy().putNull("employee")))
                    .self());
            // the desk's own tokens name our ids, whatever the provider's do
            Caller ada = keyed.caller(token(Role.LEARNER, "ada"));
            assertEquals(
                    "ada", String.valueOf(ada.self() == null ? null : ada.self().value()));
            HttpResponse<String> nobody = keyed.ask(
                    provider.es256(claims.copy().put("employee", "no such number")),
                    "{ learner(ref: {id: \"ada\"}) { name } }");
            assertEquals("{\"data\":{\"learner\":null}}", nobody.body());
        }
    }
}
