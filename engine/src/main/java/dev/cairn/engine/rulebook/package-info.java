/** Rule files come in, a rule book comes out, and its verbs classify, decide and advance. It binds the rows to Drools and to the catalogue; callers see neither. */
@NullMarked
package dev.cairn.engine.rulebook;

import org.jspecify.annotations.NullMarked;
