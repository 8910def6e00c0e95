package dev.cairn.cli;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An identity provider of our own, made with nothing but the JDK: it signs whatever it is told to, lies too. */
final class Provider {
    static final String ISSUER = "https://login.example";
    static final String AUDIENCE = "cairn-test";

    final KeyPair rsa = pair("RSA", 2_048);
    final KeyPair ec = ec();
    final KeyPair ed = pair("Ed25519", 0);
    private final String suffix;

    /** @param suffix of its keys' ids: {@code rsa-1}, {@code ec-1}, {@code ed-1} */
    Provider(String suffix) {
        this.suffix = suffix;
    }

    private static KeyPair pair(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            if (bits > 0) {
                generator.initialize(bits);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static KeyPair ec() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String kid(String type) {
        return type + "-" + suffix;
    }

    /** The public keys, as a provider publishes them. */
    JsonObject keys() {
        return new JsonObject()
                .put("keys", new JsonArray().add(rsaKey()).add(ecKey()).add(edKey()));
    }

    JsonObject rsaKey() {
        RSAPublicKey key = (RSAPublicKey) rsa.getPublic();
        return new JsonObject()
                .put("kty", "RSA")
                .put("kid", kid("rsa"))
                .put("use", "sig")
                .put("alg", "RS256")
                .put("n", number(key.getModulus(), 256))
                .put("e", number(key.getPublicExponent(), 3));
    }

    private JsonObject ecKey() {
        ECPublicKey key = (ECPublicKey) ec.getPublic();
        return new JsonObject()
                .put("kty", "EC")
                .put("kid", kid("ec"))
                .put("crv", "P-256")
                .put("x", number(key.getW().getAffineX(), 32))
                .put("y", number(key.getW().getAffineY(), 32));
    }

    private JsonObject edKey() {
        EdECPublicKey key = (EdECPublicKey) ed.getPublic();
        byte[] big = fixed(key.getPoint().getY(), 32);
        byte[] x = new byte[32];
        for (int i = 0; i < 32; i++) {
            x[i] = big[31 - i];
        }
        if (key.getPoint().isXOdd()) {
            x[31] |= (byte) 0x80;
        }
        return new JsonObject()
                .put("kty", "OKP")
                .put("kid", kid("ed"))
                .put("crv", "Ed25519")
                .put("x", base64(x));
    }

    /** What a good token of a person says. */
    static JsonObject claims(String subject, String... roles) {
        long now = Instant.now().getEpochSecond();
        JsonArray list = new JsonArray();
        for (String role : roles) {
            list.add(role);
        }
        return new JsonObject()
                .put("iss", ISSUER)
                .put("aud", AUDIENCE)
                .put("sub", subject)
                .put("iat", now)
                .put("exp", now + 600)
                .put("roles", list);
    }

    String rs256(JsonObject claims) {
        return rs256(header("RS256", kid("rsa")).encode(), claims.encode());
    }

    String rs256(String header, String payload) {
        return sign("SHA256withRSA", rsa, header, payload);
    }

    String es256(JsonObject claims) {
        return sign(
                "SHA256withECDSAinP1363Format", ec, header("ES256", kid("ec")).encode(), claims.encode());
    }

    String eddsa(JsonObject claims) {
        return sign("Ed25519", ed, header("EdDSA", kid("ed")).encode(), claims.encode());
    }

    static JsonObject header(String algorithm, String kid) {
        return new JsonObject().put("alg", algorithm).put("typ", "JWT").put("kid", kid);
    }

    static String sign(String algorithm, KeyPair pair, String header, String payload) {
        String signed = base64(header) + "." + base64(payload);
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(pair.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + base64(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String hmac(String algorithm, byte[] secret, String header, String payload) {
        String signed = base64(header) + "." + base64(payload);
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret, algorithm));
            return signed + "." + base64(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String base64(String text) {
        return base64(text.getBytes(StandardCharsets.UTF_8));
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String number(BigInteger number, int length) {
        return base64(fixed(number, length));
    }

    private static byte[] fixed(BigInteger number, int length) {
        byte[] signed = number.toByteArray();
        byte[] fixed = new byte[length];
        int count = Math.min(signed.length, length);
        System.arraycopy(signed, signed.length - count, fixed, length - count, count);
        return fixed;
    }
}
