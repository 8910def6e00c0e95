package dev.cairn.engine.learner;

import org.jspecify.annotations.Nullable;

/**
 * A skill that a role needs, beside what the learner holds of it; a gap where {@link #missing} is above 0.
 *
 * @param scale of both levels, by name; empty for the skill's own
 * @param held 0 where {@code basis} says that nothing can be compared
 * @param evidence what {@code held} rests on, on its own scale; null without any
 */
public record SkillGap(
        String skill,
        String scale,
        double needed,
        double held,
        Basis basis,
        @Nullable SkillLevel evidence) {

    /** What the held level rests on. */
    public enum Basis {
        /** Evidence on the need's own scale. */
        EVIDENCE,
        /** Evidence on another scale, and the framework says which level that is on this one. */
        CONVERTED,
        /** There is evidence on other scales only, which say nothing about this one: it counts as level 0. */
        OTHER_SCALE,
        /** There is no evidence: it counts as level 0. */
        NO_EVIDENCE
    }

    /** How many levels are missing; 0 or less where none is. */
    public double missing() {
        return needed - held;
    }
}
