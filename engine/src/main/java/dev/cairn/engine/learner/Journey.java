package dev.cairn.engine.learner;

import java.time.Instant;

/**
 * A learner's place in one program: the stage, and since when.
 *
 * @param stage {@link #ENDED} once the journey is over; no program may have a stage of that name
 */
public record Journey(String program, String stage, Instant since) {
    public static final String ENDED = "exit";

    public boolean ended() {
        return stage.equals(ENDED);
    }
}
