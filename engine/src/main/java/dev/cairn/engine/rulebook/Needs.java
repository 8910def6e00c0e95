package dev.cairn.engine.rulebook;

/**
 * What of a learner's past a book reads, so that a reader pays only for what the book asks.
 *
 * @param days the longest window in days; 0 none, {@code Integer.MAX_VALUE} ever
 * @param hours whether any window in hours is read
 * @param habits whether device shares or active hours are read
 */
public record Needs(int days, boolean hours, boolean habits) {}
