/** What a rule sheet says once it has been checked: rows of conditions and outcomes, each with its place. Sheets and expert rules come in as these, and only these go to Drools. */
@NullMarked
package dev.cairn.engine.rulebook.row;

import org.jspecify.annotations.NullMarked;
