/** Where the program begins: the command line's words come in, its exit code goes out. */
@NullMarked
package dev.cairn;

import org.jspecify.annotations.NullMarked;
