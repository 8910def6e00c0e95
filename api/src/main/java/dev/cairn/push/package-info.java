/** What may have changed comes in: signals, profiles, a rule book, a catalogue, the hour. To whoever watches a learner goes out what the learner should see now, whenever that is something else than before. */
@NullMarked
package dev.cairn.push;

import org.jspecify.annotations.NullMarked;
