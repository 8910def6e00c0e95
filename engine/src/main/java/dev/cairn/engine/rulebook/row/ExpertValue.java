package dev.cairn.engine.rulebook.row;

/**
 * A value in an expert's rule.
 *
 * @param text of a string what it stands for; of a number its digits
 * @param number whether it was written as a number
 */
public record ExpertValue(Place place, String text, boolean number) {}
