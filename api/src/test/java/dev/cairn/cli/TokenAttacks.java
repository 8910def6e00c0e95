package dev.cairn.cli;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Tokens that are no good, by what is wrong with them; the provider's keys are those that are known as {@code ...-1}. */
final class TokenAttacks {
    static final byte[] SECRET = KeyedCairn.SECRET.getBytes(StandardCharsets.UTF_8);

    private final Provider provider;
    private final Provider stranger = new Provider("1");

    TokenAttacks(Provider provider) {
        this.provider = provider;
    }

    Map<String, String> all() {
        Map<String, String> attacks = new LinkedHashMap<>();
        shapes(attacks);
        signatures(attacks);
        headers(attacks);
        claims(attacks);
        return attacks;
    }

    private void shapes(Map<String, String> attacks) {
        String good = provider.rs256(Provider.claims("ada", "learner"));
        String[] parts = good.split("\\.");
        attacks.put("no token at all", "hello");
        attacks.put("two parts", parts[0] + "." + parts[1]);
        attacks.put("no signature", parts[0] + "." + parts[1] + ".");
        attacks.put("four parts", good + "." + parts[2]);
        attacks.put("five parts, as if encrypted", "a.b.c.d.e");
        attacks.put("no JSON in the header", Provider.base64("alg") + "." + parts[1] + "." + parts[2]);
        attacks.put("a list for a header", Provider.base64("[]") + "." + parts[1] + "." + parts[2]);
        attacks.put("no JSON for claims", provider.rs256(rsHeader(), "claims"));
        attacks.put("a list for claims", provider.rs256(rsHeader(), "[1]"));
        attacks.put("no claims", provider.rs256(rsHeader(), ""));
        attacks.put(
                "a token in a token",
                provider.rs256(new JsonObject(rsHeader()).put("cty", "JWT").encode(), good));
        attacks.put("deep claims", provider.rs256(rsHeader(), "{\"a\":".repeat(800) + "1" + "}".repeat(800)));
        attacks.put(
                "a huge token", provider.rs256(Provider.claims("ada", "learner").put("x", "x".repeat(7_000))));
    }

    private void signatures(Map<String, String> attacks) {
        String payload = Provider.claims("root", "administrator").encode();
        String desk =
                new JsonObject(payload).put("iss", "cairn").put("aud", "cairn").encode();
        String[] good = provider.rs256(Provider.claims("ada", "learner")).split("\\.");
        for (String none : List.of("none", "None", "NONE", "nOnE")) {
            attacks.put(
                    "unsigned: " + none,
                    Provider.base64("{\"alg\":\"" + none + "\"}") + "." + Provider.base64(payload) + ".");
            attacks.put(
                    "unsigned with a signature: " + none,
                    Provider.base64("{\"alg\":\"" + none + "\"}") + "." + Provider.base64(payload) + "." + good[2]);
        }
        byte[] der = provider.rsa.getPublic().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END PUBLIC KEY-----\n";
        for (String kid : List.of("rsa-1", "none")) {
            String header = Provider.header("HS256", kid).encode();
            attacks.put(
                    "a public key as secret, PEM, " + kid,
                    Provider.hmac("HmacSHA256", pem.getBytes(StandardCharsets.UTF_8), header, payload));
            attacks.put("a public key as secret, DER, " + kid, Provider.hmac("HmacSHA256", der, header, desk));
            attacks.put(
                    "a public key as secret, JWK, " + kid,
                    Provider.hmac(
                            "HmacSHA256", provider.rsaKey().encode().getBytes(StandardCharsets.UTF_8), header, desk));
        }
        attacks.put(
                "another secret",
                Provider.hmac(
                        "HmacSHA256", "x".repeat(40).getBytes(StandardCharsets.UTF_8), "{\"alg\":\"HS256\"}", desk));
        attacks.put("one zero as secret", Provider.hmac("HmacSHA256", new byte[1], "{\"alg\":\"HS256\"}", desk));
        attacks.put("the secret, another algorithm", Provider.hmac("HmacSHA512", SECRET, "{\"alg\":\"HS512\"}", desk));
        attacks.put(
                "the secret, a provider's claims", Provider.hmac("HmacSHA256", SECRET, "{\"alg\":\"HS256\"}", payload));
        attacks.put("a provider's key, the desk's claims", provider.rs256(rsHeader(), desk));
        attacks.put("another's key of the same id", stranger.rs256(rsHeader(), payload));
        attacks.put("another's curve of the same id", stranger.es256(new JsonObject(payload)));
        attacks.put("another's Edwards curve of the same id", stranger.eddsa(new JsonObject(payload)));
        attacks.put("other claims under a good signature", good[0] + "." + Provider.base64(payload) + "." + good[2]);
        attacks.put("half a signature", good[0] + "." + good[1] + "." + good[2].substring(0, 100));
        attacks.put(
                "a signature of zeros (CVE-2022-21449)",
                Provider.base64(Provider.header("ES256", "ec-1").encode()) + "." + Provider.base64(payload) + "."
                        + Provider.base64(new byte[64]));
        attacks.put(
                "a curve's key under RS256",
                Provider.sign("SHA256withECDSAinP1363Format", provider.ec, rsHeader(), payload));
        attacks.put(
                "an RSA key under ES256",
                provider.rs256(Provider.header("ES256", "ec-1").encode(), payload));
        attacks.put(
                "ES256 in DER",
                Provider.sign(
                        "SHA256withECDSA",
                        provider.ec,
                        Provider.header("ES256", "ec-1").encode(),
                        payload));
        attacks.put(
                "RS512",
                Provider.sign(
                        "SHA512withRSA",
                        provider.rsa,
                        Provider.header("RS512", "rsa-1").encode(),
                        payload));
        attacks.put(
                "a signature of another header",
                provider.rs256(Provider.header("PS256", "rsa-1").encode(), payload));
    }

