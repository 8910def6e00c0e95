/** Decisions that went out come in, are kept beside the answer and never before it, and can be decided again as of then; what would be decided under other facts, another moment or another book goes out, too, and leaves no trace. */
@NullMarked
package dev.cairn.keeping;

import org.jspecify.annotations.NullMarked;
