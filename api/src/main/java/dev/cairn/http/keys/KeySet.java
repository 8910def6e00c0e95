package dev.cairn.http.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The public keys of an identity provider (RFC 7517), each for the one algorithm that its type is for: RS256, ES256 or
 * EdDSA. A token's header chooses a key by its id and nothing else: not the algorithm, not where keys come from.
 */
final class KeySet {
    static final KeySet EMPTY = new KeySet(List.of(), "");

    private static final int MOST = 100;
    private static final int SHORTEST_RSA = 2_048;

    /** @param algorithm the only one the key is used with */
    private record Key(@Nullable String id, JWSAlgorithm algorithm, JWSVerifier verifier) {}

    private final List<Key> keys;
    private final String text;

    private KeySet(List<Key> keys, String text) {
        this.keys = keys;
        this.text = text;
    }

    /** Keys of other kinds, or for other work, are left out. @throws IllegalArgumentException with what is wrong */
    static KeySet parse(String text) {
        List<JWK> given;
        try {
            given = JWKSet.parse(text).getKeys();
        } catch (ParseException broken) {
            throw new IllegalArgumentException("it is no JSON Web Key Set");
        }
        if (given.size() > MOST) {
            throw new IllegalArgumentException("it holds more than " + MOST + " keys");
        }
        List<Key> keys = new ArrayList<>();
        for (JWK key : given) {
            if (key.isPrivate()) {
                throw new IllegalArgumentException(
                        "it holds a private or secret key, which nobody but its owner may have; make a new one");
            }
            Key usable = usable(key);
            if (usable != null) {
                keys.add(usable);
            }
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException(
                    "it holds no key for RS256 (2048 bits or more), ES256 (P-256) or EdDSA (Ed25519)");
        }
        return new KeySet(List.copyOf(keys), text);
    }

    private static @Nullable Key usable(JWK key) {
        if (key.getKeyUse() != null && !KeyUse.SIGNATURE.equals(key.getKeyUse())) {
            return null;
        }
        try {
            if (key instanceof RSAKey rsa && rsa.size() >= SHORTEST_RSA) {
                return key(key, JWSAlgorithm.RS256, new RSASSAVerifier(rsa));
            }
            if (key instanceof ECKey ec && Curve.P_256.equals(ec.getCurve())) {
                return key(key, JWSAlgorithm.ES256, new ECDSAVerifier(ec));
            }
            if (key instanceof OctetKeyPair pair && Curve.Ed25519.equals(pair.getCurve())) {
                return key(key, JWSAlgorithm.EdDSA, new Edwards(pair));
            }
        } catch (JOSEException unusable) {
            return null;
        }
        return null;
    }

    /** Null where the set says that the key is for another algorithm. */
    private static @Nullable Key key(JWK key, JWSAlgorithm algorithm, JWSVerifier verifier) {
        return key.getAlgorithm() == null || isSame(key.getAlgorithm().getName(), algorithm)
                ? new Key(key.getKeyID(), algorithm, verifier)
                : null;
    }

    /** RFC 9864 gives EdDSA over that curve a name of its own. */
    private static boolean isSame(String name, JWSAlgorithm algorithm) {
        return name.equals(algorithm.getName())
                || (algorithm.equals(JWSAlgorithm.EdDSA) && name.equals(JWSAlgorithm.Ed25519.getName()));
    }

    /** The keys that may have signed under such a header. Without an id in it, all of the algorithm. */
    List<JWSVerifier> keys(JWSHeader header) {
        String id = header.getKeyID();
        return keys.stream()
                .filter(key -> isSame(header.getAlgorithm().getName(), key.algorithm))
                .filter(key -> id == null || id.equals(key.id))
                .map(Key::verifier)
                .toList();
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    int size() {
        return keys.size();
    }

    boolean says(String other) {
        return text.equals(other);
    }
}
