package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Tokens that are no good, each sent over HTTP: refused as RFC 6750 says, and nothing of them comes back. */
@ExtendWith(SharedCairn.class)
class TokenAttacksTest {
    private static final String QUERY = "{ contents(first: 1) { totalCount } }";

    private final RunningCairn cairn;
    private final Provider provider = new Provider("1");
    private KeyedCairn keyed;

    TokenAttacksTest(RunningCairn cairn) {
        this.cairn = cairn;
    }

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        Path jwks = folder.resolve("jwks.json");
        Files.writeString(jwks, provider.keys().encode());
        keyed = new KeyedCairn(cairn, KeyedCairn.entrance(KeyedCairn.setting(jwks.toString())));
    }

    @AfterEach
    void close() {
        keyed.close();
    }

    @Test
    void goodTokensComeIn() throws Exception {
        JsonObject claims = Provider.claims("ada", "learner");
        JsonObject desk = claims.copy().put("iss", "cairn").put("aud", "cairn");
        String own = Provider.hmac("HmacSHA256", TokenAttacks.SECRET, "{\"alg\":\"HS256\"}", desk.encode());
        for (String token : List.of(provider.rs256(claims), provider.es256(claims), provider.eddsa(claims), own, own)) {
            HttpResponse<String> answer = keyed.ask(token, QUERY);
            assertEquals(200, answer.statusCode(), answer.body());
            assertFalse(answer.body().contains("errors"), answer.body());
        }
        JsonObject several =
                claims.copy().put("aud", new JsonArray().add("other").add(Provider.AUDIENCE));
        assertEquals(200, keyed.ask(provider.rs256(several), QUERY).statusCode());
        JsonObject barely = claims.copy().put("exp", Instant.now().getEpochSecond() - 2);
        assertEquals(200, keyed.ask(provider.rs256(barely), QUERY).statusCode(), "within the leeway");
        String unnamed = provider.rs256("{\"alg\":\"RS256\"}", claims.encode());
        assertEquals(200, keyed.ask(unnamed, QUERY).statusCode(), "without a key's id, the algorithm's keys are tried");
    }

    @Test
    void badTokensDoNot() throws Exception {
        Map<String, String> attacks = new TokenAttacks(provider).all();
        assertTrue(attacks.size() >= 50, attacks.size() + " attacks");
        for (Map.Entry<String, String> attack : attacks.entrySet()) {
            HttpResponse<String> answer = keyed.ask(attack.getValue(), QUERY);
            assertEquals(401, answer.statusCode(), attack.getKey() + ": " + answer.body());
            String challenge = answer.headers().firstValue("WWW-Authenticate").orElse("");
            assertTrue(
                    challenge.startsWith("Bearer realm=\"cairn\", error=\"invalid_token\", error_description=\""),
                    attack.getKey() + ": " + challenge);
            assertEquals("UNAUTHENTICATED", code(answer), attack.getKey());
            assertTrue(
                    Stream.of(attack.getValue().split("\\."))
                            .filter(part -> part.length() > 8)
                            .noneMatch(part -> (answer.body() + challenge).contains(part)),
                    attack.getKey() + " comes back");
        }
        assertEquals(
                200,
                keyed.ask(provider.rs256(Provider.claims("ada", "learner")), QUERY)
                        .statusCode());
    }

    @Test
    void aTokenInTheWrongPlaceIsNone() throws Exception {
        String token = provider.rs256(Provider.claims("ada", "learner"));
        HttpResponse<String> none = keyed.send(keyed.asking(QUERY));
        assertEquals(401, none.statusCode());
        assertEquals(
                "Bearer realm=\"cairn\"",
                none.headers().firstValue("WWW-Authenticate").orElse(""));
        String query = "?query=" + RunningCairn.encoded(QUERY);
        for (var request : List.of(
                keyed.to("/graphql" + query + "&access_token=" + token),
                keyed.to("/graphql" + query).header("Cookie", "cairn-desk=" + token + "; access_token=" + token),
                keyed.to("/graphql" + query).header("X-Authorization", "Bearer " + token),
                keyed.to("/graphql" + query).header("Authorization", token),
                keyed.to("/graphql" + query).header("Authorization", "Basic " + token),
                keyed.to("/graphql/" + query),
                keyed.to("/metrics"))) {
            assertEquals(401, keyed.send(request).statusCode(), request.build().uri() + "");
        }
        HttpResponse<String> twice = keyed.send(keyed.asking(QUERY)
                .header("Authorization", "Bearer " + token)
                .header("Authorization", "Bearer " + token));
        assertEquals(400, twice.statusCode());
        assertTrue(twice.headers().firstValue("WWW-Authenticate").orElse("").contains("invalid_request"));
        for (String odd : List.of("Bearer", "Bearer ", "Bearer a b", "Bearer " + token + ", Bearer " + token)) {
            assertEquals(
                    400,
                    keyed.send(keyed.asking(QUERY).header("Authorization", odd)).statusCode(),
                    odd);
        }
        assertEquals(401, keyed.ask("x".repeat(15_000), QUERY).statusCode());
        assertEquals(
                200,
                keyed.send(keyed.asking(QUERY).header("Authorization", "bearer  " + token))
                        .statusCode());
    }

    @Test
    void rolesAreTakenFromTheirClaimOnlyAndByTheirVeryNames() throws Exception {
        for (JsonObject claims : List.of(
                Provider.claims("ada"),
                Provider.claims("ada", "learner").put("role", "administrator").put("scope", "administrator"),
                Provider.claims("ada", "ADMINISTRATOR", "Administrator", " administrator", "anyone", "root"),
                Provider.claims("administrator", "learner"),
                Provider.claims("ada", "learner")
                        .put("realm_access", new JsonObject().put("roles", new JsonArray().add("administrator"))))) {
            HttpResponse<String> all = keyed.ask(provider.es256(claims), "{ learners(first: 1) { totalCount } }");
            assertEquals("FORBIDDEN", code(all), claims + ": " + all.body());
        }
        assertEquals(
                200,
                keyed.ask(
                                provider.es256(Provider.claims("root", "administrator")),
                                "{ learners(first: 1) { totalCount } }")
                        .statusCode());
    }

    private static String code(HttpResponse<String> answer) {
        return new JsonObject(answer.body())
                .getJsonArray("errors")
                .getJsonObject(0)
                .getJsonObject("extensions")
                .getString("code");
    }
}
