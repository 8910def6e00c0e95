package dev.cairn.engine.learner;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The level at which a learner holds a skill, with the evidence that won.
 *
 * @param level 0 is none
 * @param evidence {@code self}, {@code manager}, {@code assessment}, {@code completion}, {@code job description}
 * @param scale of the level, by name; empty for the skill's own
 */
public record SkillLevel(
        String skill,
        double level,
        String evidence,
        @Nullable LocalDate on,
        String scale) {

    /** On the skill's own scale. */
    public SkillLevel(String skill, double level, String evidence, @Nullable LocalDate on) {
        this(skill, level, evidence, on, "");
    }

    /** Under what a learner's levels are kept: the skill, and the scale where one is named. */
    public String key() {
        return scale.isEmpty() ? skill : skill + " (" + scale + ")";
    }
}
