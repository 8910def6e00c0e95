package dev.cairn.engine.decision;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A content was shown as often as a row of caps allows: on what is asked for it stands behind all others.
 *
 * @param per of the limits that are reached, the one that holds longest
 * @param atMost the limit; 0 is never
 * @param shown how often the content was shown in that time, today in
 * @param until when it stands where its points put it again, if it is not shown before; null is never
 */
public record Capped(
        Per per, int atMost, int shown, @Nullable Instant until) {

    /** The time over which a limit counts: calendar days of the learner, today in. */
    public enum Per {
        DAY(1, "day"),
        WEEK(7, "week"),
        MONTH(30, "month");

        private final int days;
        private final String word;

        Per(int days, String word) {
            this.days = days;
            this.word = word;
        }

        public int days() {
            return days;
        }

        public String word() {
            return word;
        }
    }
}
