package dev.cairn.publishing;

import java.util.UUID;

/** How the effect of a candidate book on all learners is being counted. Any node of the database answers for it. */
public sealed interface Preview {
    /** Ask {@link Publishing#effect(UUID)} with it again. */
    UUID id();

    /**
     * Waiting for its turn, or under way.
     *
     * @param done, total learners; total is 0 while it is not known yet
     */
    record Running(UUID id, int done, int total) implements Preview {}

    record Done(UUID id, PreviewReport report) implements Preview {}

    /** @param why for whoever asked; ask for a new one */
    record Failed(UUID id, String why) implements Preview {}
}
