package dev.cairn.graphql;

import dev.cairn.engine.learner.ExternalId;
import dev.cairn.engine.learner.LearnerId;
import dev.cairn.store.LearnerRef;
import graphql.schema.DataFetchingEnvironment;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Of whom a caller may report what they do: of anyone, or of themselves, whichever of their ids they give.
 *
 * @param elsewhere the caller's ids in other systems, where some were given and they matter
 */
record Themselves(Caller caller, Set<ExternalId> elsewhere) {

    /** @param named those whom the caller names */
    static Future<Themselves> of(
            DataFetchingEnvironment environment, List<? extends Map<?, ?>> named, Sources sources) {
        Caller caller = Asked.caller(environment);
        LearnerId self = caller.self();
        if (self == null
                || caller.seesAllLearners()
                || named.stream().allMatch(ref -> ref.get(Refs.EXTERNAL) == null)) {
            return Future.succeededFuture(new Themselves(caller, Set.of()));
        }
        return sources.learners().externalIds(self).map(ids -> new Themselves(caller, ids));
    }

    /** The learner, if it is one of those. */
    LearnerRef checked(LearnerRef ref) {
        if (caller.seesAllLearners() || isSelf(ref)) {
            return ref;
        }
        throw new Refusal(ErrorCode.NOT_FOUND, "there is no such learner");
    }

    private boolean isSelf(LearnerRef ref) {
        return ref instanceof LearnerRef.ById own
                ? own.id().equals(caller.self())
                : ref instanceof LearnerRef.ByExternalId external && elsewhere.contains(external.id());
    }
}
