package dev.cairn.http.keys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.cairn.graphql.Role;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The one place where a token becomes an identity, for requests, pages and sockets alike. */
public final class Keys {
    private static final int KEPT = 20_000;
    /** Who a learner is by another system's id may change; this long an old answer holds. */
    private static final Duration KNOWN = Duration.ofSeconds(60);

    private static final int THREADS = 2;
    /** Some 0.1 to 0.5 ms each: what comes beyond would wait longer than its sender. */
    private static final int MOST_WAITING = 500;

    private final KeySetting setting;
    private final Tokens tokens;
    private final Claims claims;
    private final @Nullable Keyring ring;
    private final WorkerExecutor workers;
    private final AtomicInteger waiting = new AtomicInteger();

    /** By the token's hash: what lies in memory lets nobody in. */
    private final Cache<String, Identity> known;

    private Keys(Vertx vertx, KeySetting setting, People people) throws JOSEException {
        this.setting = setting;
        tokens = new Tokens(setting);
        claims = new Claims(setting, people);
        known = Caffeine.newBuilder()
                .maximumSize(KEPT)
                .expireAfter(Expiry.creating((String token, Identity identity) -> life(identity)))
                .build();
        ring = setting.jwks() == null ? null : new Keyring(vertx, setting.jwks(), known::invalidateAll);
        workers = vertx.createSharedWorkerExecutor("tokens", THREADS);
    }

    public static Future<Keys> open(Vertx vertx, KeySetting setting, People people) {
        if (setting.jwks() != null && (setting.issuer() == null || setting.audience() == null)) {
            return Future.failedFuture(new IllegalArgumentException(
                    "keys of an identity provider need the issuer and the audience of its tokens"));
        }
        if (setting.jwks() != null && !KeyPlace.isSafe(setting.jwks())) {
            return Future.failedFuture(new IllegalArgumentException(
                    "keys come from a file or by https, without a password in the address"));
        }
        try {
            Keys keys = new Keys(vertx, setting, people);
            return keys.ring == null
                    ? Future.succeededFuture(keys)
                    : keys.ring.open().map(keys).recover(e -> keys.close().transform(done -> Future.failedFuture(e)));
        } catch (JOSEException broken) {
            return Future.failedFuture(broken);
        }
    }

    private Duration life(Identity identity) {
        Duration rest = Duration.between(Instant.now(), Objects.requireNonNull(identity.until()));
        boolean lasting = setting.learnerSystem() == null && !identity.caller().has(Set.of(Role.MANAGER));
        Duration longest = lasting ? Duration.ofHours(24) : KNOWN;
        return rest.compareTo(longest) < 0 ? rest : longest;
    }

    /** Who sent a token; fails with {@link Refused} or, where nobody can tell now, with {@link NoKeys}. */
    public Future<Identity> identity(String token) {
        if (token.length() > Tokens.LONGEST) {
            return Future.failedFuture(new Refused("the token is longer than " + Tokens.LONGEST + " bytes"));
        }
        String hash = hash(token);
        Identity before = known.getIfPresent(hash);
        if (before != null && Instant.now().isBefore(Objects.requireNonNull(before.until()))) {
            return Future.succeededFuture(before);
        }
        try {
            return check(Tokens.parse(token), hash);
        } catch (Refused refused) {
            return Future.failedFuture(refused);
        }
    }

    private Future<Identity> check(SignedJWT token, String hash) {
        return keys(token).compose(keys -> {
            if (waiting.incrementAndGet() > MOST_WAITING) {
                waiting.decrementAndGet();
                return Future.failedFuture(new NoKeys("too many tokens are being checked at once"));
            }
            return workers.executeBlocking(() -> tokens.check(token, keys), false)
                    .onComplete(done -> waiting.decrementAndGet())
                    .compose(good -> identity(good, Tokens.isForDesk(token)))
                    .onSuccess(identity -> {
                        // keys that were taken back while this was checked must not live on here
                        if (ring == null || ring.keys() == keys || Tokens.isForDesk(token)) {
                            known.put(hash, identity);
                        }
                    });
        });
    }

    private Future<Identity> identity(JWTClaimsSet good, boolean desk) {
        Instant until =
                Objects.requireNonNull(good.getExpirationTime()).toInstant().plus(setting.leeway());
        return claims.caller(good, desk).map(caller -> new Identity(caller, until));
    }

    /** The provider's keys, looked for anew where the one that the token names is not among them. */
    private Future<KeySet> keys(SignedJWT token) {
        if (ring == null || !tokens.asksProvider(token)) {
            return Future.succeededFuture(KeySet.EMPTY);
        }
        Future<KeySet> found =
                ring.keys().keys(token.getHeader()).isEmpty() ? ring.again() : Future.succeededFuture(ring.keys());
        return found.compose(keys -> keys.isEmpty()
                ? Future.failedFuture(new NoKeys("the identity provider's keys were not reached yet"))
                : Future.succeededFuture(keys));
    }

    private static String hash(String token) {
        try {
            return Base64.getEncoder()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public Future<Void> close() {
        Future<Void> quiet = workers.close();
        return ring == null ? quiet : ring.close().eventually(() -> quiet);
    }
}
