/** What a decision is asked (the moment) and what it answers: ranked picks with reasons, what was held back and why. */
@NullMarked
package dev.cairn.engine.decision;

import org.jspecify.annotations.NullMarked;
