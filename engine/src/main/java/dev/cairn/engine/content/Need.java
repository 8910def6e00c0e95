package dev.cairn.engine.content;

/**
 * That a role needs a skill.
 *
 * @param level above 0, on the scale
 * @param scale by name; empty for the skill's own
 */
public record Need(String skill, double level, String scale) {
    /** On the skill's own scale. */
    public Need(String skill, double level) {
        this(skill, level, "");
    }
}
