package dev.cairn.http.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.cairn.graphql.Role;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** What the desk's own tokens are signed with. It never says what it is. */
public final class Secret {
    /** HS256 is as strong as its key: one shorter than its hash is refused (RFC 7518, 3.2). */
    public static final int SHORTEST = 32;

    private static final int LONGEST = 4_096;
    private static final int BYTES = 48;

    /** Issuer and audience of the desk's tokens: one of another service that shares the secret is none of ours. */
    static final String DESK = "cairn";

    private final byte[] bytes;

    private Secret(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @throws IllegalArgumentException where it is too short or too long; blanks around it do not count */
    public static Secret of(String text) {
        byte[] bytes = text.strip().getBytes(StandardCharsets.UTF_8);
        if (bytes.length < SHORTEST || bytes.length > LONGEST) {
            throw new IllegalArgumentException(
                    "a secret has at least " + SHORTEST + " and at most " + LONGEST + " bytes, not " + bytes.length);
        }
        return new Secret(bytes);
    }

    /** The text of a new one, to be kept. */
    public static String fresh() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** A token for somebody. */
    public String token(String subject, Set<Role> roles, Instant now, Duration life) {
        List<String> names = roles.stream()
                .map(role -> role.name().toLowerCase(Locale.ROOT))
                .sorted()
                .toList();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(DESK)
                .audience(DESK)
                .subject(subject)
                .claim("roles", names)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(life)))
                .jwtID(UUID.randomUUID().toString())
                .build();
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        try {
            token.sign(new MACSigner(bytes));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
        return token.serialize();
    }

    JWSVerifier verifier() throws JOSEException {
        return new MACVerifier(bytes);
    }

    @Override
    public String toString() {
        return "a secret";
    }
}
