package dev.cairn.engine.rehearsal;

import java.util.Comparator;

/**
 * A content that comes onto lists or falls off them.
 *
 * @param content its id
 * @param gained learners on whose list, of ten, it is new at one of the moments
 * @param lost learners from whose list it is gone at one of the moments
 */
public record Shift(String content, int gained, int lost) implements Comparable<Shift> {
    private static final Comparator<Shift> ORDER = Comparator.comparingInt((Shift shift) -> shift.gained + shift.lost)
            .reversed()
            .thenComparing(Shift::content);

    Shift plus(Shift other) {
        return new Shift(content, gained + other.gained, lost + other.lost);
    }

    /** Those that concern most learners first. */
    @Override
    public int compareTo(Shift other) {
        return ORDER.compare(this, other);
    }
}
