package dev.cairn.store;

import dev.cairn.engine.learner.LearnerId;

/** What became of a change to one learner. */
public sealed interface LearnerUpdate {
    /** @param version the one after the change; the same as before when nothing differed */
    record Saved(LearnerId id, long version) implements LearnerUpdate {}

    /** @param version the one that stands, which is not the one that was expected */
    record Conflict(LearnerId id, long version) implements LearnerUpdate {}

    record Unknown(LearnerRef ref) implements LearnerUpdate {}
}
