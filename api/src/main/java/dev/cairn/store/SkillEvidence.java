package dev.cairn.store;

import java.time.LocalDate;

/**
 * That a learner holds a skill at a level. The winning evidence of a skill is the one of the greatest weight, among
 * equals the latest.
 *
 * @param source {@code self}, {@code manager}, {@code assessment}, {@code completion}, {@code job description}
 */
public record SkillEvidence(String skill, double level, String source, LocalDate on, int weight) {}
