/** A book's checked rows, a catalogue, a day and what is unknown of learners come in, issues that an editor should know about come out. It reads rows as data and never decides. */
@NullMarked
package dev.cairn.engine.rulebook.lint;

import org.jspecify.annotations.NullMarked;
