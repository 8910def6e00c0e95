/** Rows come in, the numbers of the rows that fire on given facts come out. The only room that knows Drools. */
@NullMarked
package dev.cairn.engine.rulebook.drools;

import org.jspecify.annotations.NullMarked;
