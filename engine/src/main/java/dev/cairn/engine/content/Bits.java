package dev.cairn.engine.content;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * A set of catalogue positions as plain 64-bit words: at the sizes of a catalogue (up to some 100,000 contents) faster
 * than compressed bitmaps. Shared between threads only once nobody writes to it any more.
 */
public final class Bits {
    private final long[] words;
    private final int size;

    /** An empty set over positions 0 to size - 1. */
    public Bits(int size) {
        this.size = size;
        words = new long[(size + 63) >>> 6];
    }

    private Bits(long[] words, int size) {
        this.words = words;
        this.size = size;
    }

    public static Bits all(int size) {
        Bits bits = new Bits(size);
        Arrays.fill(bits.words, -1L);
        if ((size & 63) != 0) {
            bits.words[bits.words.length - 1] = (1L << (size & 63)) - 1;
        }
        return bits;
    }

    public int size() {
        return size;
    }

    /** How many words there are; word {@code w} holds positions 64w to 64w + 63. */
    public int wordCount() {
        return words.length;
    }

    public long word(int index) {
        return words[index];
    }

    public boolean get(int position) {
        return (words[position >>> 6] >>> position & 1) != 0;
    }

    public void set(int position) {
        words[position >>> 6] |= 1L << position;
    }

    public void clear(int position) {
        words[position >>> 6] &= ~(1L << position);
    }

    public Bits copy() {
        return new Bits(words.clone(), size);
    }

    public Bits and(Bits other) {
        for (int i = 0; i < words.length; i++) {
            words[i] &= other.words[i];
        }
        return this;
    }

    public Bits or(Bits other) {
        for (int i = 0; i < words.length; i++) {
            words[i] |= other.words[i];
        }
        return this;
    }

    public Bits andNot(Bits other) {
        for (int i = 0; i < words.length; i++) {
            words[i] &= ~other.words[i];
        }
        return this;
    }

    /** Takes the others' positions out and says how many there were. */
    public int remove(Bits other) {
        int removed = 0;
        for (int i = 0; i < words.length; i++) {
            long gone = words[i] & other.words[i];
            if (gone != 0) {
                removed += Long.bitCount(gone);
                words[i] ^= gone;
            }
        }
        return removed;
    }

    /** Takes out what the other has not, and says how many there were. */
    public int retain(Bits other) {
        int removed = 0;
        for (int i = 0; i < words.length; i++) {
            long gone = words[i] & ~other.words[i];
            if (gone != 0) {
                removed += Long.bitCount(gone);
                words[i] ^= gone;
            }
        }
        return removed;
    }

    public boolean isEmpty() {
        for (long word : words) {
            if (word != 0) {
                return false;
            }
        }
        return true;
    }

    public int cardinality() {
        int sum = 0;
        for (long word : words) {
            sum += Long.bitCount(word);
        }
        return sum;
    }

    /** Calls back for every position in the set, in ascending order. */
    public void forEach(IntConsumer position) {
        for (int i = 0; i < words.length; i++) {
            for (long word = words[i]; word != 0; word &= word - 1) {
                position.accept((i << 6) + Long.numberOfTrailingZeros(word));
            }
        }
    }
}
