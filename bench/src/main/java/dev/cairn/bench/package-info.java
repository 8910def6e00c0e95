/** Made worlds come in, a table of nanoseconds and bytes comes out. Nobody depends on this room. */
@NullMarked
package dev.cairn.bench;

import org.jspecify.annotations.NullMarked;
