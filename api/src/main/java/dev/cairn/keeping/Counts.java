package dev.cairn.keeping;

import java.util.concurrent.atomic.AtomicLong;

/** What became of decisions on this node, for metrics. */
public final class Counts {
    final AtomicLong kept = new AtomicLong();
    final AtomicLong sampledOut = new AtomicLong();
    final AtomicLong dropped = new AtomicLong();
    final AtomicLong failures = new AtomicLong();
    final AtomicLong lost = new AtomicLong();

    /** Told as kept. */
    public long kept() {
        return kept.get();
    }

    /** Not kept because there were more than may be kept a second. */
    public long sampledOut() {
        return sampledOut.get();
    }

    /** Not kept because the queue was full or the learner's facts too large. */
    public long dropped() {
        return dropped.get();
    }

    /** Batches that the database did not take. */
    public long failures() {
        return failures.get();
    }

    /** Told as kept, and refused by the database for good. */
    public long lost() {
        return lost.get();
    }
}
