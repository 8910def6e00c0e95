package dev.cairn.store;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What became of taking a signal back. */
public sealed interface SignalUndone {
    /** What is taken back: words about a content. What somebody did cannot be made undone. */
    Set<String> KINDS = Set.of("dismissed", "known", "snoozed");

    /**
     * It counts no more.
     *
     * @param learner as they are after it; null for one who is not there yet
     * @param before whether it had been taken back before
     */
    record Undone(@Nullable Advanced learner, boolean before) implements SignalUndone {}

    /** The learner has no such signal, or is not there. */
    record Unknown() implements SignalUndone {}

    /** Its kind is not taken back. */
    record Refused(String kind) implements SignalUndone {}
}
