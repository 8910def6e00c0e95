package dev.cairn.graphql;

import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.LearnerId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who asks.
 *
 * @param roles none means that only what anyone may read is read
 * @param self the learner that the caller is, where the caller is one
 */
public record Caller(Set<Role> roles, @Nullable LearnerId self) {
    /** The caller where no keys are set: the service then listens on loopback only. */
    public static final Caller DESK = new Caller(Set.of(Role.ADMINISTRATOR), null);

    private static final Set<Role> FOR_ALL_LEARNERS = Set.of(Role.PORTAL, Role.EDITOR, Role.ADMINISTRATOR);
    private static final Set<Role> FOR_ALL_CONTENTS = Set.of(Role.EDITOR, Role.ADMINISTRATOR);

    public Caller {
        roles = Set.copyOf(roles);
    }

    /** Whether the caller may know that the learner is there at all. */
    boolean sees(Learner learner) {
        return seesAllLearners()
                || (self != null && self.equals(learner.id()))
                || (self != null && roles.contains(Role.MANAGER) && self.value().equals(learner.manager()));
    }

    boolean seesAllLearners() {
        return has(FOR_ALL_LEARNERS);
    }

    /** Whether drafts and retired contents are shown to the caller. */
    boolean seesUnpublished() {
        return has(FOR_ALL_CONTENTS);
    }

    /** Whether the caller publishes rule books, and so sends what is long. */
    public boolean publishes() {
        return has(FOR_ALL_CONTENTS);
    }

    /** Whether the caller has one of the roles. */
    public boolean has(Set<Role> wanted) {
        for (Role role : wanted) {
            if (roles.contains(role)) {
                return true;
            }
        }
        return false;
    }
}
