package dev.cairn.store;

import dev.cairn.engine.learner.ExternalId;
import dev.cairn.engine.learner.LearnerId;

/** How a caller names a learner. */
public sealed interface LearnerRef {
    record ById(LearnerId id) implements LearnerRef {
        @Override
        public String toString() {
            return id.value();
        }
    }

    record ByExternalId(ExternalId id) implements LearnerRef {
        @Override
        public String toString() {
            return id.system() + ":" + id.value();
        }
    }

    static LearnerRef of(String id) {
        return new ById(new LearnerId(id));
    }

    static LearnerRef of(String system, String value) {
        return new ByExternalId(new ExternalId(system, value));
    }
}
