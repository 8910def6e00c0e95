package dev.cairn.graphql;

import dev.cairn.engine.learner.LearnerId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who asks.
 *
 * @param roles none means that nothing at all may be read
 * @param self the learner that the caller is, where the caller is one
 */
public record Caller(Set<Role> roles, @Nullable LearnerId self) {
    /** The caller where no keys are set: the service then listens on loopback only. */
    public static final Caller DESK = new Caller(Set.of(Role.ADMINISTRATOR), null);

    public Caller {
        roles = Set.copyOf(roles);
    }
}
