package dev.cairn.engine.content;

/** A skill that a content teaches (or, for a mentor, holds) up to a level of the role matrix's scale. */
public record TaughtSkill(String skill, double level) {}
