package dev.cairn.http.keys;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.cairn.engine.learner.ExternalId;
import dev.cairn.engine.learner.LearnerId;
import dev.cairn.graphql.Caller;
import dev.cairn.graphql.Role;
import io.vertx.core.Future;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a good token says of its sender: name, roles, the learner that they are, and who acts for them (RFC 8693). */
final class Claims {
    private static final Logger LOG = LoggerFactory.getLogger(Claims.class);
    private static final int LONGEST_NAME = 200;
    /** Whoever sent the token waits. */
    private static final long PATIENCE_MS = 1_900;

    private static final Set<Role> SELVES = EnumSet.of(Role.LEARNER, Role.MANAGER);

    private final KeySetting setting;
    private final People people;

    Claims(KeySetting setting, People people) {
        this.setting = setting;
        this.people = people;
    }

    /** @param desk whether we made the token: then its claims are named as we name them */
    Future<Caller> caller(JWTClaimsSet claims, boolean desk) {
        Set<Role> roles;
        String subject;
        String actor;
        String learner;
        try {
            subject = name(Objects.requireNonNull(claims.getSubject()));
            actor = actor(claims.getClaim("act"));
            roles = roles(desk ? claims.getClaim("roles") : at(claims.getClaims(), setting.roles()), desk);
            learner = self(desk ? subject : at(claims.getClaims(), setting.learner()));
        } catch (Refused refused) {
            return Future.failedFuture(refused);
        }
        if (learner == null || SELVES.stream().noneMatch(roles::contains)) {
            return Future.succeededFuture(new Caller(roles, null, subject, actor));
        }
        String system = desk ? null : setting.learnerSystem();
        Future<@Nullable LearnerId> self = system == null
                ? Future.succeededFuture(new LearnerId(learner))
                : people.find().apply(new ExternalId(system, learner));
        return inTime(self.compose(id -> id == null || !roles.contains(Role.MANAGER)
                ? Future.succeededFuture(new Caller(roles, id, subject, actor))
                : people.names().apply(id).map(names -> new Caller(roles, id, names, subject, actor))));
    }

    /** Who cannot be looked up now is nobody's fault, and may be asked for again. */
    private static Future<Caller> inTime(Future<Caller> caller) {
        return caller.timeout(PATIENCE_MS, TimeUnit.MILLISECONDS).recover(lost -> {
            LOG.warn("a token's learner cannot be looked up: {}", lost.toString());
            return Future.failedFuture(new NoKeys("the token's learner cannot be looked up"));
        });
    }

    /** A claim by its name or, where there is none of that name, by the path that its dots make. */
    private static @Nullable Object at(Map<String, Object> claims, String name) {
        if (claims.containsKey(name)) {
            return claims.get(name);
        }
        Object place = claims;
        for (String step : name.split("\\.", -1)) {
            place = place instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return place;
    }

    /**
     * A list of words. Who has none is a learner; words that are none of ours give nothing. One text, a number or an
     * object is a mistake of whoever makes tokens, and is not guessed at.
     */
    private Set<Role> roles(@Nullable Object claim, boolean desk) throws Refused {
        if (claim == null) {
            return EnumSet.of(Role.LEARNER);
        }
        if (!(claim instanceof List<?> words)) {
            throw new Refused("the token's roles are no list");
        }
        String prefix = desk ? "" : setting.rolePrefix();
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (Object word : words) {
            if (!(word instanceof String name)) {
                throw new Refused("the token's roles are no list of words");
            }
            if (name.startsWith(prefix)) {
                roles.addAll(role(name.substring(prefix.length())));
            }
        }
        return roles;
    }

    private static Set<Role> role(String name) {
        for (Role role : Role.values()) {
            if (role.name().toLowerCase(Locale.ROOT).equals(name)) {
                return EnumSet.of(role);
            }
        }
        return Set.of();
    }

    /** The outermost actor is the one that calls; who called it before is its own affair (RFC 8693, 4.1). */
    private static @Nullable String actor(@Nullable Object act) throws Refused {
        if (act == null) {
            return null;
        }
        if (act instanceof Map<?, ?> map && map.get("sub") instanceof String actor) {
            return name(actor);
        }
        throw new Refused("the token's `act` names nobody");
    }

    private static @Nullable String self(@Nullable Object claim) throws Refused {
        if (claim == null) {
            return null;
        }
        if (!(claim instanceof String learner)) {
            throw new Refused("the token's learner is no text");
        }
        return name(learner);
    }

    /** Names go into the audit log, which people read. */
    private static String name(String name) throws Refused {
        if (name.isBlank()
                || name.length() > LONGEST_NAME
                || name.codePoints().anyMatch(Claims::isHidden)
                || !name.equals(name.strip())) {
            throw new Refused("a name in the token is empty, too long or holds signs that nobody sees");
        }
        return name;
    }

    private static boolean isHidden(int point) {
        int type = Character.getType(point);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
