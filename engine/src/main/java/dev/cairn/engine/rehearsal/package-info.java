/** A book's examples come in, what became of each comes out. Two books come in, their difference in sentences and their effect on learners come out. */
@NullMarked
package dev.cairn.engine.rehearsal;

import org.jspecify.annotations.NullMarked;
