package dev.cairn.store;

import dev.cairn.engine.learner.LearnerId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody reports signals of others, which leaves a line in the audit log.
 *
 * @param from where theirs begin in a list that several may share
 * @param until where they end, which is no longer theirs
 */
public record Reported(Deed deed, int from, int until) {

    /** Whether anything of theirs is kept, now or until somebody comes. */
    boolean isKept(SignalBatch batch) {
        return batch.outcomes().subList(from, until).stream()
                .anyMatch(one -> one instanceof SignalOutcome.Accepted || one instanceof SignalOutcome.Parked);
    }

    /** To whom it is done: under our own id, so that an erasure finds it, where all is of one learner who is there. */
    @Nullable
    String object(SignalBatch batch) {
        Map<String, LearnerId> known = new HashMap<>();
        batch.given().forEach(one -> known.put(one.signal().id(), one.learner()));
        List<@Nullable LearnerId> learners = batch.signals().subList(from, until).stream()
                .map(signal -> known.get(signal.id()))
                .distinct()
                .toList();
        LearnerId only = learners.size() == 1 ? learners.get(0) : null;
        return only == null ? deed.object() : "learner:" + only.value();
    }
}
