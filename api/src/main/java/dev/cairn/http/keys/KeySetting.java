package dev.cairn.http.keys;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which tokens are taken, and what in them says who it is.
 *
 * @param secret signs tokens for the desk, HS256; null: there are none
 * @param jwks file or URL of the identity provider's public keys; null: there is none
 * @param issuer what {@code iss} must be of the provider's tokens
 * @param audience what {@code aud} must hold of the provider's tokens
 * @param roles the claim that names roles, or a path to it such as {@code realm_access.roles}
 * @param rolePrefix what stands before our roles' names there, such as {@code cairn-}; names without it are not ours
 * @param learner the claim that names the learner
 * @param learnerSystem the system whose ids that claim holds; null: it holds ours
 * @param leeway by how much clocks may differ
 */
public record KeySetting(
        @Nullable Secret secret,
        @Nullable String jwks,
        @Nullable String issuer,
        @Nullable String audience,
        String roles,
        String rolePrefix,
        String learner,
        @Nullable String learnerSystem,
        Duration leeway) {
    /** No tokens at all: whoever reaches the service is its administrator. */
    public static final KeySetting NONE =
            new KeySetting(null, null, null, null, "roles", "", "sub", null, Duration.ofSeconds(30));

    public boolean isSet() {
        return secret != null || jwks != null;
    }

    /** The same, with a secret for the desk. */
    public KeySetting with(Secret other) {
        return new KeySetting(other, jwks, issuer, audience, roles, rolePrefix, learner, learnerSystem, leeway);
    }
}
