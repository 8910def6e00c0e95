/** Signals come in, counts and places in programs are kept, and the learner as he stands afterwards goes out with the transitions. Each in one transaction, so that a reader never sees half of it. */
@NullMarked
package dev.cairn.journeys;

import org.jspecify.annotations.NullMarked;
