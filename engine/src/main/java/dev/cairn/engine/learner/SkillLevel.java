package dev.cairn.engine.learner;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The level at which a learner holds a skill, with the evidence that won.
 *
 * @param level 0 is none; the scale is the role matrix's own
 * @param evidence {@code self}, {@code manager}, {@code assessment}, {@code completion}, {@code job description}
 */
public record SkillLevel(
        String skill,
        double level,
        String evidence,
        @Nullable LocalDate on) {}
