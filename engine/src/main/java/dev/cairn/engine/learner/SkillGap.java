package dev.cairn.engine.learner;

/** A skill that the learner's role needs at a higher level than the learner holds; no evidence counts as level 0. */
public record SkillGap(String skill, double needed, double held) {
    public double missing() {
        return needed - held;
    }
}
