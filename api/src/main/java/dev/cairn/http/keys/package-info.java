/** Tokens come in, and who sent them goes out, with their rights; keys are read here, followed and never shown. */
@NullMarked
package dev.cairn.http.keys;

import org.jspecify.annotations.NullMarked;
