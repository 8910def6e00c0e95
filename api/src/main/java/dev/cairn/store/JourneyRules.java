package dev.cairn.store;

import dev.cairn.engine.learner.JourneyEvent;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.rulebook.Course;
import dev.cairn.engine.rulebook.Needs;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * What a transaction asks of the rule book while it holds learners.
 *
 * @param zone where a learner of unknown zone is
 * @param book the version that transitions are kept with
 * @param fold how a learner's journeys go on; see {@link dev.cairn.engine.rulebook.RuleBook#fold}
 */
public record JourneyRules(Needs needs, ZoneId zone, long book, Fold fold) {
    /** As {@link dev.cairn.engine.rulebook.RuleBook#fold}, over the live catalogue. */
    @FunctionalInterface
    public interface Fold {
        Course fold(Learner learner, Instant since, List<JourneyEvent> events, Instant until);
    }
}
