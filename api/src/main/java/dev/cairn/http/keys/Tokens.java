package dev.cairn.http.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import java.text.ParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a token is what it says (RFC 7519, RFC 8725): signed by a key that is for its algorithm, from the issuer, for
 * us, and good now. The desk's secret checks HS256 and nothing else; the provider's keys never check HS256.
 */
final class Tokens {
    /** A header line has 16 KB; a token of more than this names more than anybody's rights. */
    static final int LONGEST = 8 * 1024;

    private static final Set<JWSAlgorithm> PUBLIC =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256, JWSAlgorithm.EdDSA, JWSAlgorithm.Ed25519);
    /** A logout token or a proof of possession is signed by the same keys and gives no rights. */
    private static final Set<String> TYPES = Set.of("JWT", "AT+JWT", "APPLICATION/AT+JWT");

    private static final Set<String> NEEDED = Set.of("exp", "sub");

    private final @Nullable JWSVerifier secret;
    private final DefaultJWTClaimsVerifier<SecurityContext> desk;
    private final @Nullable DefaultJWTClaimsVerifier<SecurityContext> provider;

    Tokens(KeySetting setting) throws JOSEException {
        secret = setting.secret() == null ? null : setting.secret().verifier();
        int leeway = (int) setting.leeway().toSeconds();
        desk = claims(Secret.DESK, Secret.DESK, leeway);
        provider = setting.jwks() == null
                ? null
                : claims(Objects.requireNonNull(setting.issuer()), Objects.requireNonNull(setting.audience()), leeway);
    }

    private static DefaultJWTClaimsVerifier<SecurityContext> claims(String issuer, String audience, int leeway) {
        DefaultJWTClaimsVerifier<SecurityContext> verifier = new DefaultJWTClaimsVerifier<>(
                Set.of(audience), new JWTClaimsSet.Builder().issuer(issuer).build(), NEEDED, null);
        verifier.setMaxClockSkew(leeway);
        return verifier;
    }

    /** A token cut into its parts, of which nothing is believed yet. */
    static SignedJWT parse(String token) throws Refused {
        if (token.length() > LONGEST) {
            throw new Refused("the token is longer than " + LONGEST + " bytes");
        }
        SignedJWT parsed;
        try {
            parsed = SignedJWT.parse(token);
        } catch (ParseException | IllegalArgumentException broken) {
            throw new Refused("the token is no signed JWT");
        }
        JWSHeader header = parsed.getHeader();
        JOSEObjectType type = header.getType();
        if (type != null && !TYPES.contains(type.getType().toUpperCase(Locale.ROOT))) {
            throw new Refused("the token is of another type");
        }
        // nothing critical is understood here, and so must be refused (RFC 7515, 4.1.11)
        if (header.getCriticalParams() != null || !header.isBase64URLEncodePayload()) {
            throw new Refused("the token's header asks for what is not understood here");
        }
        return parsed;
    }

    static boolean isForDesk(SignedJWT token) {
        return JWSAlgorithm.HS256.equals(token.getHeader().getAlgorithm());
    }

    boolean asksProvider(SignedJWT token) {
        return provider != null && PUBLIC.contains(token.getHeader().getAlgorithm());
    }

    /** What the token says, all of it checked. */
    JWTClaimsSet check(SignedJWT token, KeySet keys) throws Refused {
        boolean forDesk = isForDesk(token);
        if (forDesk ? secret == null : !asksProvider(token)) {
            throw new Refused("the token is signed in a way that is not taken here");
        }
        List<JWSVerifier> verifiers = forDesk ? List.of(Objects.requireNonNull(secret)) : keys.keys(token.getHeader());
        if (verifiers.isEmpty()) {
            throw new Refused("the token is signed with a key that is not known here");
        }
        if (!isSigned(token, verifiers)) {
            throw new Refused("the token's signature is wrong");
        }
        return claims(token, forDesk ? desk : Objects.requireNonNull(provider));
    }

    private static boolean isSigned(SignedJWT token, List<JWSVerifier> verifiers) {
        for (JWSVerifier verifier : verifiers) {
            try {
                if (token.verify(verifier)) {
                    return true;
                }
            } catch (JOSEException | IllegalStateException notThisOne) {
                // another key may be the one
            }
        }
        return false;
    }

    private static JWTClaimsSet claims(SignedJWT token, DefaultJWTClaimsVerifier<SecurityContext> verifier)
            throws Refused {
        try {
            JWTClaimsSet claims = token.getJWTClaimsSet();
            if (claims == null) {
                throw new Refused("the token says nothing");
            }
            verifier.verify(claims, null);
            // the library takes a null for an expiry that is there, and a number for a name
            Map<String, Object> said = token.getPayload().toJSONObject();
            if (claims.getExpirationTime() == null || !(said.get("sub") instanceof String)) {
                throw new Refused("the token has no `exp`, or no `sub` that is a text");
            }
            return claims;
        } catch (ParseException broken) {
            throw new Refused("the token's claims cannot be read");
        } catch (BadJWTException bad) {
            throw new Refused(words(String.valueOf(bad.getMessage())));
        }
    }

    /** The library's messages repeat claims; these do not. */
    private static String words(String message) {
        if (message.startsWith("Expired")) {
            return "the token has expired";
        }
        if (message.contains("before use time")) {
            return "the token is not good yet";
        }
        if (message.contains("aud")) {
            return "the token is for somebody else";
        }
        if (message.contains("iss")) {
            return "the token is from another issuer";
        }
        return "the token lacks a claim, such as `exp` or `sub`";
    }
}
