package dev.cairn.engine.rulebook;

import java.util.Arrays;

/**
 * The best of many contents, in the one order of lists: mandatory, then always first, then score, then what is
 * capped; where these are equal, catalogue position. An entry is packed into a long so that comparing is one instruction.
 */
final class Ranking {
    static final int CAPPED = 0;
    static final int PLAIN = 1;
    static final int FIRST = 2;
    static final int REQUIRED = 3;

    private static final int POSITION_BITS = 20;
    private static final int SCORE_BITS = 41;
    private static final int MOST_CONTENTS = 1 << POSITION_BITS;

    /** Scores are compared in thousandths of a point, up to about 1,000,000,000 points either way. */
    private static final long SCORE_LIMIT = (1L << (SCORE_BITS - 1)) - 1;

    private final long[] heap;
    private int size;

    Ranking(int most) {
        heap = new long[most];
    }

    static void checkSize(int contents) {
        if (contents > MOST_CONTENTS) {
            throw new IllegalArgumentException("a catalogue holds at most " + MOST_CONTENTS + " contents");
        }
    }

    static long entry(int rank, double score, int position) {
        long thousandths = Math.max(-SCORE_LIMIT, Math.min(SCORE_LIMIT, Math.round(score * 1000)));
        return (long) rank << (SCORE_BITS + POSITION_BITS)
                | (thousandths + SCORE_LIMIT) << POSITION_BITS
                | (MOST_CONTENTS - 1 - position);
    }

    static int position(long entry) {
        return MOST_CONTENTS - 1 - (int) (entry & (MOST_CONTENTS - 1));
    }

    static int rank(long entry) {
        return (int) (entry >>> (SCORE_BITS + POSITION_BITS));
    }

    void offer(long entry) {
        if (size < heap.length) {
            heap[size++] = entry;
            up(size - 1);
        } else if (size > 0 && entry > heap[0]) {
            heap[0] = entry;
            down();
        }
    }

    /** Best first. */
    long[] sorted() {
        long[] sorted = Arrays.copyOf(heap, size);
        Arrays.sort(sorted);
        for (int i = 0, j = size - 1; i < j; i++, j--) {
            long swap = sorted[i];
            sorted[i] = sorted[j];
            sorted[j] = swap;
        }
        return sorted;
    }

    private void up(int from) {
        int child = from;
        while (child > 0) {
            int parent = (child - 1) >>> 1;
            if (heap[parent] <= heap[child]) {
                return;
            }
            swap(parent, child);
            child = parent;
        }
    }

    private void down() {
        int parent = 0;
        while (true) {
            int child = 2 * parent + 1;
            if (child >= size) {
                return;
            }
            if (child + 1 < size && heap[child + 1] < heap[child]) {
                child++;
            }
            if (heap[parent] <= heap[child]) {
                return;
            }
            swap(parent, child);
            parent = child;
        }
    }

    private void swap(int a, int b) {
        long swap = heap[a];
        heap[a] = heap[b];
        heap[b] = swap;
    }
}
