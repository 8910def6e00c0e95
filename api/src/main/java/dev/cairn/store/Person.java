package dev.cairn.store;

import dev.cairn.engine.learner.ExternalId;
import dev.cairn.engine.learner.LearnerId;
import java.util.List;
import java.util.Set;

/**
 * What a file or a caller says about one person; a new one is added, a known one is changed.
 *
 * @param externalIds added to those there are
 * @param skills replace evidence of the same skill and source
 */
public record Person(LearnerId id, Set<ExternalId> externalIds, ProfileChange profile, List<SkillEvidence> skills) {
    public Person {
        externalIds = Set.copyOf(externalIds);
        skills = List.copyOf(skills);
    }
}
