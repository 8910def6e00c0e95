package dev.cairn.engine.rulebook;

import dev.cairn.engine.decision.WhyNot.Step;
import java.util.function.Consumer;

/**
 * One base fact made different.
 *
 * @param slot what it sets; two edits of one slot do not go together
 */
record Edit(String slot, Step step, Consumer<Draft> apply) {}
