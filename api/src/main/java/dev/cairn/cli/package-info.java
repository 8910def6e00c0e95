/** One class a verb of the command line, and the wiring of all rooms: words come in, lines on the terminal and an exit code go out. The only room that writes to the terminal. */
@NullMarked
package dev.cairn.cli;

import org.jspecify.annotations.NullMarked;
