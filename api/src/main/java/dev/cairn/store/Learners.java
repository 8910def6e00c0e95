package dev.cairn.store;

import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.LearnerId;
import dev.cairn.engine.rulebook.Needs;
import dev.cairn.engine.rulebook.Transition;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** The learners, with all that is known about them. */
public final class Learners {
    Learners() {}

    /** The whole learner in one round trip, or null. Reads as much of the past as the needs say. */
    public Future<@Nullable Learner> read(LearnerRef ref, Needs needs, Instant at) {
        throw new UnsupportedOperationException();
    }

    /** The learners in the order of the refs, null where there is none. At most 1,000. */
    public Future<List<@Nullable Learner>> readAll(List<LearnerRef> refs, Needs needs, Instant at) {
        throw new UnsupportedOperationException();
    }

    /** Learners by id, those after {@code after} (null: from the start); who left is not among them. */
    public Future<Page<Learner>> page(@Nullable LearnerId after, int first, Needs needs, Instant at) {
        throw new UnsupportedOperationException();
    }

    public Future<Long> count() {
        throw new UnsupportedOperationException();
    }

    /** @param expected the version that the change was made on; null: whatever it is */
    public Future<LearnerUpdate> update(LearnerRef ref, ProfileChange change, @Nullable Long expected) {
        throw new UnsupportedOperationException();
    }

    /** Adds or changes people, all or nothing. A person whom it would not change keeps version and date. */
    public Future<PeopleSaved> saveAll(List<Person> people, Roster roster, boolean dryRun, IntConsumer progress) {
        throw new UnsupportedOperationException();
    }

    /** The newest moves of a learner's journeys, newest first. */
    public Future<List<KeptTransition>> transitions(LearnerId id, int first) {
        throw new UnsupportedOperationException();
    }

    /** A move with its cause. {@code signals} are the ids of the signals that led to it, empty for time. */
    public record KeptTransition(Transition transition, long book, List<String> signals, Instant recordedAt) {
        public KeptTransition {
            signals = List.copyOf(signals);
        }
    }
}
