package dev.cairn.store;

import dev.cairn.engine.learner.ExternalId;
import dev.cairn.engine.learner.LearnerId;

/** What became of a list of people: all of it, or nothing. */
public sealed interface PeopleSaved {
    record Saved(int added, int changed, int unchanged, int left) implements PeopleSaved {}

    /** The external id belongs to another learner. */
    record ExternalIdTaken(LearnerId person, ExternalId id, LearnerId holder) implements PeopleSaved {}

    /** More people would be marked as left than was agreed to. */
    record TooManyLeaving(int leaving, int of) implements PeopleSaved {}
}
