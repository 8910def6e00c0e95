package dev.cairn.keeping;

import java.util.UUID;

/**
 * Which decisions are kept where there are more than may be: a share of them by the hash of their ids, so that the same id
 * at the same share is always kept, or never.
 */
final class Sampling {
    private static final long SECOND = 1_000_000_000;

    private final double most;
    private long began;
    private long before;
    private long now;

    /** @param most a second */
    Sampling(double most, long nanos) {
        this.most = most;
        began = nanos;
    }

    /** Counts one more; which share of this second's is kept, 0 to 1. */
    synchronized double share(long nanos) {
        long passed = nanos - began;
        if (passed >= SECOND) {
            before = passed < 2 * SECOND ? now : 0;
            now = 0;
            began += passed - passed % SECOND;
        }
        now++;
        // a rush is known by the second before, or as soon as it has gone beyond
        return Math.min(1, most / Math.max(before, now));
    }

    static boolean keeps(UUID id, double share) {
        return place(id) < share;
    }

    /** Where an id stands from 0 to, and without, 1: finished as SplitMix64 does, so that near ids stand far apart. */
    private static double place(UUID id) {
        long hash = id.getMostSignificantBits() ^ Long.rotateLeft(id.getLeastSignificantBits(), 32);
        hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
        hash ^= hash >>> 31;
        return (hash >>> 11) * 0x1.0p-53;
    }
}
