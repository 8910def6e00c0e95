package dev.cairn.store;

import java.time.LocalDate;
import java.util.Map;

/**
 * That a learner holds a skill at a level. The winning evidence of a skill on a scale is the one of the greatest weight
 * (as it has faded, where the skill has a half-life), among equals the latest.
 *
 * @param scale of the level, by name; empty for the skill's own
 * @param source {@code self}, {@code manager}, {@code assessment}, {@code completion}, {@code job description}
 */
public record SkillEvidence(String skill, double level, String source, LocalDate on, int weight, String scale) {
    public static final String COMPLETION = "completion";

    /** What evidence weighs that says no weight: the less a source has an interest in the answer, the more. */
    public static final Map<String, Integer> WEIGHTS =
            Map.of("assessment", 50, "manager", 40, COMPLETION, 30, "self", 20, "job description", 10);

    /** Of a source that is none of these. */
    public static final int WEIGHT = 20;

    /** On the skill's own scale. */
    public SkillEvidence(String skill, double level, String source, LocalDate on, int weight) {
        this(skill, level, source, on, weight, "");
    }

    public static int weight(String source) {
        return WEIGHTS.getOrDefault(source, WEIGHT);
    }
}
