/** A book's examples come in, what became of each comes out; later also what a candidate book would change for real learners. */
@NullMarked
package dev.cairn.engine.rehearsal;

import org.jspecify.annotations.NullMarked;
