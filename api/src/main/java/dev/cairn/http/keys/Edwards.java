package dev.cairn.http.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.impl.BaseJWSProvider;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Set;

/** Ed25519 by the JDK (RFC 8037); the library's own wants another library of three megabytes. */
final class Edwards extends BaseJWSProvider implements JWSVerifier {
    private static final String CURVE = "Ed25519";
    private static final int BYTES = 32;

    private final PublicKey key;

    Edwards(OctetKeyPair pair) throws JOSEException {
        super(Set.of(JWSAlgorithm.EdDSA, JWSAlgorithm.Ed25519));
        try {
            key = KeyFactory.getInstance(CURVE)
                    .generatePublic(new EdECPublicKeySpec(new NamedParameterSpec(CURVE), point(pair.getDecodedX())));
        } catch (GeneralSecurityException broken) {
            throw new JOSEException("no Ed25519 key", broken);
        }
    }

    /** RFC 8032, 5.1.2: y in little-endian order, and the sign of x in the last bit. */
    private static EdECPoint point(byte[] encoded) throws JOSEException {
        if (encoded.length != BYTES) {
            throw new JOSEException("an Ed25519 key has " + BYTES + " bytes");
        }
        byte[] y = new byte[BYTES];
        for (int i = 0; i < BYTES; i++) {
            y[i] = encoded[BYTES - 1 - i];
        }
        boolean odd = (y[0] & 0x80) != 0;
        y[0] &= 0x7f;
        return new EdECPoint(odd, new BigInteger(1, y));
    }

    @Override
    public boolean verify(JWSHeader header, byte[] signed, Base64URL signature) throws JOSEException {
        if (header.getCriticalParams() != null && !header.getCriticalParams().isEmpty()) {
            return false;
        }
        try {
            Signature check = Signature.getInstance(CURVE);
            check.initVerify(key);
            check.update(signed);
            return check.verify(signature.decode());
        } catch (GeneralSecurityException forged) {
            return false;
        }
    }
}
