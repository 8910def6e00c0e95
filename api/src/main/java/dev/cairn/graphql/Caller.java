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
 * @param names by which the caller's reports name them as manager, and nobody else
 * @param subject whose rights these are, as their token names them; null at the desk, where nobody has a name
 * @param actor who uses these rights for the subject (RFC 8693, {@code act}); null: the subject does
 */
public record Caller(
        Set<Role> roles,
        @Nullable LearnerId self,
        Set<String> names,
        @Nullable String subject,
        @Nullable String actor) {
    /** The caller where no keys are set: the service then listens on loopback only. */
    public static final Caller DESK = new Caller(Set.of(Role.ADMINISTRATOR), null);

    /** Who has not said who they are, where tokens are asked for. */
    public static final Caller NOBODY = new Caller(Set.of(), null);

    private static final Set<Role> FOR_ALL_LEARNERS = Set.of(Role.PORTAL, Role.EDITOR, Role.ADMINISTRATOR);
    private static final Set<Role> FOR_ALL_CONTENTS = Set.of(Role.EDITOR, Role.ADMINISTRATOR);

    public Caller {
        roles = Set.copyOf(roles);
        names = Set.copyOf(names);
    }

    /** Somebody whose reports name them by their learner's id. */
    public Caller(Set<Role> roles, @Nullable LearnerId self, @Nullable String subject, @Nullable String actor) {
        this(roles, self, self == null ? Set.of() : Set.of(self.value()), subject, actor);
    }

    /** Somebody whose name is their learner's id, if they have any. */
    public Caller(Set<Role> roles, @Nullable LearnerId self) {
        this(roles, self, self == null ? null : self.value(), null);
    }

    /** Who does it, for histories; null at the desk. */
    public @Nullable String name() {
        return actor == null ? subject : actor + " for " + subject;
    }

    /** Whether the caller may know that the learner is there at all. */
    boolean sees(Learner learner) {
        return seesAllLearners()
                || (self != null && self.equals(learner.id()))
                || (self != null && roles.contains(Role.MANAGER) && isManager(learner.manager()));
    }

    private boolean isManager(@Nullable String manager) {
        return manager != null && names.contains(manager);
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
