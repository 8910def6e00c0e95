package dev.cairn.engine.rulebook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A journey's move.
 *
 * @param from null when the journey begins
 * @param to null when it ends
 * @param at when it fell due
 * @param rule sheet and name of the row that moved it
 * @param sentence that row in plain English
 */
public record Transition(
        String program, @Nullable String from, @Nullable String to, Instant at, String rule, String sentence) {}
