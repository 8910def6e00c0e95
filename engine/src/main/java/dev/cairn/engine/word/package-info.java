/** The one normal form in which values are compared: a person's spelling comes in, a key goes out. Every other room may use it; it knows none of them. */
@NullMarked
package dev.cairn.engine.word;

import org.jspecify.annotations.NullMarked;