    private void headers(Map<String, String> attacks) {
        String payload = Provider.claims("root", "administrator").encode();
        for (String kid : List.of(
                "rsa-2", "", "../../../../../../dev/null", "rsa-1' or '1'='1", "rsa-1\u0000", "http://127.0.0.1:1/k")) {
            attacks.put(
                    "key " + kid.replace('\u0000', '0'),
                    stranger.rs256(Provider.header("RS256", kid).encode(), payload));
        }
        attacks.put(
                "another key's id",
                provider.rs256(Provider.header("RS256", "ec-1").encode(), payload));
        attacks.put("a number for a key's id", provider.rs256("{\"alg\":\"RS256\",\"kid\":1}", payload));
        JsonObject own = Provider.header("RS256", "rsa-1").put("jwk", stranger.rsaKey());
        attacks.put("its own key", stranger.rs256(own.encode(), payload));
        JsonObject elsewhere = Provider.header("RS256", "rsa-9").put("jku", "http://127.0.0.1:1/jwks.json");
        attacks.put("keys elsewhere", stranger.rs256(elsewhere.encode(), payload));
        attacks.put(
                "a certificate elsewhere",
                stranger.rs256(
                        Provider.header("RS256", "rsa-9")
                                .put("x5u", "http://127.0.0.1:1/x.pem")
                                .encode(),
                        payload));
        attacks.put(
                "two algorithms", provider.rs256("{\"alg\":\"none\",\"alg\":\"RS256\",\"kid\":\"rsa-1\"}", payload));
        attacks.put(
                "something critical",
                provider.rs256(
                        new JsonObject(rsHeader())
                                .put("crit", new JsonArray().add("x"))
                                .put("x", 1)
                                .encode(),
                        payload));
        attacks.put(
                "nothing critical",
                provider.rs256(
                        new JsonObject(rsHeader()).put("crit", new JsonArray()).encode(), payload));
        attacks.put(
                "claims not encoded",
                provider.rs256(
                        new JsonObject(rsHeader())
                                .put("b64", false)
                                .put("crit", new JsonArray().add("b64"))
                                .encode(),
                        payload));
        attacks.put(
                "a logout token",
                provider.rs256(
                        new JsonObject(rsHeader()).put("typ", "logout+jwt").encode(), payload));
        attacks.put(
                "a proof of possession",
                provider.rs256(new JsonObject(rsHeader()).put("typ", "dpop+jwt").encode(), payload));
    }

    private void claims(Map<String, String> attacks) {
        long now = Instant.now().getEpochSecond();
        change(attacks, "expired", claims -> claims.put("exp", now - 60));
        change(attacks, "expired in 1970", claims -> claims.put("exp", -1));
        change(attacks, "never expires", claims -> claims.remove("exp"));
        change(attacks, "expires at null", claims -> claims.putNull("exp"));
        change(attacks, "expires at a text", claims -> claims.put("exp", String.valueOf(now + 600)));
        change(attacks, "expires at true", claims -> claims.put("exp", true));
        change(attacks, "not good yet", claims -> claims.put("nbf", now + 60));
        change(attacks, "not before a text", claims -> claims.put("nbf", "tomorrow"));
        change(attacks, "another issuer", claims -> claims.put("iss", "https://login.example.evil"));
        change(attacks, "no issuer", claims -> claims.remove("iss"));
        change(
                attacks,
                "two issuers",
                claims -> claims.put("iss", new JsonArray().add(Provider.ISSUER).add("x")));
        change(attacks, "for another", claims -> claims.put("aud", "payroll"));
        change(attacks, "for nobody", claims -> claims.remove("aud"));
        change(attacks, "for an object", claims -> claims.put("aud", new JsonObject().put(Provider.AUDIENCE, 1)));
        change(attacks, "nobody's", claims -> claims.remove("sub"));
        change(attacks, "null's", claims -> claims.putNull("sub"));
        change(attacks, "a number's", claims -> claims.put("sub", 7));
        change(attacks, "of no name", claims -> claims.put("sub", ""));
        change(attacks, "of a name in two lines", claims -> claims.put("sub", "ada\nroot"));
        change(attacks, "of a name with a hidden sign", claims -> claims.put("sub", "ada\u202e"));
        change(attacks, "roles in a text", claims -> claims.put("roles", "administrator"));
        change(
                attacks,
                "roles in an object",
                claims -> claims.put("roles", new JsonObject().put("administrator", true)));
        change(attacks, "roles in numbers", claims -> claims.put("roles", new JsonArray().add(5)));
        change(
                attacks,
                "roles in lists",
                claims -> claims.put("roles", new JsonArray().add(new JsonArray().add("administrator"))));
        change(attacks, "a text acts", claims -> claims.put("act", "root"));
        change(attacks, "nobody acts", claims -> claims.put("act", new JsonObject()));
        String payload = Provider.claims("ada", "learner").encode();
        attacks.put("two expiries", provider.rs256(rsHeader(), payload.replace("{", "{\"exp\":1,")));
        attacks.put(
                "an endless expiry", provider.rs256(rsHeader(), payload.replaceAll("\"exp\":\\d+", "\"exp\":1e999")));
    }

    private void change(Map<String, String> attacks, String name, Consumer<JsonObject> change) {
        JsonObject claims = Provider.claims("ada", "learner");
        change.accept(claims);
        attacks.put(name, provider.rs256(claims));
    }

    private String rsHeader() {
        return Provider.header("RS256", "rsa-1").encode();
    }
}
